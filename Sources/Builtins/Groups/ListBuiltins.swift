import Binding
import Diagnostics
import Language

/// Builtins that go through a list with a function.
let listBuiltins: [Builtin] = [
  Builtin(
    "map", .language, "Applies a function to every item of a list.",
    Parameter<Items>("items", "A list, a range, or anything that can be counted through."),
    Parameter<Function>("function", "What to do with an item."),
    returns: "list", seeAlso: ["filter", "reduce"],
    examples: [
      Example("map([1, 2, 3], x -> x^2)", shows: "[1, 4, 9]"),
      Example(
        "[\"audio\", \"video\"] |> map(len)",
        shows: "[5, 5]"),
    ]
  ) { call, sequence, function -> Value in
    .list(
      try sequence.items.map { item in
        try call.evaluation.checkpoint()
        return try call.evaluation.call(function.value, [item])
      })
  },
  Builtin(
    "filter", .language, "Keeps the items for which a function is true.",
    Parameter<Items>("items", "A list, a range, or anything that can be counted through."),
    Parameter<Function>("condition", "A function that returns true or false."),
    returns: "list", seeAlso: ["map", "where"],
    examples: [
      Example("filter(1..6, x -> x % 2 == 0)", shows: "[2, 4, 6]"),
      Example(
        "clips = synthetic(clips=40)\nlen(filter(clips.speaker, name -> name == \"1\"))",
        shows: "4"),
    ]
  ) { call, sequence, condition -> Value in
    .list(
      try sequence.items.filter { item in
        try call.evaluation.checkpoint()
        let answer = try call.evaluation.call(condition.value, [item])
        guard let keep = Bool.read(answer) else {
          throw Fault(
            "value.condition",
            "the condition of `filter` must return a boolean, but returned \(answer.literal)",
            hint: "Compare something, as in `x -> x > 0`.", argument: 1)
        }
        return keep
      })
  },
  Builtin(
    "reduce", .language, "Combines the items of a list from left to right into one value.",
    Parameter<Items>("items", "A list, a range, or anything that can be counted through."),
    Parameter<Function>("combine", "A function of the value so far and the next item."),
    Parameter<Value>(
      "from", "The value to start from; without it, the first item.", default: .none),
    returns: "value", seeAlso: ["sum", "map"],
    examples: [
      Example("reduce([1, 2, 3, 4], (a, b) -> a * b)", shows: "24"),
      Example(
        "reduce([\"em\", \"bed\"], (all, part) -> all + part, from=\"\")",
        shows: "\"embed\""),
    ]
  ) { call, sequence, combine, start -> Value in
    var rest = sequence.items[...]
    var total = start
    if case .none = start {
      guard let first = rest.popFirst() else { throw emptyList("reduce", hint: "Add `from=…`.") }
      total = first
    }
    for item in rest {
      try call.evaluation.checkpoint()
      total = try call.evaluation.call(combine.value, [total, item])
    }
    return total
  },
  Builtin(
    "sort", .language, "Sorts a list from the smallest to the largest item.",
    Parameter<Items>("items", "Numbers or texts."),
    Parameter<Function?>("by", "A function whose result is compared instead.", default: nil),
    Parameter<Bool>("descending", "Whether the largest comes first.", default: false),
    details: "Items that compare equal keep their order.",
    returns: "list", seeAlso: ["max_by", "min_by"],
    examples: [
      Example("sort([3, 1, 2])", shows: "[1, 2, 3]"),
      Example("sort([\"bb\", \"a\"], by=len, descending=true)", shows: "[\"bb\", \"a\"]"),
    ]
  ) { call, sequence, key, descending -> Value in
    let keys = try sortKeys(of: sequence.items, by: key, call, function: "sort")
    return .list(
      try keys.order(descending: descending, in: call.evaluation).map { sequence.items[$0] })
  },
  Builtin(
    "max_by", .language, "Finds the item for which a function is largest.",
    Parameter<Items>("items", "A list that is not empty."),
    Parameter<Function>("function", "A function of an item that returns a number or text."),
    details: "The first of several equal items is taken.", returns: "value",
    seeAlso: ["min_by", "sort"],
    examples: [
      Example("max_by([\"a\", \"ccc\", \"bb\"], len)", shows: "\"ccc\""),
      Example(
        "runs = [{name: \"ear\", UA: 61.3}, {name: \"eye\", UA: 75.6}]\nmax_by(runs, r -> r.UA).name",
        shows: "\"eye\""),
    ]
  ) { call, sequence, function -> Value in
    let keys = try sortKeys(of: sequence.items, by: function, call, function: "max_by")
    guard let first = try keys.order(descending: true, in: call.evaluation).first else {
      throw emptyList("max_by")
    }
    return sequence.items[first]
  },
  Builtin(
    "min_by", .language, "Finds the item for which a function is smallest.",
    Parameter<Items>("items", "A list that is not empty."),
    Parameter<Function>("function", "A function of an item that returns a number or text."),
    details: "The first of several equal items is taken.", returns: "value",
    seeAlso: ["max_by", "sort"],
    examples: [
      Example("min_by([3, -1, 2], abs)", shows: "-1"),
      Example(
        "runs = [{name: \"ear\", loss: 0.8}, {name: \"eye\", loss: 0.4}]\nmin_by(runs, r -> r.loss).name",
        shows: "\"eye\""),
    ]
  ) { call, sequence, function -> Value in
    let keys = try sortKeys(of: sequence.items, by: function, call, function: "min_by")
    guard let first = try keys.order(descending: false, in: call.evaluation).first else {
      throw emptyList("min_by")
    }
    return sequence.items[first]
  },
  Builtin(
    "zip", .language, "Pairs the items of two lists of the same length.",
    Parameter<Items>("first", "A list or range."),
    Parameter<Items>("second", "A list or range of the same length."),
    returns: "list of pairs",
    seeAlso: ["map"],
    examples: [
      Example("zip([1, 2], [\"a\", \"b\"])", shows: "[[1, \"a\"], [2, \"b\"]]"),
      Example(
        "[a * b for [a, b] in zip([1, 2, 3], 4..6)]",
        shows: "[4, 10, 18]"),
    ]
  ) { _, first, second -> Value in
    let (left, right) = (first.items, second.items)
    guard left.count == right.count else {
      throw Fault(
        "value.length",
        "the lists of `zip` must have the same length, but have \(left.count) and \(right.count)",
        hint: "Cut the longer one with `[0..<\(min(left.count, right.count))]`.")
    }
    return .list(zip(left, right).map { .list([$0, $1]) })
  },
]

/// The complaint of a function that needs at least one item.
private func emptyList(_ function: String, hint: String = "Check that something is left.") -> Fault
{
  Fault(
    "value.empty", "`\(function)` needs at least one item, but the list is empty", hint: hint,
    argument: 0)
}

private func sortKeys(
  of items: [Value], by key: Function?, _ call: Call, function: String
) throws -> SortKeys {
  guard let key else { return try SortKeys(items, function: function) }
  return try SortKeys(
    items.map { item in
      try call.evaluation.checkpoint()
      return try call.evaluation.call(key.value, [item])
    }, function: function)
}
