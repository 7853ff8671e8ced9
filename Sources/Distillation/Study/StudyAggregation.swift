import Diagnostics

/// What counts as one repetition when folds × seeds are summarised.
///
/// Trials with one seed share weights at the start, trials on one fold share test clips, and any
/// two folds share most training clips. So the fold × seed values are not independent, and an
/// interval over all of them is too narrow.
public enum StudyAggregation: String, Sendable, Hashable, Codable, CaseIterable {
  /// One value per seed, its mean over folds: how much a repetition of the whole cross-validation
  /// varies. The primary choice.
  case perSeed = "per_seed"
  /// One value per fold, its mean over seeds: how much the held-out speakers matter.
  case perFold = "per_fold"
  /// Every fold × seed value: descriptive, with intervals that are too narrow.
  case allPairs = "all_pairs"

  /// The primary choice where there are at least two seeds; otherwise one value per fold.
  public static func primary(for trials: [TrialResult]) -> StudyAggregation {
    Set(trials.map(\.seed)).count > 1 ? .perSeed : .perFold
  }

  /// One sentence that says what the standard deviation and the interval of a table are over.
  public func note(folds: Int, seeds: Int) -> String {
    func means(_ count: Int, _ noun: String) -> String {
      count > 1 ? ", of means over \(counted(count, noun))" : ""
    }
    switch self {
    case .perSeed: return "sd is over \(counted(seeds, "seed"))\(means(folds, "fold"))."
    case .perFold: return "sd is over \(counted(folds, "fold"))\(means(seeds, "seed"))."
    case .allPairs:
      return "sd is over \(counted(folds, "fold")) × \(counted(seeds, "seed")), "
        + "which share data: intervals are too narrow."
    }
  }

  /// What a trial is averaged under.
  func unit(of trial: TrialResult) -> StudyUnit {
    switch self {
    case .perSeed: StudyUnit(fold: nil, seed: trial.seed)
    case .perFold: StudyUnit(fold: trial.fold, seed: nil)
    case .allPairs: StudyUnit(fold: trial.fold, seed: trial.seed)
    }
  }
}

/// A seed, a fold, or both: what one value of a summary stands for.
struct StudyUnit: Hashable {
  let fold: Int?
  let seed: Int?
}
