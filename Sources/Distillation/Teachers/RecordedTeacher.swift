import Autodiff
public import Diagnostics
public import Tensors

/// What teachers made of certain clips, kept: embeddings computed once for many students, or by teachers
/// that had not seen the clips (``ModelSpecification/outOfFold(_:groups:settings:hooks:)``).
public struct RecordedTeacher: Teacher {
  /// The classes of the scores, in their order.
  public let classes: [String]
  /// What it is, in a few words.
  public let summary: String
  /// What was made of the clips, in the order in which they were given.
  public let recorded: ModelOutputs
  private let places: [String: Int]
  /// Who is asked about clips that were not recorded.
  public let others: (any Teacher)?

  /// Keeps what was made of clips.
  ///
  /// Throws `distill.recorded` where two clips have one name, or there are not as many as outputs.
  public init(
    _ outputs: ModelOutputs, clips names: [String], classes: [String], summary: String,
    others: (any Teacher)? = nil
  ) throws(Fault) {
    var places: [String: Int] = [:]
    for (place, name) in names.enumerated() { places[name] = place }
    guard places.count == names.count, names.count == outputs.clips.shape[0] else {
      throw Fault(
        "distill.recorded",
        "what a teacher made of clips can only be kept for clips with different names, but "
          + "\(counted(names.count, "clip")) have \(counted(places.count, "name"))")
    }
    recorded = outputs
    self.classes = classes
    self.summary = summary
    self.places = places
    self.others = others
  }

  /// The names of the clips, in the order in which they were given.
  public var names: [String] { places.sorted { $0.value < $1.value }.map(\.key) }

  /// The width of the recorded embeddings.
  public var embeddingWidth: Int { recorded.clips.shape[1] }

  /// Those of who is asked about other clips: they were trained as those that were recorded.
  public var segmentations: [String: Segmentation] { others?.segmentations ?? [:] }

  /// What was recorded of clips, by their names.
  ///
  /// Throws `distill.recorded` for a clip that was not, unless somebody else can be asked about all.
  public func outputs(
    for examples: Examples, _ numerics: Numerics
  ) throws(Fault) -> ModelOutputs {
    let known = examples.names.compactMap { places[$0] }
    if known.count == examples.count { return try selected(known) }
    if let others, known.isEmpty { return try others.outputs(for: examples, numerics) }
    let missing = examples.names.first { places[$0] == nil } ?? ""
    throw Fault(
      "distill.recorded",
      "the teacher's embeddings must have been kept for every clip, but are not for `\(missing)`",
      hint: "Keep them for the same training part that the student learns from.",
      parameter: "from")
  }

  /// There are no weights.
  public func untrained(_ key: RandomKey) throws(Fault) -> any Teacher {
    throw Fault(
      "distill.control",
      "the control `random` needs a teacher with weights, but has only what one "
        + "made of clips",
      hint: "Give the run itself to `from`.", parameter: "control")
  }

  private func selected(_ clips: [Int]) throws(Fault) -> ModelOutputs {
    let layout = try recorded.layout.map { all throws(Fault) in
      try SequenceLayout(lengths: clips.map { all.length($0) })
    }
    var segments: Tensor?
    if let all = recorded.segments, let places = recorded.layout {
      segments = try all.gather(clips.flatMap { Array(places[$0]) })
    }
    return ModelOutputs(
      clips: try recorded.clips.gather(clips), segments: segments, layout: layout,
      scores: try recorded.scores.gather(clips))
  }
}
