import Binding
import Diagnostics
import Language

/// An argument that can be gone through item by item: a list, a range, a tensor's rows.
struct Items: Bindable {
  let items: [Value]

  static var kindName: String { "list" }
  static func hint(for value: Value) -> String? {
    value.number == nil
      ? "Write a list in brackets, as `[…]`." : "Write a range, such as `1..\(value.literal)`."
  }
  var value: Value { .list(items) }

  /// The most items that a range may turn into.
  static let limit = 50_000_000

  static func read(_ value: Value) throws -> Items? {
    if let list = value.list { return Items(items: list) }
    if let range = value.range {
      guard range.count <= limit else {
        throw Fault(
          "limit.size", "a list may have \(limit) items, but the range has \(range.count)",
          hint: "Use a shorter range.")
      }
      return Items(items: range.map { .int($0) })
    }
    if let foreign = value.foreign, let count = foreign.count {
      var items: [Value] = []
      for index in 0..<count {
        guard let item = try foreign.element([.index(index)]) else { return nil }
        items.append(item)
      }
      return Items(items: items)
    }
    return nil
  }
}
