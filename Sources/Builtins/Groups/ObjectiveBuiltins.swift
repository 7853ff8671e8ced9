import Binding
import Diagnostics
import Distillation
import Language

/// One builtin for each distance between embeddings, made from the list, and those on labels.
let objectiveBuiltins: [Builtin] =
  EmbeddingObjectives.all.map(embeddingBuiltin) + [
    Builtin(
      "soft_labels", .objectives,
      "Matches softened class probabilities of student and teacher (knowledge distillation).",
      Parameter<Double>(
        "temperature", "How much the probabilities of both are softened.", default: 4,
        unit: "plain number", where: .within(0.01...1000)),
      Parameter<Double>(
        "imitation", "The share of the teacher's part; the rest goes to true labels.", default: 0.9,
        unit: "plain number", where: .within(0...1)),
      weightParameter, details: SoftLabels().about.formula, returns: "objective",
      references: [SoftLabels().about.reference], seeAlso: ["generalized", "distill"],
      examples: [
        Example(
          "soft_labels(temperature=2)",
          shows: "soft_labels(temperature=2.0, imitation=0.9, weight=1.0)")
      ]
    ) { _, temperature, imitation, weight in
      ObjectiveValue(
        objective: try Objective(
          SoftLabels(temperature: temperature, imitation: imitation), weight: weight))
    },
    Builtin(
      "generalized", .objectives,
      "Matches the student's class probabilities with the teacher's softened ones (generalized distillation).",
      Parameter<Double>(
        "temperature", "How much the teacher's probabilities are softened.", default: 2,
        unit: "plain number", where: .within(0.01...1000)),
      Parameter<Double>(
        "imitation", "The share of the teacher's part; the rest goes to true labels.", default: 0.5,
        unit: "plain number", where: .within(0...1)),
      Parameter<Bool>(
        "squared",
        "Whether the teacher's part is multiplied by the squared temperature, as the authors' program does.",
        default: false),
      weightParameter, details: GeneralizedDistillation().about.formula, returns: "objective",
      references: [GeneralizedDistillation().about.reference], seeAlso: ["soft_labels", "distill"],
      examples: [
        Example(
          "generalized(temperature=5)",
          shows:
            "generalized(temperature=5.0, imitation=0.5, squared_temperature=0.0, weight=1.0)")
      ]
    ) { _, temperature, imitation, squared, weight in
      let term = try GeneralizedDistillation(
        temperature: temperature, imitation: imitation, scalesByTemperature: squared)
      return ObjectiveValue(objective: try Objective(term, weight: weight))
    },
  ]

private let weightParameter = Parameter<Double>(
  "weight", "What the term is multiplied by.", default: 1, unit: "plain number", where: .atLeast(0))

private func embeddingBuiltin(_ objective: any EmbeddingObjective) -> Builtin {
  Builtin(
    objective.about.name, .objectives,
    "Matches embeddings by \(objective.about.title): the student places clips where the teacher does.",
    weightParameter,
    details: objective.about.formula
      + "\ns is the student's embedding and t the teacher's, standardised over the training clips. Objectives add up: `mse() + cosine(weight=0.5)`.",
    returns: "objective", references: [objective.about.reference], seeAlso: ["distill"],
    examples: [
      Example(
        "\(objective.about.name)(weight=0.5)",
        shows: (try? Objective(objective, weight: 0.5))?.description ?? "")
    ]
  ) { _, weight in ObjectiveValue(objective: try Objective(objective, weight: weight)) }
}
