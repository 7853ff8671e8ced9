import Diagnostics

extension Operators {
  /// The sum of what is neither text nor list.
  static func add(_ a: Value, _ b: Value) throws -> Value {
    if let result = try Numbers.apply(.add, a, b) { return result }
    if let result = try Quantities.apply(.add, a, b) { return result }
    throw undefined(.add, a, b)
  }

  /// Two texts or two lists as one; the first grows in place if nothing else refers to it.
  static func joined(
    _ first: consuming Object?, _ second: Object, _ m: Evaluation
  ) throws -> Value {
    guard var object = first else { return .none }
    let isUnique = isKnownUniquelyReferenced(&object)
    if object.kind == .string {
      let a = unsafeDowncast(object, to: StringObject.self)
      let b = unsafeDowncast(second, to: StringObject.self)
      try m.requireText(bytes: a.text.utf8.count + b.text.utf8.count)
      guard isUnique else {
        try m.account(a.text.utf8.count + b.text.utf8.count)
        return .string(a.text + b.text)
      }
      try m.grow(&a.text, by: b.text.utf8.count)
      a.text += b.text
    } else {
      let a = unsafeDowncast(object, to: ListObject.self)
      let b = unsafeDowncast(second, to: ListObject.self)
      try m.requireList(count: a.items.count + b.items.count)
      try m.accountList(
        a.items, growingTo: a.items.count + b.items.count, isUnique: isUnique)
      guard isUnique else { return .list(a.items + b.items) }
      a.items.append(contentsOf: b.items)
      a.nesting = max(a.nesting, b.nesting)
    }
    return .object(object)
  }

  /// A text or list several times over, or nothing if the operands are not one and a whole number.
  static func repeated(_ a: Value, _ b: Value, _ m: Evaluation) throws -> Value? {
    if case .int(let count) = b { return try repeated(a, count, m) }
    if case .int(let count) = a { return try repeated(b, count, m) }
    return nil
  }

  private static func repeated(_ value: Value, _ count: Int, _ m: Evaluation) throws -> Value? {
    let count = max(0, count)
    if let text = value.string {
      try m.requireText(bytes: text.utf8.count.multipliedReportingOverflow(by: count))
      if text.isEmpty { return value }
      try m.account(text.utf8.count * count)
      return .string(String(repeating: text, count: count))
    }
    if let items = value.list {
      try m.requireList(count: items.count.multipliedReportingOverflow(by: count))
      if items.isEmpty { return value }
      try m.account(items.count * count * MemoryLayout<Value>.stride)
      var result: [Value] = []
      result.reserveCapacity(items.count * count)
      for _ in 0..<count { result.append(contentsOf: items) }
      return .list(result)
    }
    return nil
  }
}

extension Value {
  /// The kind of object, if this is one.
  var kind: Object.Kind? {
    if case .object(let object) = self { return object.kind }
    return nil
  }

  /// The object, with this value's own reference to it.
  ///
  /// Not inlined, so that the reference moves and a uniquely referenced object stays so.
  @inline(never)
  consuming func takeObject() -> Object? {
    if case .object(let object) = self { return object }
    return nil
  }
}

extension String {
  /// Whether a text stands somewhere in this one, in linear time (D. E. Knuth, J. H. Morris and
  /// V. R. Pratt, "Fast pattern matching in strings", SIAM Journal on Computing 6, 1977).
  func containsText(_ part: String) -> Bool {
    let wanted = Array(part.utf8)
    if wanted.isEmpty { return true }
    // For every prefix of the part, the length of its longest proper prefix that ends it.
    var borders = [0]
    borders.reserveCapacity(wanted.count)
    for place in wanted.indices.dropFirst() {
      var length = borders[place - 1]
      while length > 0, wanted[length] != wanted[place] { length = borders[length - 1] }
      borders.append(wanted[length] == wanted[place] ? length + 1 : 0)
    }
    var length = 0
    for byte in utf8 {
      while length > 0, wanted[length] != byte { length = borders[length - 1] }
      if wanted[length] == byte { length += 1 }
      if length == wanted.count { return true }
    }
    return false
  }
}

extension Evaluation {
  /// Throws if a text of so many bytes would be too long.
  func requireText(bytes: Int) throws {
    try requireText(bytes: (bytes, false))
  }

  func requireText(bytes: (partialValue: Int, overflow: Bool)) throws {
    if bytes.overflow || bytes.partialValue > limits.stringBytes {
      throw Fault(
        "limit.text", "a text must be at most \(limits.stringBytes) bytes long",
        hint: "Build it in parts.")
    }
  }

  /// Throws if a list of so many items would be too long.
  func requireList(count: Int) throws {
    try requireList(count: (count, false))
  }

  func requireList(count: (partialValue: Int, overflow: Bool)) throws {
    if count.overflow || count.partialValue > limits.listCount {
      throw Fault(
        "limit.list", "a list must have at most \(limits.listCount) items",
        hint: "Use a range, or work on parts.")
    }
  }
}
