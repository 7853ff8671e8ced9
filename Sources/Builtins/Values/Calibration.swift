import Binding
import Datasets
import Diagnostics
import Distillation
import NeuralNets

/// From which score on two clips count as of one speaker, and by which trials that was chosen.
struct Calibration: Equatable {
  /// The score from which on two clips count as of one speaker: where both errors are equally frequent.
  let threshold: Double
  /// How frequent they are, from 0 to 1.
  let equalErrorRate: Double
  /// How many trials were of one speaker, and how many of two.
  let sameCount: Int
  let differentCount: Int
  /// The name of the data.
  let data: String

  /// Chooses the threshold by trials.
  ///
  /// Throws as the scores do, and where trials of one kind are missing.
  init(_ run: RunValue, _ trials: TrialList, on dataset: Dataset, isStopped: @escaping () -> Bool)
    throws
  {
    let verifier = Verifier(
      source: .first(run), trials: trials, dataset: dataset, isStopped: isStopped)
    let scores = try VerificationScores(verifier.scores(nil), isTarget: trials.isSame)
    let rate = scores.equalErrorRate
    threshold = rate.threshold
    equalErrorRate = rate.rate
    sameCount = scores.targets.count
    differentCount = scores.nonTargets.count
    data = dataset.provenance.name
  }

  /// The threshold as words of a model's file.
  var fields: [String: String] {
    [
      "verification threshold": "\(threshold)", "verification eer": "\(equalErrorRate)",
      "verification same": "\(sameCount)", "verification different": "\(differentCount)",
      "verification data": data,
    ]
  }

  /// Reads what ``fields`` wrote; nothing where there is no threshold.
  ///
  /// Throws `file.field`.
  init?(_ fields: FileFields) throws(Fault) {
    guard fields.optional("verification threshold") != nil else { return nil }
    threshold = try fields.number("verification threshold")
    equalErrorRate = try fields.number("verification eer")
    sameCount = try fields.integer("verification same", in: 1...Int(Int32.max))
    differentCount = try fields.integer("verification different", in: 1...Int(Int32.max))
    data = truncated(try fields.text("verification data"), to: 100)
  }
}
