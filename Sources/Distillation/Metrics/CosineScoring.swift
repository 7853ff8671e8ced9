public import Diagnostics

extension Embeddings {
  /// The cosine of the angle between two clips' embeddings, −1 to 1.
  ///
  /// Throws where an index is out of range or an embedding is all zeros.
  public func cosine(_ first: Int, _ second: Int) throws(Fault) -> Double {
    let scores = try cosineScores(of: [VerificationTrial(first, second, isTarget: true)])
    return scores.first ?? .nan
  }

  /// The cosine of every trial, in order; throws as ``cosine(_:_:)`` does.
  public func cosineScores(of trials: [VerificationTrial]) throws(Fault) -> [Double] {
    let lengths = (0..<count).map { clip in
      self[clip].reduce(0) { $0 + $1 * $1 }.squareRoot()
    }
    var scores: [Double] = []
    scores.reserveCapacity(trials.count)
    for trial in trials {
      for clip in [trial.first, trial.second] {
        guard clip >= 0, clip < count else {
          throw Fault(
            "metrics.trial-out-of-range",
            "a trial must name clips from 0 to \(count - 1), but names \(clip)")
        }
        guard lengths[clip] > 0 else {
          throw Fault(
            "metrics.zero-embedding",
            "a cosine needs embeddings with a direction, but that of clip \(clip) is all zeros")
        }
      }
      var product = 0.0
      for (a, b) in zip(self[trial.first], self[trial.second]) { product += a * b }
      scores.append(min(1, max(-1, product / (lengths[trial.first] * lengths[trial.second]))))
    }
    return scores
  }

  /// Scores trials by cosine and keeps their answers; throws also where only one kind of trial
  /// occurs.
  public func verificationScores(
    of trials: [VerificationTrial]
  ) throws(Fault) -> VerificationScores {
    try VerificationScores(try cosineScores(of: trials), isTarget: trials.map(\.isTarget))
  }
}
