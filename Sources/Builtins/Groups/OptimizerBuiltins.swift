import Binding
import Diagnostics
import Language
import NeuralNets

/// Builtins for optimizers and learning rates.
let optimizerBuiltins: [Builtin] = [
  Builtin(
    "adam", .learning, "Makes the optimizer Adam.",
    rateParameter(0.001),
    Parameter<Double>(
      "weight_decay", "How much weights shrink in each step, times the rate.", default: 0,
      unit: "plain number", where: .within(0...1)),
    returns: "optimizer",
    references: [
      "D. P. Kingma, J. Ba, \"Adam: a method for stochastic optimization\", ICLR 2015",
      "I. Loshchilov, F. Hutter, \"Decoupled weight decay regularization\", ICLR 2019",
    ], seeAlso: ["fit", "cosine_schedule"],
    examples: [
      Example("adam(rate=0.01) == adam(rate=0.01)", shows: "true"),
      Example(
        "adam(rate=constant_schedule(0.003), weight_decay=0.01)",
        shows: "adam(rate=constant_schedule(rate=0.003), weight_decay=0.01)"),
    ]
  ) { _, rate, decay in
    OptimizerValue(
      optimizer: Adam(weightDecay: decay), learningRate: RateValue(rate),
      settings: decay == 0 ? [] : [("weight_decay", decay)])
  },
  Builtin(
    "sgd", .learning, "Makes the optimizer stochastic gradient descent.",
    rateParameter(0.01),
    Parameter<Double>(
      "momentum", "The part of the last step that is kept.", default: 0.9, unit: "plain number",
      where: .within(0...0.999)),
    Parameter<Double>(
      "weight_decay", "How much weights are pulled towards 0.", default: 0, unit: "plain number",
      where: .within(0...1)),
    returns: "optimizer",
    references: [
      "H. Robbins, S. Monro, \"A stochastic approximation method\", Annals of Mathematical Statistics, 1951",
      "B. T. Polyak, \"Some methods of speeding up the convergence of iteration methods\", USSR Computational Mathematics and Mathematical Physics, 1964",
    ],
    seeAlso: ["adam"],
    examples: [
      Example("sgd(rate=0.1) == sgd(rate=0.2)", shows: "false"),
      Example(
        "sgd(rate=step_schedule(0.1, epochs=5), momentum=0)",
        shows: "sgd(rate=step_schedule(rate=0.1, epochs=5, factor=0.5), momentum=0.0)"),
    ]
  ) { _, rate, momentum, decay in
    OptimizerValue(
      optimizer: GradientDescent(momentum: momentum, weightDecay: decay),
      learningRate: RateValue(rate),
      settings: [("momentum", momentum)] + (decay == 0 ? [] : [("weight_decay", decay)]))
  },
  Builtin(
    "rmsprop", .learning, "Makes the optimizer RMSprop.",
    rateParameter(0.001),
    Parameter<Double>(
      "decay", "The part of the running mean of squared gradients that is kept.", default: 0.9,
      unit: "plain number", where: .within(0...0.9999)),
    returns: "optimizer",
    references: ["T. Tieleman, G. Hinton, \"Lecture 6.5: rmsprop\", Coursera, 2012"],
    seeAlso: ["adam"],
    examples: [
      Example("rmsprop()", shows: "rmsprop(rate=0.001, decay=0.9)"),
      Example(
        "rmsprop(rate=0.01, decay=0.99)",
        shows: "rmsprop(rate=0.01, decay=0.99)"),
    ]
  ) { _, rate, decay in
    OptimizerValue(
      optimizer: RootMeanSquare(decay: decay), learningRate: RateValue(rate),
      settings: [("decay", decay)])
  },
  Builtin(
    "cosine_schedule", .learning,
    "Makes a learning rate that rises at first and then falls along half a cosine.",
    Parameter<Double>(
      "rate", "The largest rate.", default: 0.001, unit: "plain number", where: .above(0)),
    Parameter<Double>(
      "warm_up", "The part of all steps during which it rises.", default: 0, unit: "plain number",
      where: .within(0...0.9)),
    details:
      "A plain number as `rate` of an optimizer also falls along half a cosine; `constant_schedule` keeps it.",
    returns: "rate",
    references: [
      "I. Loshchilov, F. Hutter, \"SGDR: stochastic gradient descent with warm restarts\", ICLR 2017"
    ],
    seeAlso: ["adam", "constant_schedule"],
    examples: [
      Example(
        "cosine_schedule(0.01, warm_up=10%)", shows: "cosine_schedule(rate=0.01, warm_up=0.1)"),
      Example(
        "adam(rate=cosine_schedule(0.005, warm_up=5%))",
        shows: "adam(rate=cosine_schedule(rate=0.005, warm_up=0.05))"),
    ]
  ) { _, rate, warmUp in RateValue(rate: rate, schedule: .cosine(warmUp: warmUp)) },
  Builtin(
    "constant_schedule", .learning, "Makes a learning rate that stays the same.",
    Parameter<Double>("rate", "The rate.", default: 0.001, unit: "plain number", where: .above(0)),
    returns: "rate", seeAlso: ["cosine_schedule"],
    examples: [
      Example("constant_schedule(0.01)", shows: "constant_schedule(rate=0.01)"),
      Example(
        "sgd(rate=constant_schedule(0.1)) == sgd(rate=0.1)",
        shows: "false"),
    ]
  ) { _, rate in RateValue(rate: rate, schedule: .constant) },
  Builtin(
    "step_schedule", .learning, "Makes a learning rate that is multiplied every few epochs.",
    Parameter<Double>(
      "rate", "The first rate.", default: 0.001, unit: "plain number", where: .above(0)),
    Parameter<Int>(
      "epochs", "After how many epochs it changes each time.", default: 10,
      where: .within(1...1_000_000)),
    Parameter<Double>(
      "factor", "What it is multiplied by.", default: 0.5, unit: "plain number",
      where: .within(0...1)),
    returns: "rate", seeAlso: ["cosine_schedule"],
    examples: [
      Example("step_schedule(0.01)", shows: "step_schedule(rate=0.01, epochs=10, factor=0.5)"),
      Example(
        "adam(rate=step_schedule(0.01, epochs=20, factor=0.1))",
        shows: "adam(rate=step_schedule(rate=0.01, epochs=20, factor=0.1))"),
    ]
  ) { _, rate, epochs, factor in
    RateValue(rate: rate, schedule: .step(epochs: epochs, factor: factor))
  },
]

private func rateParameter(_ standard: Double) -> Parameter<Either<Double, RateValue>> {
  Parameter(
    "rate",
    "The learning rate, which falls along half a cosine to 0, or one made with `cosine_schedule`, `constant_schedule` or `step_schedule`.",
    default: .first(standard),
    where: Limit("above 0") {
      if case .first(let number) = $0 { number > 0 && number.isFinite } else { true }
    })
}
