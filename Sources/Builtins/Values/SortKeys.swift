import Diagnostics
import Language

/// What items are compared by: all numbers, or all texts.
enum SortKeys {
  case numbers([Double])
  case texts([String])

  init(_ values: [Value], function: String) throws {
    let numbers = values.compactMap(\.number)
    if numbers.count == values.count {
      guard !numbers.contains(where: \.isNaN) else {
        throw Fault(
          "value.nan", "`\(function)` cannot put NaN in order", hint: "Filter it out first.")
      }
      self = .numbers(numbers)
      return
    }
    let texts = values.compactMap(\.string)
    guard texts.count == values.count else {
      let names = Set(values.map(\.typeName)).sorted()
      throw Fault(
        "value.order",
        "`\(function)` must compare numbers or texts, but the list has \(listed(names))",
        hint: "Give `by` a function that returns a number.")
    }
    self = .texts(texts)
  }

  /// The places of the items in order; equal items keep theirs. A program that is stopped meanwhile
  /// ends.
  func order(descending: Bool, in evaluation: Evaluation) throws -> [Int] {
    switch self {
    case .numbers(let keys): try Self.order(keys, descending, evaluation)
    case .texts(let keys): try Self.order(keys, descending, evaluation)
    }
  }

  private static func order<Key: Comparable>(
    _ keys: [Key], _ descending: Bool, _ evaluation: Evaluation
  ) throws -> [Int] {
    var comparisons = 0
    return try keys.indices.sorted { a, b in
      comparisons += 1
      if comparisons % 65536 == 0 { try evaluation.checkpoint() }
      if keys[a] != keys[b] { return descending ? keys[a] > keys[b] : keys[a] < keys[b] }
      return a < b
    }
  }
}
