public import Diagnostics
public import Tensors

/// A map of embeddings in the plane that keeps neighbours together (t-SNE, the exact method).
///
/// Affinities `p_ij = (p_{j|i} + p_{i|j}) / 2n` with Gaussians whose widths give every clip the same
/// perplexity; in the map `q_ij ∝ 1 / (1 + ‖y_i − y_j‖²)`; the divergence `Σ p log(p / q)` is
/// minimised by gradient descent with momentum 0.5, then 0.8, gains, and affinities exaggerated 12
/// times at first. The rate is n / 12, so that few clips do not overshoot. The map begins at the first two principal
/// components, scaled to a standard deviation of 1e-4, plus a millionth of chance against ties; so it is
/// the same for the same clips and key, on any machine.
///
/// Time and memory grow with the square of the clips. Distances between far clusters, and sizes of
/// clusters, mean nothing in such a map.
///
/// References: L. van der Maaten, G. Hinton, "Visualizing data using t-SNE", JMLR 2008; D. Kobak,
/// P. Berens, "The art of using t-SNE for single-cell transcriptomics", Nature Communications 2019
/// (beginning at principal components); A. C. Belkina et al., "Automated optimized parameters for
/// t-distributed stochastic neighbor embedding improve visualization and analysis of large datasets",
/// Nature Communications 2019 (the rate).
public struct NeighborEmbedding: Sendable {
  /// The places of the clips, two numbers each.
  public let points: [[Double]]
  /// The divergence after each tenth step, affinities not exaggerated.
  public let divergences: [Double]

  /// The largest number of clips: the affinities of as many take 32 MB.
  public static let clipLimit = 2_000

  /// Makes a map.
  ///
  /// `perplexity` is about the number of neighbours that count, from 1 to below (clips − 1) / 3, as is
  /// usual. Throws `statistics.perplexity`, `statistics.too-large`, `statistics.too-few`,
  /// `statistics.iterations`, what ``PrincipalComponents`` throws, and once `isStopped`.
  public init(
    _ embeddings: Embeddings, perplexity: Double = 30, iterations: Int = 500, key: RandomKey,
    isStopped: () -> Bool = { false }
  ) throws(Fault) {
    let count = embeddings.count
    guard count >= 5 else {
      throw Fault(
        "statistics.too-few", "a map of neighbours must have at least 5 clips, but has \(count)")
    }
    guard count <= Self.clipLimit else {
      throw Fault(
        "statistics.too-large",
        "a map of neighbours must have at most \(Self.clipLimit) clips, but has \(count)",
        hint: "Take a part of the clips with `take` or `where`.")
    }
    guard perplexity >= 1, perplexity <= Double(count - 1) / 3 else {
      throw Fault(
        "statistics.perplexity",
        "perplexity must be from 1 to a third of the other clips, here \(Double(count - 1) / 3), "
          + "but is \(perplexity)", hint: "Ask for less, or give more clips.",
        parameter: "perplexity")
    }
    guard (1...100_000).contains(iterations) else {
      throw Fault(
        "statistics.iterations", "iterations must be from 1 to 100 000, but are \(iterations)",
        parameter: "iterations")
    }
    let affinities = try NeighborAffinities(
      embeddings, perplexity: perplexity, isStopped: isStopped)
    let start = try Self.start(embeddings, key, isStopped)
    var descent = NeighborDescent(affinities, start: start)
    var divergences: [Double] = []
    for step in 0..<iterations {
      if isStopped() { throw stoppedFault() }
      let divergence = descent.step(
        isEarly: step < min(250, iterations / 2), measures: step % 10 == 9)
      if let divergence { divergences.append(divergence) }
    }
    self.divergences = divergences
    points = (0..<count).map { [descent.places[2 * $0], descent.places[2 * $0 + 1]] }
    guard descent.places.allSatisfy(\.isFinite) else {
      throw Fault(
        "statistics.diverged", "the map of neighbours diverged",
        hint: "Look at the embeddings: their numbers may be of very different sizes.")
    }
  }

  /// The first two principal components, small, with a little chance that parts equal clips.
  private static func start(
    _ embeddings: Embeddings, _ key: RandomKey, _ isStopped: () -> Bool
  ) throws(Fault) -> [Double] {
    let components = min(2, embeddings.width)
    let found = try PrincipalComponents(embeddings, count: components, isStopped: isStopped)
    let rows = try found.project(embeddings)
    let spread = (found.variances.first ?? 0).squareRoot()
    let scale = spread > 0 ? 1e-4 / spread : 0
    let chance = key.child("neighbours").normals(2 * embeddings.count)
    return (0..<(2 * embeddings.count)).map { place in
      let row = rows[place / 2]
      let own = place % 2 < row.count ? row[place % 2] * scale : 0
      return own + Double(chance[place]) * 1e-6
    }
  }
}
