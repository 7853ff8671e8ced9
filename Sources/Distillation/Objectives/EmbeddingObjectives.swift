public import Diagnostics

/// Every comparison of embeddings, with default settings, in one list that builtins and tests walk.
public enum EmbeddingObjectives {
  /// The objectives: row by row, by learned maps, by relations.
  public static let all: [any EmbeddingObjective] = [
    EmbeddingMSE(), EmbeddingL1(), EmbeddingSmoothL1(), EmbeddingCosine(), EmbeddingUnitMSE(),
    EmbeddingCosineL1(), EmbeddingHint(), InBatchContrast(), BankContrast(), RelationalDistances(),
    RelationalAngles(), ProbabilisticTransfer(), SimilarityPreserving(), EmbeddingAlignment(),
  ]

  /// The objective of a name; throws `objective.unknown` where there is none.
  public static func named(_ name: String) throws(Fault) -> any EmbeddingObjective {
    guard let objective = all.first(where: { $0.about.name == name }) else {
      throw Fault(
        "objective.unknown", "there is no objective `\(name)` between embeddings",
        hint: suggestion(for: name, among: all.map(\.about.name), noun: "objective"))
    }
    return objective
  }
}
