import Binding
import Diagnostics
import Distillation
import Language
import Tensors

/// Builtins that boil numbers down: sums, means, positions.
let reductionBuiltins: [Builtin] = [
  Builtin(
    "sum", .tensors, "Adds numbers, all of them or along an axis.",
    Parameter<Value>("x", "A list, range or tensor."), axisParameter,
    details: "The sum of a list of integers is an integer.", returns: "integer, number or tensor",
    seeAlso: ["mean"],
    examples: [
      Example("sum(1..10)", shows: "55"),
      Example(
        "sum([[1, 2, 3], [4, 5, 6]], axis=0).values",
        shows: "[5.0, 7.0, 9.0]"),
    ]
  ) { call, x, axis -> Value in
    if axis == nil, let whole = try integerSum(x) { return .int(whole) }
    return try reduced("sum", .sum, x, axis) { $0.reduce(0, +) }
  },
  Builtin(
    "mean", .tensors, "Averages numbers, all of them or along an axis.",
    Parameter<Value>("x", "A list, range or tensor that is not empty."), axisParameter,
    returns: "number or tensor", seeAlso: ["sd", "quantile", "confidence"],
    examples: [
      Example("mean([1, 2, 6])", shows: "3.0"),
      Example(
        "mean([[1, 2, 3], [4, 5, 6]], axis=1).values",
        shows: "[2.0, 5.0]"),
    ]
  ) { _, x, axis -> Value in try reduced("mean", .mean, x, axis) { try Sample($0).mean } },
  Builtin(
    "sd", .tensors, "Computes the standard deviation of a sample, with divisor n - 1.",
    Parameter<Numbers>("x", "At least two numbers."), returns: "number",
    seeAlso: ["mean", "confidence"],
    examples: [
      Example("sd([1, 2, 3])", shows: "1.0"),
      Example(
        "round(sd([61.2, 63.0, 60.4, 62.1, 61.8]), 2)",
        shows: "0.97"),
    ]
  ) { _, x -> Double in
    let numbers = x.doubles
    guard numbers.count >= 2 else {
      throw Fault(
        "value.empty", "`sd` needs at least two numbers, but has \(numbers.count)", argument: 0)
    }
    let mean = numbers.reduce(0, +) / Double(numbers.count)
    let squares = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (squares / Double(numbers.count - 1)).squareRoot()
  },
  Builtin(
    "quantile", .tensors, "Finds the number below which a part of a sample lies.",
    Parameter<Numbers>("x", "Numbers."),
    Parameter<Double>(
      "part", "The part; 50% is the median.", unit: "plain number", where: .within(0...1)),
    details:
      "Between two numbers of the sample it interpolates linearly (type 7 of Hyndman and Fan).",
    returns: "number",
    references: [
      "R. J. Hyndman, Y. Fan, \"Sample quantiles in statistical packages\", The American Statistician, 1996"
    ],
    seeAlso: ["mean", "sd", "boxes"],
    examples: [
      Example("quantile([1, 2, 3, 4], 50%)", shows: "2.5"),
      Example(
        "x = [3, 1, 4, 1, 5, 9, 2, 6]\nquantile(x, 75%) - quantile(x, 25%)",
        shows: "3.5"),
    ]
  ) { _, x, part -> Double in try Sample(x.doubles).quantile(part) },
  Builtin(
    "max", .tensors, "Finds the largest number, of all or along an axis.",
    Parameter<Value>("x", "A list, range or tensor that is not empty."), axisParameter,
    returns: "integer, number or tensor", seeAlso: ["min", "argmax", "max_by"],
    examples: [
      Example("max([3, 7, 5])", shows: "7"),
      Example(
        "max([[1, 8, 3], [4, 5, 6]], axis=1).values",
        shows: "[8.0, 6.0]"),
    ]
  ) { _, x, axis -> Value in try extreme("max", .maximum, x, axis) { $0 > $1 } },
  Builtin(
    "min", .tensors, "Finds the smallest number, of all or along an axis.",
    Parameter<Value>("x", "A list, range or tensor that is not empty."), axisParameter,
    returns: "integer, number or tensor", seeAlso: ["max", "min_by"],
    examples: [
      Example("min([3, 7, 5])", shows: "3"),
      Example(
        "min([[1, 8, 3], [4, 5, 6]], axis=-1).values",
        shows: "[1.0, 4.0]"),
    ]
  ) { _, x, axis -> Value in try extreme("min", .minimum, x, axis) { $0 < $1 } },
  Builtin(
    "argmax", .tensors, "Finds the place of the largest number, from 0.",
    Parameter<Numbers>("x", "Numbers; the first of several equal ones counts."), axisParameter,
    details:
      "A tensor holds no integers. For positions, as `names[i]` needs them, ask each row by itself.",
    returns: "integer or tensor", seeAlso: ["max", "max_by"],
    examples: [
      Example("argmax([3, 7, 5])", shows: "1"),
      Example(
        "scores = [[0.1, 2.0, 0.3], [1.5, 0.2, 0.9]]\nargmax(scores, axis=1).values",
        shows: "[1.0, 0.0]"),
      Example(
        "names = [\"calm\", \"angry\"]\n[names[argmax(row)] for row in [[0.1, 2.0], [1.5, 0.2]]]",
        shows: "[\"angry\", \"calm\"]"),
    ]
  ) { _, x, axis -> Value in
    guard x.tensor.count > 0 else {
      throw Fault("value.empty", "`argmax` needs at least one number, but has none", argument: 0)
    }
    if axis == nil {
      // In double precision, as `max` compares.
      let numbers = x.doubles
      return .int(numbers.indices.dropFirst().reduce(0) { numbers[$1] > numbers[$0] ? $1 : $0 })
    }
    let places = try x.tensor.reduced(.indexOfMaximum, axis: axis)
    if let place = places.scalar, places.shape.rank == 0 { return .int(Int(place)) }
    return .foreign(TensorValue(tensor: places))
  },
]

private let axisParameter = Parameter<Int?>(
  "axis",
  "The axis that disappears, from 0, or -1 for the last; without it, all numbers are taken.",
  default: nil)

/// The sum of a list or range of integers, if it is one.
private func integerSum(_ value: Value) throws -> Int? {
  guard value.list != nil || value.range != nil, let items = try Items.read(value) else {
    return nil
  }
  var total = 0
  for item in items.items {
    guard let number = item.int else { return nil }
    let (sum, overflow) = total.addingReportingOverflow(number)
    guard !overflow else {
      throw Fault(
        "value.overflow", "the sum does not fit 64 bits", hint: "Make the numbers floating-point.",
        argument: 0)
    }
    total = sum
  }
  return total
}

/// A reduction of a tensor along an axis, or of all numbers in double precision.
private func reduced(
  _ name: String, _ reduction: Reduction, _ value: Value, _ axis: Int?,
  _ whole: ([Double]) throws -> Double
) throws -> Value {
  if let operand = try TracedOperand.read(value) {
    return try operand.traced.reduced(reduction, axis: axis)
  }
  guard let numbers = try Numbers.read(value) else {
    if value.list?.isEmpty ?? false, name == "sum" { return .int(0) }
    throw value.list?.isEmpty ?? false ? empty(name) : notNumeric(name, value)
  }
  if let axis { return TensorValue.value(of: try numbers.tensor.reduced(reduction, axis: axis)) }
  guard numbers.tensor.count > 0 || name == "sum" else { throw empty(name) }
  return .float(try whole(numbers.doubles))
}

/// The largest or smallest number, keeping integers integers.
private func extreme(
  _ name: String, _ reduction: Reduction, _ value: Value, _ axis: Int?,
  _ better: (Double, Double) -> Bool
) throws -> Value {
  if axis == nil, value.list != nil || value.range != nil, let items = try Items.read(value)?.items,
    !items.isEmpty, items.allSatisfy({ $0.number != nil })
  {
    var best = items[0]
    for item in items.dropFirst() {
      guard let number = item.number, let record = best.number else { continue }
      if number.isNaN || better(number, record) { best = item }
    }
    return best
  }
  return try reduced(name, reduction, value, axis) { numbers in
    numbers.dropFirst().reduce(numbers[0]) { $1.isNaN || better($1, $0) ? $1 : $0 }
  }
}

private func empty(_ name: String) -> Fault {
  Fault("value.empty", "`\(name)` needs at least one number, but has none", argument: 0)
}
