public import Diagnostics

/// Which objectives train which set of embeddings.
///
/// A model of whole clips has one set of embeddings, the encoder's. A sequential one has two: the
/// encoder's, one for each segment, and the aggregation's, one for each clip.
public struct TransferPlan: Sendable {
  /// What compares the embeddings of the encoder.
  public let encoder: Objective?
  /// What compares the embeddings of the aggregation.
  public let aggregation: Objective?
  /// Whether one objective is meant for all sets there are.
  private let isCommon: Bool

  /// The mean squared error between embeddings of every set.
  public static let standard = TransferPlan(Objective.standard)

  /// One objective for every set of embeddings; its terms on labels count once.
  public init(_ objective: Objective) {
    encoder = objective
    aggregation = objective
    isCommon = true
  }

  /// An objective for each set, or for one of them.
  ///
  /// Throws `distill.objective` where there is none, and for an objective on labels: labels belong to
  /// the header and to no set of embeddings.
  public init(encoder: Objective?, aggregation: Objective?) throws(Fault) {
    guard encoder != nil || aggregation != nil else {
      throw Fault(
        "distill.objective", "there must be an objective for at least one set of embeddings",
        hint: "Give one, as in `{encoder: mse(), aggregation: mse()}`.", parameter: "objective")
    }
    for (name, objective) in [("encoder", encoder), ("aggregation", aggregation)] {
      guard let term = objective?.terms.first(where: \.isOnLabels) else { continue }
      throw Fault(
        "distill.objective",
        "what `\(name)` matches must be embeddings, but `\(term.about.name)` compares labels, which "
          + "belong to the header",
        hint: "Write a sum without names, as `objective=mse() + \(term.about.name)()`.",
        parameter: "objective")
    }
    self.encoder = encoder
    self.aggregation = aggregation
    isCommon = false
  }

  /// Whether a term needs the teacher's embeddings.
  public var comparesEmbeddings: Bool {
    [encoder, aggregation].contains { $0?.comparesEmbeddings == true }
  }

  /// Whether a term needs the teacher's class scores.
  public var comparesLabels: Bool { onLabels.contains { $0.comparesLabels } }

  /// The objectives whose terms on labels count.
  var onLabels: [Objective] {
    isCommon ? [encoder].compactMap { $0 } : []
  }

  /// The objectives for the embeddings of segments and of clips.
  ///
  /// Throws `distill.objective` for an objective of the aggregation where there is none.
  func objectives(isSequential: Bool) throws(Fault) -> (segments: Objective?, clips: Objective?) {
    if isSequential { return (encoder, aggregation) }
    if isCommon { return (nil, encoder) }
    guard aggregation == nil else {
      throw Fault(
        "distill.objective",
        "an objective for `aggregation` needs networks that aggregate segments, but the student or "
          + "the teacher sees whole clips",
        hint: "Give only `{encoder: …}`, or cut clips into segments.", parameter: "objective")
    }
    return (nil, encoder)
  }
}

extension TransferPlan: CustomStringConvertible {
  /// `mse(weight=1.0)`, or `encoder mse(weight=1.0), aggregation cosine(weight=0.5)`.
  public var description: String {
    if isCommon { return encoder.map { "\($0)" } ?? "" }
    return [("encoder", encoder), ("aggregation", aggregation)].compactMap { name, objective in
      objective.map { "\(name) \($0)" }
    }.joined(separator: ", ")
  }
}
