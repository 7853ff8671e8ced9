public import Autodiff
public import Diagnostics
public import NeuralNets

/// How an embedding becomes class scores, and how the true class is handicapped in training.
///
/// A new header is one struct in one file and one entry in ``Headers/all``; builtins and tests walk
/// that list.
public protocol Header: Configurable {
  /// Name, formula and reference.
  static var about: HeaderDescription { get }
  /// The layer that makes the scores that are used: those of evaluation.
  func layer(classes: Int) -> any Layer
  /// The scores that true labels are learned by; a row with a label below 0 stays as it is.
  ///
  /// - Parameter progress: The part of the training steps that is done, 0 to 1.
  /// - Throws: `shape.mismatch` if there is not one label for each row.
  func handicapped(
    _ scores: Variable, labels: [Int], progress: Double, _ tape: Tape
  ) throws(Fault) -> Variable
}

extension Header {
  /// The name in calls.
  public static var name: String { about.name }
  /// Name, formula and reference.
  public var about: HeaderDescription { Self.about }

  /// Whether the scores in training depend on how long it takes.
  var dependsOnLength: Bool {
    if self is SoftmaxHeader { return false }
    return (self as? any MarginHeader).map { $0.ramp > 0 } ?? true
  }

  /// The header as it would be written: `am_softmax(scale=30.0, margin=0.2, ramp=0.0)`.
  public var description: String {
    let settings = writtenSettings
    return about.name + (settings.isEmpty ? "" : "(\(settings.joined(separator: ", ")))")
  }
}

/// What a reader should know about a header.
public struct HeaderDescription: Sendable, Hashable {
  /// Its name, as it is written in a call.
  public let name: String
  /// What it does, in one sentence.
  public let summary: String
  /// The formula of the score z of the true class y in training, and of the others.
  public let formula: String
  /// Authors, title and venue.
  public let reference: String
}
