public import Diagnostics

/// A teacher or a student before training: encoders, fusion, embedding and header.
///
/// ```
/// view → encoder ─┐
/// view → encoder ─┴ fusion → embedding → header → class scores
/// ```
/// The embedding is a linear layer, left out where a single encoder already has its width and ends
/// without an activation. The header is one layer over the classes, linear or of cosines.
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
  /// The width of the embedding.
  public let embedding: Int
  /// The names of the classes.
  public let classes: [String]
  /// How the embedding becomes class scores.
  public let header: any Header

  /// Creates a specification.
  ///
  /// Throws `model.no-view`, `model.view-twice`, `model.embedding` and `model.classes`.
  public init(
    role: Role, encoders: [Encoder], fusion: Fusion = .concat, embedding: Int, classes: [String],
    header: any Header = SoftmaxHeader()
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
    self.embedding = embedding
    self.classes = classes
    self.header = header
  }

  /// The views the model reads.
  public var views: [String] { encoders.map(\.view) }
}
