public import Diagnostics

/// What a student is trained to do: a sum of weighted terms.
///
/// Terms between embeddings train the encoder; terms on labels (soft, or soft and true) train the
/// whole student.
public struct Objective: Sendable {
  /// One weighted term.
  public struct Term: Sendable {
    /// What a term compares.
    public enum Kind: Sendable {
      /// The student's embedding with the teacher's.
      case embedding(any EmbeddingObjective)
      /// The student's class scores with the teacher's, and with true labels.
      case labels(any LabelObjective)
    }

    /// What the term compares.
    public let kind: Kind
    /// The number the term is multiplied by, 0 or more.
    public let weight: Double

    /// Name, formula and reference.
    public var about: ObjectiveDescription {
      switch kind {
      case .embedding(let objective): objective.about
      case .labels(let objective): objective.about
      }
    }

    /// Whether the term compares labels.
    var isOnLabels: Bool { if case .labels = kind { true } else { false } }

    /// The settings as a call spells them.
    fileprivate var writtenSettings: [String] {
      switch kind {
      case .embedding(let objective): objective.writtenSettings
      case .labels(let objective): objective.writtenSettings
      }
    }
  }

  /// The terms, in the order in which they were added.
  public let terms: [Term]

  /// A term between embeddings, of its default weight unless given.
  ///
  /// Throws where the weight is negative or not finite.
  public init(_ objective: any EmbeddingObjective, weight: Double? = nil) throws(Fault) {
    try self.init(.embedding(objective), weight: weight ?? objective.about.defaultWeight)
  }

  /// A term on labels, of its default weight unless given.
  ///
  /// Throws where the weight is negative or not finite.
  public init(_ objective: any LabelObjective, weight: Double? = nil) throws(Fault) {
    try self.init(.labels(objective), weight: weight ?? objective.about.defaultWeight)
  }

  private init(_ kind: Term.Kind, weight: Double) throws(Fault) {
    guard weight >= 0, weight < .infinity else {
      throw Fault(
        "objective.weight", "a weight must be 0 or more and finite, but is \(weight)",
        parameter: "weight")
    }
    terms = [Term(kind: kind, weight: weight)]
  }

  /// The mean squared error between embeddings, with weight 1.
  public static let standard = Objective(
    terms: [Term(kind: .embedding(EmbeddingMSE()), weight: 1)])

  /// Soft labels with their default settings, with weight 1.
  public static let softLabels = Objective(terms: [Term(kind: .labels(SoftLabels()), weight: 1)])

  private init(terms: [Term]) {
    self.terms = terms
  }

  /// The sum of two objectives.
  public static func + (a: Objective, b: Objective) -> Objective {
    Objective(terms: a.terms + b.terms)
  }

  /// Whether a term needs the teacher's embeddings.
  public var comparesEmbeddings: Bool {
    terms.contains { if case .embedding = $0.kind { true } else { false } }
  }

  /// Whether a term needs the teacher's class scores.
  public var comparesLabels: Bool { terms.contains(where: \.isOnLabels) }
}

extension Objective: CustomStringConvertible {
  /// The sum as it would be written: `mse(weight=1.0) + cosine(weight=0.5)`.
  public var description: String { terms.map(\.description).joined(separator: " + ") }
}

extension Objective.Term: CustomStringConvertible {
  /// The term as it would be written.
  public var description: String {
    let arguments = writtenSettings + ["weight=\(weight)"]
    return "\(about.name)(\(arguments.joined(separator: ", ")))"
  }
}
