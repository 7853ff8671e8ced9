import Diagnostics

/// `[a, b]`
final class ListNode: Node, @unchecked Sendable {
  let fill: Fill
  let count: Int
  let place: Place

  init(_ fill: Fill, count: Int, _ place: Place) {
    self.fill = fill
    self.count = count
    self.place = place
  }

  override func eval(_ f: Frame, _ m: Evaluation) throws -> Value {
    var items: [Value] = []
    items.reserveCapacity(count)
    try fill.append(to: &items, f, m)
    let list = ListObject(items)
    if list.nesting > 100 { _ = try m.placedNesting(.object(list), place) }
    return .object(list)
  }
}

/// Expressions whose values go into a list one after another: a balanced tree, so that running and
/// releasing it does not recurse deeply.
class Fill: @unchecked Sendable {
  func append(to items: inout [Value], _ f: Frame, _ m: Evaluation) throws {}

  /// The tree over nodes.
  static func tree(_ nodes: ArraySlice<Node>) -> Fill {
    guard nodes.count > 1 else { return nodes.first.map(OneFill.init) ?? Fill() }
    let middle = nodes.startIndex + nodes.count / 2
    return TwoFill(tree(nodes[..<middle]), tree(nodes[middle...]))
  }
}

/// One value.
final class OneFill: Fill, @unchecked Sendable {
  let node: Node

  init(_ node: Node) { self.node = node }

  override func append(to items: inout [Value], _ f: Frame, _ m: Evaluation) throws {
    items.append(try node.eval(f, m))
  }
}

/// Two parts of a tree.
final class TwoFill: Fill, @unchecked Sendable {
  let a: Fill, b: Fill

  init(_ a: Fill, _ b: Fill) {
    self.a = a
    self.b = b
  }

  override func append(to items: inout [Value], _ f: Frame, _ m: Evaluation) throws {
    try a.append(to: &items, f, m)
    try b.append(to: &items, f, m)
  }
}

/// `{a: 1, b}`
final class RecordNode: Node, @unchecked Sendable {
  let names: [String]
  let fill: Fill
  let place: Place

  init(_ names: [String], _ fill: Fill, _ place: Place) {
    self.names = names
    self.fill = fill
    self.place = place
  }

  override func eval(_ f: Frame, _ m: Evaluation) throws -> Value {
    var values: [Value] = []
    values.reserveCapacity(names.count)
    try fill.append(to: &values, f, m)
    let record = RecordObject(Record(uniqueNames: names, values: values))
    if record.nesting > 100 { _ = try m.placedNesting(.object(record), place) }
    return .object(record)
  }
}

/// `a..<b` or `a..b`
final class RangeNode: Node, @unchecked Sendable {
  let bounds: RangeBounds

  init(_ bounds: RangeBounds) { self.bounds = bounds }

  override func eval(_ f: Frame, _ m: Evaluation) throws -> Value {
    let (lower, upper) = try bounds.eval(f, m)
    return .range(lower..<max(lower, upper))
  }
}

/// The bounds of a range.
final class RangeBounds: @unchecked Sendable {
  let lower: Node, upper: Node
  let isClosed: Bool
  let lowerPlace: Place, upperPlace: Place

  init(_ lower: Node, _ upper: Node, isClosed: Bool, _ lowerPlace: Place, _ upperPlace: Place) {
    self.lower = lower
    self.upper = upper
    self.isClosed = isClosed
    self.lowerPlace = lowerPlace
    self.upperPlace = upperPlace
  }

  /// The first number, and the one after the last.
  func eval(_ f: Frame, _ m: Evaluation) throws -> (Int, Int) {
    let low = try bound(lower, lowerPlace, f, m)
    let high = try bound(upper, upperPlace, f, m)
    if !isClosed { return (low, high) }
    if high == .max {
      throw upperPlace.error("value.range", "a range must end before \(Int.max)")
    }
    return (low, high + 1)
  }

  private func bound(_ node: Node, _ place: Place, _ f: Frame, _ m: Evaluation) throws -> Int {
    let value = try node.eval(f, m)
    if case .int(let bound) = value { return bound }
    throw place.error(
      "type.range", "the bounds of a range must be integers, but this is \(value.described)",
      hint: value.number == nil ? nil : "Round it, or divide with `//`.")
  }
}

/// `"text {value:.3}"`
final class TextNode: Node, @unchecked Sendable {
  enum Part: Sendable {
    case text(String)
    case value(Node, TextFormat?, Place)
  }

  let parts: [Part]
  let place: Place

  init(_ parts: [Part], _ place: Place) {
    self.parts = parts
    self.place = place
  }

  override func eval(_ f: Frame, _ m: Evaluation) throws -> Value {
    var text = ""
    for part in parts {
      switch part {
      case .text(let fixed): text += fixed
      case .value(let node, let format, let place):
        let value = try node.eval(f, m)
        do {
          let part = try format.map { try $0.text(of: value) } ?? value.plainText
          try m.grow(&text, by: part.utf8.count)
          text += part
        } catch {
          throw place.placed(error)
        }
      }
    }
    do {
      try m.requireText(bytes: text.utf8.count)
    } catch {
      throw place.placed(error)
    }
    return .string(text)
  }
}

extension Evaluation {
  /// The value, unless its containers are nested too deeply.
  @inline(never)
  func placedNesting(_ value: Value, _ place: Place) throws -> Value {
    do {
      return try checkedNesting(value)
    } catch {
      throw place.placed(error)
    }
  }
}
