import Autodiff
import Binding
import Diagnostics
import Language
import Tensors

/// The gradient of a function that is written in the language, for training by hand.
let gradientBuiltins: [Builtin] = [
  Builtin(
    "gradient", .learning, "Computes how a number changes with what it is computed from.",
    Parameter<Function>(
      "function", "A function of one argument that returns one number, such as a loss."),
    Parameter<Value>("at", "Where: a number, a tensor, or a list or record of them."),
    Parameter<Bool>(
      "with_value", "Whether to return a record of `value` and `gradient`.", default: false),
    details:
      "The gradient has the form of `at`: a record of weights gives a record of gradients. The function may use + - * / ^ @, subscripts, exp, log, sqrt, abs, sigmoid, tanh, relu, gelu, softmax, sum, mean, reshape and transpose, loops, conditions and functions of its own; what it takes from around it is constant. The numbers are remembered as they are computed and the gradient is found by going back through them (reverse mode), in single precision.",
    returns: "like `at`",
    references: [
      "A. Griewank, A. Walther, \"Evaluating Derivatives\", SIAM, 2008",
      "A. G. Baydin, B. A. Pearlmutter, A. A. Radul, J. M. Siskind, \"Automatic differentiation in machine learning: a survey\", Journal of Machine Learning Research, 2018",
    ],
    seeAlso: ["fit", "explain", "softmax"],
    examples: [
      Example("gradient(x -> x^2, 3)", shows: "6.0"),
      Example(
        """
        x = tensor([[1, 0], [0, 1], [1, 1]])
        y = tensor([1, 2, 3])
        fn loss(p) = mean((x @ p.w + p.b - y)^2)
        p = {w: tensor([0, 0]), b: 0}
        for step in 1..200 {
          g = gradient(loss, p)
          p = {w: p.w - 0.3 * g.w, b: p.b - 0.3 * g.b}
        }
        round(p.w, 2).values
        """, shows: "[1.0, 2.0]"),
    ]
  ) { call, function, at, withValue -> Value in
    let tape = Tape(.exact)
    let point = try GradientPoint(at, tape)
    let result = try call.evaluation.call(function.value, [point.argument])
    let number = try scalar(result)
    if let traced = result.foreign as? TracedTensor { try tape.backward(traced.variable) }
    guard withValue else { return point.gradient }
    return .record(Record([("value", .float(number)), ("gradient", point.gradient)]))
  }
]

/// The one number that the function returned.
private func scalar(_ result: Value) throws(Fault) -> Double {
  if let number = result.number { return number }
  if let traced = result.foreign as? TracedTensor, traced.variable.count == 1 {
    return Double(traced.variable.scalar.description) ?? .nan
  }
  let what =
    (result.foreign as? TracedTensor).map { "a tensor of shape \($0.variable.shape)" }
    ?? result.literal
  throw Fault(
    "gradient.not-scalar", "the function must return one number, but returned \(what)",
    hint: "Take the `mean` or the `sum` of it.", argument: 0)
}
