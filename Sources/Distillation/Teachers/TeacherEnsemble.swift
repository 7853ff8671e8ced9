public import Diagnostics
public import Tensors

/// Several teachers as one: embeddings side by side, class probabilities averaged.
///
/// Spaces of different teachers have nothing in common, so that a mean of embeddings would mean nothing.
public struct TeacherEnsemble: Teacher {
  private let members: [any Teacher]

  /// Creates a teacher of several.
  ///
  /// Throws `distill.teachers` where there is none, or their classes differ.
  public init(_ members: [any Teacher]) throws(Fault) {
    guard let first = members.first else {
      throw Fault(
        "distill.teachers", "there must be at least one teacher, but there is none",
        parameter: "from")
    }
    if let other = members.first(where: { $0.classes != first.classes }) {
      throw Fault(
        "distill.teachers",
        "teachers that teach together must have the same classes, but have "
          + "\(listed(first.classes)), and \(listed(other.classes))", parameter: "from")
    }
    self.members = members
  }

  /// The classes of each.
  public var classes: [String] { members[0].classes }
  /// The sum of the widths.
  public var embeddingWidth: Int { members.reduce(0) { $0 + $1.embeddingWidth } }
  /// `3 teachers`.
  public var summary: String {
    members.count == 1 ? members[0].summary : counted(members.count, "teacher")
  }

  /// Those of each, where all cut alike.
  public var segmentations: [String: Segmentation] {
    let first = members[0].segmentations
    return members.allSatisfy { $0.segmentations == first } ? first : [:]
  }

  /// Embeddings side by side, and the logarithm of the mean class probabilities as scores.
  public func outputs(
    for examples: Examples, _ numerics: Numerics
  ) throws(Fault) -> ModelOutputs {
    var all: [ModelOutputs] = []
    for member in members { all.append(try member.outputs(for: examples, numerics)) }
    guard all.count > 1 else { return all[0] }
    let clips = try Tensor.concatenated(all.map(\.clips), axis: 1)
    // Segments can only stand side by side where all teachers cut clips alike.
    let segments = all.compactMap(\.segments)
    let isAlike = segments.count == all.count && all.allSatisfy { $0.layout == all[0].layout }
    var mean = try Self.probabilities(all[0].scores)
    for other in all.dropFirst() { mean = try mean + Self.probabilities(other.scores) }
    let scores = try (mean / Tensor(Float(all.count)) + Tensor(1e-30)).mapped(.logarithm)
    return ModelOutputs(
      clips: clips, segments: isAlike ? try Tensor.concatenated(segments, axis: 1) : nil,
      layout: isAlike ? all[0].layout : nil, scores: scores)
  }

  /// Each with first random weights.
  public func untrained(_ key: RandomKey) throws(Fault) -> any Teacher {
    var fresh: [any Teacher] = []
    for (index, member) in members.enumerated() {
      fresh.append(try member.untrained(key.child(index)))
    }
    return try TeacherEnsemble(fresh)
  }

  /// The softmax of every row.
  private static func probabilities(_ scores: Tensor) throws(Fault) -> Tensor {
    let column = [scores.shape[0], 1]
    let largest = try scores.reduced(.maximum, axis: 1).reshaped(column)
    let powers = try (scores - largest).mapped(.exponential)
    return try powers / powers.reduced(.sum, axis: 1).reshaped(column)
  }
}
