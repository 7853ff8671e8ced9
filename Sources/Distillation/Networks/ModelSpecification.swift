public import Diagnostics
public import NeuralNets

/// A teacher or a student before training: encoders, fusion, embedding and header; between segments and
/// the embedding of the clip, an aggregation.
///
/// ```
/// view → encoder ─┐
/// view → encoder ─┴ fusion → embedding → header → class scores                     (whole clips)
///
/// view → segments → encoder ─┐
/// view → segments → encoder ─┴ fusion → segment embedding
///                              → aggregation over segments → embedding → header     (sequential)
/// ```
/// An embedding is a linear layer, left out where what comes before already has its width and ends
/// without an activation. A view that is not cut into segments is encoded once, and stands beside each
/// segment. The header is one layer over the classes, linear or of cosines.
public struct ModelSpecification: Sendable {
  /// What the model is for; first weights depend on it, so that students compared start alike.
  public enum Role: String, Sendable {
    /// Sees the privileged view as well.
    case teacher
    /// Sees what will be there in use.
    case student
  }

  /// What the model is for.
  public let role: Role
  /// One encoder for each view.
  public let encoders: [Encoder]
  /// How several encodings become one.
  public let fusion: Fusion
  /// What makes one vector of the embeddings of a clip's segments; none for models of whole clips.
  public let aggregation: [any Layer]
  /// The width of the embedding, of a clip and of a segment.
  public let embedding: Int
  /// The names of the classes.
  public let classes: [String]
  /// How the embedding becomes class scores.
  public let header: any Header

  /// Creates a specification.
  ///
  /// Throws `model.no-view`, `model.view-twice`, `model.aggregation`, `model.embedding` and
  /// `model.classes`.
  public init(
    role: Role, encoders: [Encoder], fusion: Fusion = .concat, aggregation: [any Layer] = [],
    embedding: Int, classes: [String], header: any Header = SoftmaxHeader()
  ) throws(Fault) {
    guard !encoders.isEmpty else {
      throw Fault(
        "model.no-view", "a \(role.rawValue) must have at least one encoder, but has none",
        hint: "Give a network, as in `audio=network(inputs=\"audio\") |> dense(64)`.")
    }
    let views = encoders.map(\.view)
    if let twice = views.first(where: { view in views.count { $0 == view } > 1 }) {
      throw Fault(
        "model.view-twice", "each view must have one encoder, but `\(twice)` has two",
        hint: "Give one of the networks another view with `inputs=`.")
    }
    let isSequential = encoders.contains { $0.segmentation != nil }
    guard isSequential == !aggregation.isEmpty else {
      throw Fault(
        "model.aggregation",
        isSequential
          ? "a \(role.rawValue) of segments must have an aggregation, but has none"
          : "an aggregation needs segments to aggregate, but no network of the \(role.rawValue) has "
            + "them",
        hint: isSequential
          ? "Add one, such as `aggregation=network(inputs=\"segments\") |> mean_pool()`."
          : "Cut clips into segments, as in `network(inputs=\"audio\", segment=20)`.",
        parameter: "aggregation")
    }
    guard (1...65_536).contains(embedding) else {
      throw Fault(
        "model.embedding", "the embedding must have 1 to 65536 dimensions, but has \(embedding)",
        parameter: "embedding")
    }
    guard classes.count >= 2, Set(classes).count == classes.count else {
      throw Fault(
        "model.classes",
        classes.count < 2
          ? "a \(role.rawValue) must have at least two classes, but has \(classes.count)"
          : "the classes must differ, but one is given twice",
        hint: "Give the classes of the training data, as in `classes=train.classes`.",
        parameter: "classes")
    }
    self.role = role
    self.encoders = encoders
    self.fusion = fusion
    self.aggregation = aggregation
    self.embedding = embedding
    self.classes = classes
    self.header = header
  }

  /// Whether clips are cut into segments.
  public var isSequential: Bool { !aggregation.isEmpty }

  /// The views the model reads.
  public var views: [String] { encoders.map(\.view) }
}
