import Binding
import Diagnostics
import Distillation
import Language

/// The names of ``objectiveBuiltins``, in their order.
let objectiveNames =
  EmbeddingObjectives.all.map(\.about.name) + LabelObjectives.all.map(\.about.name)

/// One builtin for each objective, made from the lists: name, settings with ranges and defaults,
/// formula and reference are declared with the objective alone.
let objectiveBuiltins: [Builtin] =
  EmbeddingObjectives.all.map { objective in
    builtin(
      objective.about, objective.parameters,
      "Matches embeddings by \(objective.about.title): the student places clips where the teacher does.",
      "s is the student's embedding and t the teacher's, standardised over the training clips. Objectives add up: `mse() + cosine(weight=0.5)`."
    ) { arguments, weight throws(Fault) in
      try Objective(objective.reading(arguments), weight: weight)
    }
  }
  + LabelObjectives.all.map { objective in
    builtin(
      objective.about, objective.parameters,
      "Matches class probabilities by \(objective.about.title): the student answers as the teacher does.",
      "zˢ are the student's class scores and zᵗ the teacher's; y is the true class, where it is known."
    ) { arguments, weight throws(Fault) in
      try Objective(objective.reading(arguments), weight: weight)
    }
  }

/// A builtin for an objective, with its settings and a weight as parameters.
private func builtin(
  _ about: ObjectiveDescription, _ settings: [AnyParameter], _ summary: String, _ symbols: String,
  make: @escaping @Sendable ([String: Value], _ weight: Double?) throws(Fault) -> Objective
) -> Builtin {
  let weight = Parameter<Double>(
    "weight", "What the term is multiplied by.", default: about.defaultWeight, unit: "plain number",
    where: .atLeast(0))
  let call = "\(about.name)(weight=0.5)"
  let further = secondExample(about, settings.first?.info, make)
  return Builtin(
    about.name, .objectives, summary, parameters: settings + [AnyParameter(weight)],
    details: [about.formula, symbols, about.notes].filter { !$0.isEmpty }.joined(separator: "\n"),
    returns: "objective", references: [about.reference], seeAlso: ["distill"],
    examples: [
      Example(call, shows: (try? make([:], 0.5))?.description ?? ""),
      Example(further.code, shows: further.objective?.description ?? ""),
    ]
  ) { _, arguments in
    ObjectiveValue(objective: try make(arguments, arguments["weight"]?.number))
  }
}

/// A call with twice the default of the first setting, or, where there are no settings, a sum.
private func secondExample(
  _ about: ObjectiveDescription, _ setting: ParameterInfo?,
  _ make: ([String: Value], _ weight: Double?) throws(Fault) -> Objective
) -> (code: String, objective: Objective?) {
  if let setting, let standard = setting.fallback.flatMap({ Double($0) }) {
    let value: Value = setting.type == "integer" ? .int(2 * Int(standard)) : .float(2 * standard)
    return (
      "\(about.name)(\(setting.name)=\(value.literal))",
      try? make([setting.name: value], about.defaultWeight)
    )
  }
  let other: any EmbeddingObjective = about.name == "mse" ? EmbeddingCosine() : EmbeddingMSE()
  return (
    "\(other.about.name)() + \(about.name)(weight=10)", try? Objective(other) + make([:], 10)
  )
}
