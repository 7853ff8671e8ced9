import Autodiff
import Binding
import Diagnostics
import Language
import Tensors

/// Builtins that make and reshape tensors.
let tensorBuiltins: [Builtin] = [
  Builtin(
    "tensor", .tensors, "Makes a tensor of numbers in nested lists.",
    Parameter<Numbers>("numbers", "A list of numbers, or of lists of the same length."),
    details:
      "Operators work element by element and repeat sizes of 1; `@` is the matrix product. Comparisons, `==` among them, make tensors of 0 and 1: `sum(x > 0)` counts, `min(x > 0) == 1` asks for all, `max(x > 0) == 1` for any.",
    returns: "tensor", seeAlso: ["zeros", "random_normal", "reshape"],
    examples: [
      Example("tensor([[1, 2], [3, 4]]).shape", shows: "[2, 2]"),
      Example(
        "tensor([[1, 2], [3, 4]])",
        shows: """
          tensor [2, 2], 1 … 4, mean 2.5
            1  2
            3  4
          """),
      Example("(tensor([1, -1, 3]) > 0).values", shows: "[1.0, 0.0, 1.0]"),
    ]
  ) { _, numbers in TensorValue(tensor: try numbers.exactTensor()) },
  Builtin(
    "zeros", .tensors, "Makes a tensor filled with 0.",
    Parameter<[Int]>("shape", "The size of each axis."), returns: "tensor",
    seeAlso: ["tensor"],
    examples: [
      Example("zeros([2, 3]).shape", shows: "[2, 3]"),
      Example(
        "w = zeros([2, 2]) + tensor([1, 2])\nw.values",
        shows: "[1.0, 2.0, 1.0, 2.0]"),
    ]
  ) { _, sizes in TensorValue(tensor: try Tensor(zeros: sizes)) },
  Builtin(
    "random_normal", .tensors, "Draws a tensor of independent standard normal numbers.",
    Parameter<[Int]>("shape", "The size of each axis."),
    seedParameter(),
    details:
      "The same notebook draws the same numbers on every machine, whatever cells are added above.",
    returns: "tensor",
    references: [
      "J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw, \"Parallel random numbers: as easy as 1, 2, 3\", SC 2011"
    ],
    seeAlso: ["tensor", "zeros"],
    examples: [
      Example("random_normal([2, 3], seed=1).shape", shows: "[2, 3]"),
      Example(
        "x = 5 + 2 * random_normal([1000], seed=7)\n[round(mean(x), 1), round(sd(x), 1)]",
        shows: "[4.9, 2.0]"),
    ]
  ) { call, sizes, seed in
    let shape = try Shape(sizes)
    let key = call.key(seed: seed)
    let numbers = key.normals(shape.count, isStopped: { call.evaluation.isStopped })
    try call.evaluation.checkpoint()
    return TensorValue(tensor: try Tensor(shape, numbers))
  },
  Builtin(
    "reshape", .tensors, "Gives the same numbers in the same order another shape.",
    Parameter<Either<TracedOperand, Numbers>>("x", "A tensor."),
    Parameter<[Int]>("shape", "The size of each axis; one may be -1 and is then worked out."),
    returns: "tensor", seeAlso: ["transpose"],
    examples: [
      Example("reshape(0..<6, [2, 3])[1].values", shows: "[3.0, 4.0, 5.0]"),
      Example(
        "reshape([1, 2, 3, 4, 5, 6], [-1, 2])",
        shows: """
          tensor [3, 2], 1 … 6, mean 3.5
            1  2
            3  4
            5  6
          """),
    ]
  ) { _, x, sizes -> Value in
    switch x {
    case .first(let operand):
      let sizes = try operand.traced.tensor.reshaped(sizes).shape.sizes
      return operand.traced.value(
        try operand.traced.tape.reshape(operand.traced.variable, sizes))
    case .second(let numbers):
      return .foreign(TensorValue(tensor: try numbers.tensor.reshaped(sizes)))
    }
  },
  Builtin(
    "transpose", .tensors, "Swaps the axes of a tensor.",
    Parameter<Either<TracedOperand, Numbers>>("x", "A tensor."),
    Parameter<[Int]?>(
      "order", "Which axis comes first, second, …; without it they are reversed.", default: nil),
    returns: "tensor", seeAlso: ["reshape"],
    examples: [
      Example("transpose([[1, 2], [3, 4]])[0].values", shows: "[1.0, 3.0]"),
      Example(
        "x = zeros([2, 3, 4])\ntranspose(x, [1, 0, 2]).shape",
        shows: "[3, 2, 4]"),
    ]
  ) { _, x, order -> Value in
    switch x {
    case .first(let operand):
      return operand.traced.value(
        try operand.traced.tape.transpose(operand.traced.variable, order))
    case .second(let numbers):
      return .foreign(TensorValue(tensor: try numbers.tensor.transposed(order)))
    }
  },
  Builtin(
    "softmax", .tensors, "Turns each row of scores into probabilities that sum to 1.",
    Parameter<Either<TracedOperand, Numbers>>(
      "x", "Scores; the last axis is the one that sums to 1."),
    Parameter<Double>(
      "temperature", "Scores are divided by it; above 1 probabilities are softer.", default: 1,
      unit: "plain number", where: .above(0)),
    details: "softmax(x)_i = exp(x_i / T) / sum_j exp(x_j / T)", returns: "tensor",
    references: [
      "J. S. Bridle, \"Probabilistic interpretation of feedforward classification network outputs, with relationships to statistical pattern recognition\", Neurocomputing, 1990",
      "G. Hinton, O. Vinyals, J. Dean, \"Distilling the knowledge in a neural network\", 2015 (temperature)",
    ],
    seeAlso: ["exp", "argmax", "soft_labels"],
    examples: [
      Example("softmax([0, 0]).values", shows: "[0.5, 0.5]"),
      Example(
        "[round(p, 2) for p in softmax([1, 4, 2], temperature=5).values]",
        shows: "[0.25, 0.45, 0.3]"),
    ]
  ) { _, x, temperature -> Value in
    guard case .second(let x) = x else {
      guard case .first(let operand) = x else { return .none }
      return try operand.traced.softmax(temperature: temperature)
    }
    let axis = max(0, x.tensor.shape.rank - 1)
    let largest = try kept(x.tensor.reduced(.maximum, axis: axis), axis, of: x.tensor)
    // The largest score becomes 0 before anything can overflow.
    let powers = try (x.tensor - largest).map { Float(Double($0) / temperature) }
      .mapped(.exponential)
    return .foreign(
      TensorValue(
        tensor: try powers / kept(powers.reduced(.sum, axis: axis), axis, of: powers)))
  },
]

/// A reduced tensor with its lost axis back at size 1, so that it broadcasts.
private func kept(_ reduced: Tensor, _ axis: Int, of whole: Tensor) throws(Fault) -> Tensor {
  var sizes = whole.shape.sizes
  if sizes.indices.contains(axis) { sizes[axis] = 1 }
  return try reduced.reshaped(sizes)
}
