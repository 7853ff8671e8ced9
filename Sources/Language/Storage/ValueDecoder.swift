import Diagnostics

/// Makes anything `Decodable` from the plain values that ``ValueEncoder`` made of it.
struct ValueDecoder: Decoder {
  let value: Value
  let codingPath: [any CodingKey] = []
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  static func decode<T: Decodable>(_ type: T.Type, from value: Value) throws -> T {
    // Arrays of numbers are most of what there is.
    if type == [Double].self, let list = value.list, let numbers = list.numbers as? T {
      return numbers
    }
    return try T(from: ValueDecoder(value: value))
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    guard let record = value.record else { throw Fault.unreadable("a kept record") }
    return KeyedDecodingContainer(Keyed(record: record))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    guard let items = value.list else { throw Fault.unreadable("a kept list") }
    return Unkeyed(items: items)
  }

  func singleValueContainer() -> any SingleValueDecodingContainer { Single(value: value) }
}

extension [Value] {
  fileprivate var numbers: [Double]? {
    var numbers: [Double] = []
    numbers.reserveCapacity(count)
    for case .float(let number) in self { numbers.append(number) }
    return numbers.count == count ? numbers : nil
  }
}

private struct Keyed<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let record: Record
  let codingPath: [any CodingKey] = []
  var allKeys: [Key] { record.names.compactMap { Key(stringValue: $0) } }

  private func field(_ key: any CodingKey) throws -> Value {
    guard let value = record[key.stringValue] else { throw Fault.unreadable("a kept field") }
    return value
  }

  func contains(_ key: Key) -> Bool { record[key.stringValue] != nil }
  func decodeNil(forKey key: Key) throws -> Bool { try field(key).isNone }

  func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
    try ValueDecoder.decode(type, from: field(key))
  }

  func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<NestedKey> {
    try ValueDecoder(value: field(key)).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try ValueDecoder(value: field(key)).unkeyedContainer()
  }

  func superDecoder() -> any Decoder { ValueDecoder(value: .record(record)) }
  func superDecoder(forKey key: Key) throws -> any Decoder { ValueDecoder(value: try field(key)) }
}

private struct Unkeyed: UnkeyedDecodingContainer {
  let items: [Value]
  let codingPath: [any CodingKey] = []
  var currentIndex = 0
  var count: Int? { items.count }
  var isAtEnd: Bool { currentIndex >= items.count }

  private mutating func next() throws -> Value {
    guard !isAtEnd else { throw Fault.unreadable("a kept list") }
    defer { currentIndex += 1 }
    return items[currentIndex]
  }

  mutating func decodeNil() throws -> Bool {
    guard !isAtEnd, items[currentIndex].isNone else { return false }
    currentIndex += 1
    return true
  }

  mutating func decode<T: Decodable>(_ type: T.Type) throws -> T {
    try ValueDecoder.decode(type, from: next())
  }

  mutating func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type
  ) throws -> KeyedDecodingContainer<NestedKey> {
    try ValueDecoder(value: next()).container(keyedBy: type)
  }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    try ValueDecoder(value: next()).unkeyedContainer()
  }

  mutating func superDecoder() throws -> any Decoder { ValueDecoder(value: try next()) }
}

private struct Single: SingleValueDecodingContainer {
  let value: Value
  let codingPath: [any CodingKey] = []

  func decodeNil() -> Bool { value.isNone }
  func decode(_ type: Bool.Type) throws -> Bool { try required(value.bool) }
  func decode(_ type: String.Type) throws -> String { try required(value.string) }
  func decode(_ type: Float.Type) throws -> Float { Float(try decode(Double.self)) }
  func decode(_ type: Double.Type) throws -> Double {
    guard case .float(let number) = value else { throw Fault.unreadable("a kept number") }
    return number
  }
  func decode(_ type: Int.Type) throws -> Int { try required(value.int) }
  func decode(_ type: Int8.Type) throws -> Int8 { try whole() }
  func decode(_ type: Int16.Type) throws -> Int16 { try whole() }
  func decode(_ type: Int32.Type) throws -> Int32 { try whole() }
  func decode(_ type: Int64.Type) throws -> Int64 { try whole() }
  func decode(_ type: UInt.Type) throws -> UInt { UInt(bitPattern: try required(value.int)) }
  func decode(_ type: UInt8.Type) throws -> UInt8 { try whole() }
  func decode(_ type: UInt16.Type) throws -> UInt16 { try whole() }
  func decode(_ type: UInt32.Type) throws -> UInt32 { try whole() }
  func decode(_ type: UInt64.Type) throws -> UInt64 {
    UInt64(truncatingIfNeeded: try required(value.int))
  }
  func decode<T: Decodable>(_ type: T.Type) throws -> T {
    try ValueDecoder.decode(type, from: value)
  }

  private func whole<T: FixedWidthInteger>() throws -> T {
    try required(T(exactly: try required(value.int)))
  }

  private func required<T>(_ value: T?) throws -> T {
    guard let value else { throw Fault.unreadable("a kept value") }
    return value
  }
}

extension StorageReader {
  /// Reads what ``StorageWriter/plain(_:)`` wrote.
  public func plain<T: Decodable>(_ type: T.Type = T.self) throws -> T {
    try ValueDecoder.decode(type, from: value())
  }
}
