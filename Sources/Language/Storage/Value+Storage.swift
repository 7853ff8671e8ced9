import Diagnostics

/// How each kind of value begins in a file.
private enum Tag: UInt8 {
  case none, no, yes, int, float, text, list, floats, record, range, quantity, native, foreign
  case function
}

extension StorageWriter {
  /// Writes a value of the language.
  ///
  /// Of functions it writes what they do, what they have captured and where their calls stand in
  /// their cell, on which the random numbers that they draw depend. Where they stand in the text is no
  /// part of it: whoever reads them finds them in the cell as it is written then.
  public func value(_ value: Value) throws {
    try count(1)
    switch value {
    case .none: tag(.none)
    case .bool(let value): tag(value ? .yes : .no)
    case .int(let value):
      tag(.int)
      int(value)
    case .float(let value):
      tag(.float)
      double(value)
    case .object(let object): try self.object(object, value)
    }
  }

  private func tag(_ tag: Tag) { byte(tag.rawValue) }

  private func object(_ object: Object, _ value: Value) throws {
    switch object.kind {
    case .string:
      tag(.text)
      text(value.string ?? "")
    case .list: try list(value.list ?? [])
    case .record:
      let record = value.record ?? Record()
      tag(.record)
      texts(record.names)
      for value in record.values { try self.value(value) }
    case .range:
      tag(.range)
      int(value.range?.lowerBound ?? 0)
      int(value.range?.upperBound ?? 0)
    case .quantity:
      tag(.quantity)
      double(value.quantity?.value ?? 0)
      text(value.quantity?.unit.rawValue ?? "")
    case .native:
      tag(.native)
      text(value.native?.name ?? "")
    case .foreign: try foreign(value.foreign)
    case .function: try function(value)
    case .captures, .unbound: leaveOut()
    }
  }

  private func list(_ items: [Value]) throws {
    try count(items.count)
    var numbers: [Double] = []
    for case .float(let number) in items { numbers.append(number) }
    if !items.isEmpty, numbers.count == items.count {
      tag(.floats)
      return doubles(numbers)
    }
    tag(.list)
    try list(items) { try value($0) }
  }

  private func foreign(_ foreign: (any Foreign)?) throws {
    guard let storable = foreign as? any Storable else { return leaveOut() }
    tag(.foreign)
    text(type(of: storable).storedName)
    try storable.write(to: self)
  }

  private func function(_ value: Value) throws {
    guard let function = value.object(of: .function, as: FunctionObject.self) else {
      return leaveOut()
    }
    try count(256)
    tag(.function)
    data(function.code.tokens)
    data(function.captures.tokens)
    text(function.code.site.cell)
    int(function.code.site.ordinal)
    int(function.code.twin)
    texts(function.captures.names)
    for value in function.captures.values { try self.value(value) }
  }
}

extension StorageReader {
  /// Reads a value of the language.
  public func value() throws -> Value {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Limits.standard.nesting + 2, let tag = Tag(rawValue: try byte()) else {
      throw Fault.unreadable("a kept value")
    }
    switch tag {
    case .none: return .none
    case .no: return .bool(false)
    case .yes: return .bool(true)
    case .int: return .int(try int())
    case .float: return .float(try double())
    case .text: return .string(try text())
    case .list: return .list(try list(value))
    case .floats: return .list(try doubles().map { .float($0) })
    case .record:
      let names = try texts()
      guard Set(names).count == names.count else { throw Fault.unreadable("a kept record") }
      return .record(Record(try names.map { ($0, try value()) }))
    case .range:
      let (lower, upper) = (try int(), try int())
      guard lower <= upper, !upper.subtractingReportingOverflow(lower).overflow else {
        throw Fault.unreadable("a kept range")
      }
      return .range(lower..<upper)
    case .quantity:
      let number = try double()
      guard let unit = Quantity.Unit(rawValue: try text()) else {
        throw Fault.unreadable("a kept unit")
      }
      return .quantity(Quantity(number, unit))
    case .native:
      guard let native = context.library[try text()] else {
        throw Fault.unreadable("a kept function")
      }
      return .native(native)
    case .foreign:
      guard let type = context.types[try text()] else { throw Fault.unreadable("a kept value") }
      return .foreign(try type.init(from: self))
    case .function: return try function()
    }
  }

  private func function() throws -> Value {
    let (tokens, group, cell) = (try data(), try data(), try text())
    let (lastCall, twin, names) = (try int(), try int(), try texts())
    let captures = Captures(try names.map { _ in try value() }, names: names, tokens: group)
    let code = context.functions?[cell].first { function in
      function.code.tokens == tokens && function.code.site.ordinal == lastCall
        && function.code.twin == twin && function.tokens == group && function.captured == names
    }?.code
    guard let code else { throw Fault.unreadable("a kept function") }
    return .object(FunctionObject(code, captures: captures))
  }
}
