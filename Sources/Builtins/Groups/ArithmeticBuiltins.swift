import Binding
import Diagnostics
import Language
import Tensors

/// Builtins that work on numbers and, element by element, on tensors.
let arithmeticBuiltins: [Builtin] = [
  elementwise(
    "exp", "Computes e to the power of a number or of each element.", .exponential,
    Portable.exp, seeAlso: ["log", "softmax", "sigmoid"],
    examples: [
      Example("exp(0)", shows: "1.0"),
      Example("round(exp([0, 1]).values[1], 4)", shows: "2.7183"),
    ]),
  elementwise(
    "log", "Computes the natural logarithm of a number or of each element.", .logarithm,
    Portable.log, seeAlso: ["exp"],
    examples: [
      Example("log(1)", shows: "0.0"),
      Example("p = [0.7, 0.2, 0.1]\nround(-sum([x * log(x) for x in p]), 3)", shows: "0.802"),
    ]),
  elementwise(
    "sqrt", "Computes the square root of a number or of each element.", .squareRoot,
    { $0.squareRoot() }, seeAlso: ["abs", "sum"],
    examples: [
      Example("sqrt([1, 4, 9]).values", shows: "[1.0, 2.0, 3.0]"),
      Example("v = tensor([3, 4])\nsqrt(sum(v * v))", shows: "5.0"),
    ]),
  elementwise(
    "sigmoid", "Computes 1 / (1 + exp(-x)) of a number or of each element.", .sigmoid,
    { 1 / (1 + Portable.exp(-$0)) }, seeAlso: ["exp", "tanh"],
    examples: [
      Example("sigmoid(0)", shows: "0.5"),
      Example(
        "[round(p, 3) for p in sigmoid([-2, 0, 2]).values]", shows: "[0.119, 0.5, 0.881]"),
    ]),
  circular(
    "sin", "Computes the sine of an angle, or of each element.", Portable.sine,
    seeAlso: ["cos", "tone"],
    examples: [
      Example("round(sin(3.14159265 / 2), 6)", shows: "1.0"),
      Example("round(sin([0, 1]).values[1], 4)", shows: "0.8415"),
    ]),
  circular(
    "cos", "Computes the cosine of an angle, or of each element.", Portable.cosine,
    seeAlso: ["sin"],
    examples: [
      Example("cos(0)", shows: "1.0"),
      Example("round(cos([0, 3.14159265]).values[1], 4)", shows: "-1.0"),
    ]),
  Builtin(
    "abs", .tensors, "Drops the sign of a number or of each element.",
    Parameter<Value>("x", "A number, tensor or list."), returns: "number or tensor",
    seeAlso: ["sqrt", "close"],
    examples: [
      Example("abs(-3)", shows: "3"),
      Example(
        "abs([-1.5, 2]).values",
        shows: "[1.5, 2.0]"),
    ]
  ) { _, x -> Value in
    if let whole = x.int {
      guard whole != .min else {
        throw Fault("value.overflow", "the magnitude of \(whole) does not fit 64 bits", argument: 0)
      }
      return .int(Swift.abs(whole))
    }
    guard let operand = try NumberOrTensor.read(x) else { throw notNumeric("abs", x) }
    switch operand {
    case .number(let number): return .float(Swift.abs(number))
    case .tensor(let tensor): return TensorValue.value(of: tensor.mapped(.magnitude))
    case .traced(let traced): return try traced.applying(.magnitude)
    }
  },
  Builtin(
    "round", .tensors, "Rounds a number, or each element, to a number of decimals.",
    Parameter<NumberOrTensor>("x", "A number, tensor or list."),
    Parameter<Int>(
      "decimals", "Digits after the decimal point.", default: 0, where: .within(0...15)),
    details:
      "A half is rounded to the even neighbour. With no decimals a number becomes an integer.",
    returns: "integer, number or tensor",
    seeAlso: ["close", "text"],
    examples: [Example("round(2.46, 1)", shows: "2.5"), Example("round(2.5)", shows: "2")]
  ) { _, x, decimals -> Value in
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let rounded = { (number: Double) in (number * scale).rounded(.toNearestOrEven) / scale }
    switch x {
    case .number(let number):
      let result = rounded(number)
      if decimals == 0, let whole = Int(exactly: result) { return .int(whole) }
      return .float(result.isFinite ? result : number)
    case .tensor(let tensor):
      return TensorValue.value(of: tensor.map { Float(rounded(Double($0))) })
    case .traced: throw TracedTensor.untraceable
    }
  },
]

/// A builtin for a function of one number that also works element by element.
private func elementwise(
  _ name: String, _ summary: String, _ function: UnaryFunction,
  _ scalar: @escaping @Sendable (Double) -> Double, seeAlso: [String], examples: [Example]
) -> Builtin {
  Builtin(
    name, .tensors, summary, Parameter<NumberOrTensor>("x", "A number, tensor or list."),
    returns: "number or tensor", seeAlso: seeAlso, examples: examples
  ) { _, x -> Value in
    switch x {
    case .number(let number): .float(scalar(number))
    case .tensor(let tensor): TensorValue.value(of: tensor.mapped(function))
    case .traced(let traced): try traced.applying(function)
    }
  }
}

/// A builtin for a function of an angle; in double precision for elements, too.
private func circular(
  _ name: String, _ summary: String, _ function: @escaping @Sendable (_ turns: Double) -> Double,
  seeAlso: [String], examples: [Example]
) -> Builtin {
  let turn = 2 * Double.pi
  return Builtin(
    name, .tensors, summary,
    Parameter<NumberOrTensor>("x", "A number, tensor or list, in radians."),
    returns: "number or tensor", seeAlso: seeAlso, examples: examples
  ) { _, x -> Value in
    switch x {
    case .number(let number): .float(function(number / turn))
    case .tensor(let tensor):
      TensorValue.value(of: tensor.map { Float(function(Double($0) / turn)) })
    case .traced: throw TracedTensor.untraceable
    }
  }
}

/// The complaint about an argument that is neither a number nor an array of numbers.
func notNumeric(_ function: String, _ value: Value) -> Fault {
  let odd = value.list?.firstIndex { $0.number == nil && $0.list == nil }
  return Fault(
    "call.argument-type",
    "`\(function)` needs a number, a tensor or a list of numbers, but got "
      + truncated(value.literal, to: 60),
    hint: odd.map { "Take out item \($0), which is no number." }, argument: 0)
}
