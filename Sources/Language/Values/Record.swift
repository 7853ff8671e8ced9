/// Named values in an order.
public struct Record: Sendable {
  /// The names of the fields, each once, in order.
  public private(set) var names: [String]
  /// The values of the fields, in the order of ``names``.
  public private(set) var values: [Value]

  /// Creates a record; where a name is given twice, the last value takes the place of the first.
  public init(_ fields: [(String, Value)] = []) {
    names = []
    values = []
    names.reserveCapacity(fields.count)
    values.reserveCapacity(fields.count)
    var places: [String: Int] = [:]
    for (name, value) in fields {
      if let place = places.updateValue(names.count, forKey: name) {
        places[name] = place
        values[place] = value
      } else {
        names.append(name)
        values.append(value)
      }
    }
  }

  /// Creates a record from names that are known to differ and as many values.
  init(uniqueNames names: [String], values: [Value]) {
    self.names = names
    self.values = values
  }

  /// The number of fields.
  public var count: Int { names.count }

  /// The value of a field, or nothing if there is no field of that name.
  public subscript(_ name: String) -> Value? {
    guard let place = names.firstIndex(of: name) else { return nil }
    return values[place]
  }

  /// The fields in order.
  public var fields: [(name: String, value: Value)] {
    zip(names, values).map { (name: $0, value: $1) }
  }

  /// The record with one field set; a new field comes last.
  public func setting(_ name: String, to value: Value) -> Record {
    var copy = self
    if let place = names.firstIndex(of: name) {
      copy.values[place] = value
    } else {
      copy.names.append(name)
      copy.values.append(value)
    }
    return copy
  }
}
