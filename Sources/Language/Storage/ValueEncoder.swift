/// Turns anything `Encodable` into plain values: records, lists, numbers and texts.
///
/// So that types that know nothing of the language can be kept with one word in their declaration.
struct ValueEncoder: Encoder {
  /// Where a value is collected.
  final class Box {
    var value: Value?
    var fields: [(String, Box)] = []
    var items: [Box] = []
    var isList = false

    var result: Value {
      if let value { return value }
      return isList
        ? .list(items.map(\.result)) : .record(Record(fields.map { ($0.0, $0.1.result) }))
    }
  }

  let box: Box
  let codingPath: [any CodingKey] = []
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  /// The value of something.
  static func value(of content: some Encodable) throws -> Value {
    let box = Box()
    try encode(content, in: box)
    return box.result
  }

  fileprivate static func encode(_ content: some Encodable, in box: Box) throws {
    // Arrays of numbers are most of what there is.
    switch content {
    case let numbers as [Double]: box.value = .list(numbers.map { .float($0) })
    case let numbers as [Int]: box.value = .list(numbers.map { .int($0) })
    case let number as Double: box.value = .float(number)
    case let number as Int: box.value = .int(number)
    case let text as String: box.value = .string(text)
    case let truth as Bool: box.value = .bool(truth)
    default: try content.encode(to: ValueEncoder(box: box))
    }
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    KeyedEncodingContainer(Keyed(box: box))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    box.isList = true
    return Unkeyed(box: box)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer { Single(box: box) }
}

private struct Keyed<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let box: ValueEncoder.Box
  let codingPath: [any CodingKey] = []

  private func field(_ key: any CodingKey) -> ValueEncoder.Box {
    let field = ValueEncoder.Box()
    box.fields.append((key.stringValue, field))
    return field
  }

  mutating func encodeNil(forKey key: Key) { field(key).value = Value.none }

  mutating func encode<T: Encodable>(_ value: T, forKey key: Key) throws {
    try ValueEncoder.encode(value, in: field(key))
  }

  mutating func nestedContainer<NestedKey: CodingKey>(
    keyedBy keyType: NestedKey.Type, forKey key: Key
  ) -> KeyedEncodingContainer<NestedKey> {
    ValueEncoder(box: field(key)).container(keyedBy: keyType)
  }

  mutating func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    ValueEncoder(box: field(key)).unkeyedContainer()
  }

  mutating func superEncoder() -> any Encoder { ValueEncoder(box: box) }
  mutating func superEncoder(forKey key: Key) -> any Encoder { ValueEncoder(box: field(key)) }
}

private struct Unkeyed: UnkeyedEncodingContainer {
  let box: ValueEncoder.Box
  let codingPath: [any CodingKey] = []
  var count: Int { box.items.count }

  private func item() -> ValueEncoder.Box {
    let item = ValueEncoder.Box()
    box.items.append(item)
    return item
  }

  mutating func encodeNil() { item().value = Value.none }
  mutating func encode<T: Encodable>(_ value: T) throws {
    try ValueEncoder.encode(value, in: item())
  }

  mutating func nestedContainer<NestedKey: CodingKey>(
    keyedBy keyType: NestedKey.Type
  ) -> KeyedEncodingContainer<NestedKey> {
    ValueEncoder(box: item()).container(keyedBy: keyType)
  }

  mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
    ValueEncoder(box: item()).unkeyedContainer()
  }

  mutating func superEncoder() -> any Encoder { ValueEncoder(box: item()) }
}

private struct Single: SingleValueEncodingContainer {
  let box: ValueEncoder.Box
  let codingPath: [any CodingKey] = []

  mutating func encodeNil() { box.value = Value.none }
  mutating func encode(_ value: Bool) { box.value = .bool(value) }
  mutating func encode(_ value: String) { box.value = .string(value) }
  mutating func encode(_ value: Double) { box.value = .float(value) }
  mutating func encode(_ value: Float) { box.value = .float(Double(value)) }
  mutating func encode(_ value: Int) { box.value = .int(value) }
  mutating func encode(_ value: Int8) { box.value = .int(Int(value)) }
  mutating func encode(_ value: Int16) { box.value = .int(Int(value)) }
  mutating func encode(_ value: Int32) { box.value = .int(Int(value)) }
  mutating func encode(_ value: Int64) { box.value = .int(Int(value)) }
  mutating func encode(_ value: UInt) { box.value = .int(Int(bitPattern: value)) }
  mutating func encode(_ value: UInt8) { box.value = .int(Int(value)) }
  mutating func encode(_ value: UInt16) { box.value = .int(Int(value)) }
  mutating func encode(_ value: UInt32) { box.value = .int(Int(value)) }
  mutating func encode(_ value: UInt64) { box.value = .int(Int(truncatingIfNeeded: value)) }
  mutating func encode<T: Encodable>(_ value: T) throws {
    try ValueEncoder.encode(value, in: box)
  }
}

extension StorageWriter {
  /// Writes anything `Encodable`.
  public func plain(_ content: some Encodable) throws {
    try value(ValueEncoder.value(of: content))
  }
}
