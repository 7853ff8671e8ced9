public import Diagnostics

/// Every loss that hands over class scores, with default settings, in one list that the tests walk.
public enum LabelObjectives {
  /// The objectives.
  public static let all: [any LabelObjective] = [SoftLabels(), GeneralizedDistillation()]

  /// The objective of a name; throws `objective.unknown` where there is none.
  public static func named(_ name: String) throws(Fault) -> any LabelObjective {
    guard let objective = all.first(where: { $0.about.name == name }) else {
      throw Fault(
        "objective.unknown", "there is no objective `\(name)` on labels",
        hint: suggestion(for: name, among: all.map(\.about.name), noun: "objective"))
    }
    return objective
  }
}
