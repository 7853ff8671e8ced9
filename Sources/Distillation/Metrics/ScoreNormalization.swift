public import Diagnostics

/// Brings the scores of different clips to one scale by what they score against a cohort: clips of
/// other speakers, none of them in a trial.
///
/// With mean μ and population standard deviation σ of a clip's scores against the cohort, a score s
/// of clips a and b becomes
/// z-norm `(s − μ_a) / σ_a`, t-norm `(s − μ_b) / σ_b`, s-norm the mean of both, and adaptive s-norm
/// the mean of both where μ and σ are over the `top` cohort clips that score highest with each.
///
/// References: K. P. Li, J. E. Porter, "Normalizations and selection of speech segments for speaker
/// recognition scoring", ICASSP 1988 (z); R. Auckenthaler, M. Carey, H. Lloyd-Thomas, "Score
/// normalization for text-independent speaker verification systems", Digital Signal Processing 2000
/// (t); P. Kenny, "Bayesian speaker verification with heavy-tailed priors", Odyssey 2010 (s);
/// P. Matějka et al., "Analysis of score normalization in multilingual speaker recognition",
/// Interspeech 2017 (adaptive).
public enum ScoreNormalization: String, Sendable, Hashable, CaseIterable {
  /// By the first clip of a trial.
  case zNorm = "z"
  /// By the second clip of a trial.
  case tNorm = "t"
  /// By both.
  case sNorm = "s"
  /// By both, each with the part of the cohort nearest to it.
  case adaptive = "as"

  /// The scores of trials, normalised.
  ///
  /// `top` is for ``adaptive`` only: the number of cohort clips of each side, from 2 to all. Throws
  /// `metrics.cohort` where there are fewer than 2 clips or `top` does not fit,
  /// `metrics.cohort-spread` where a clip scores the same against all of them, as
  /// ``Embeddings/cosineScores(of:)`` does, and once `isStopped`.
  public func normalized(
    _ scores: [Double], of trials: [VerificationTrial], _ embeddings: Embeddings,
    cohort: Embeddings, top: Int? = nil, isStopped: () -> Bool = { false }
  ) throws(Fault) -> [Double] {
    try requireEqualCounts(scores.count, "scores", trials.count, "trials")
    guard cohort.width == embeddings.width else {
      throw Fault(
        "metrics.cohort",
        "the cohort must have embeddings of \(embeddings.width) dimensions, but has \(cohort.width)",
        parameter: "cohort")
    }
    guard cohort.count >= 2 else {
      throw Fault(
        "metrics.cohort", "a cohort must have at least 2 clips, but has \(cohort.count)",
        parameter: "cohort")
    }
    let size = self == .adaptive ? top ?? cohort.count : cohort.count
    guard (2...cohort.count).contains(size) else {
      throw Fault(
        "metrics.cohort",
        "the part of the cohort must be from 2 to its \(cohort.count) clips, but is \(size)",
        hint: "Ask for fewer, or give a larger cohort.", parameter: "top")
    }
    let (units, others) = (try embeddings.unitRows("clip"), try cohort.unitRows("cohort clip"))
    var statistics = [(mean: Double, deviation: Double)?](repeating: nil, count: embeddings.count)
    func statistic(_ clip: Int) throws(Fault) -> (mean: Double, deviation: Double) {
      if let known = statistics[clip] { return known }
      if isStopped() { throw stoppedFault() }
      var against = Embeddings.products(units, clip, others, width: cohort.width)
      if size < against.count { against = Array(against.sorted(by: >).prefix(size)) }
      let mean = against.reduce(0, +) / Double(size)
      let square = against.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(size)
      let found = (mean: mean, deviation: square.squareRoot())
      guard found.deviation > 1e-9 else {
        throw Fault(
          "metrics.cohort-spread",
          "a clip must score differently against different cohort clips, but clip \(clip) does not",
          hint: "Give a cohort of several speakers.", parameter: "cohort")
      }
      statistics[clip] = found
      return found
    }
    var normal: [Double] = []
    normal.reserveCapacity(scores.count)
    for (score, trial) in zip(scores, trials) {
      var parts: [Double] = []
      for (clip, isUsed) in [(trial.first, self != .tNorm), (trial.second, self != .zNorm)]
      where isUsed {
        let own = try statistic(clip)
        parts.append((score - own.mean) / own.deviation)
      }
      normal.append(parts.reduce(0, +) / Double(parts.count))
    }
    return normal
  }
}

extension Embeddings {
  /// The embeddings at unit length, row after row.
  fileprivate func unitRows(_ noun: String) throws(Fault) -> [Double] {
    var rows = values
    for clip in 0..<count {
      let length = self[clip].reduce(0) { $0 + $1 * $1 }.squareRoot()
      guard length > 0 else {
        throw Fault(
          "metrics.zero-embedding",
          "a cosine needs embeddings with a direction, but that of \(noun) \(clip) is all zeros")
      }
      for place in (clip * width)..<((clip + 1) * width) { rows[place] /= length }
    }
    return rows
  }

  /// The products of one row with every row of a matrix.
  fileprivate static func products(
    _ rows: [Double], _ clip: Int, _ others: [Double], width: Int
  ) -> [Double] {
    rows.withUnsafeBufferPointer { rows in
      others.withUnsafeBufferPointer { others in
        (0..<(others.count / width)).map { other in
          var sum = 0.0
          for k in 0..<width { sum += rows[clip * width + k] * others[other * width + k] }
          return sum
        }
      }
    }
  }
}
