public import Diagnostics
public import NeuralNets

/// A finished training: the model, what happened, and what was asked for.
public struct Run: Sendable {
  /// A part of the training: all of it for `fit`, encoder and header for a staged distillation.
  public struct Stage: Sendable {
    /// `whole`, `encoder`, `header` or `finetune`.
    public let name: String
    /// What happened, epoch by epoch.
    public let history: TrainingHistory
  }

  /// The trained model.
  public let model: Model
  /// What happened.
  public let stages: [Stage]
  /// How it was trained.
  public let settings: TrainingSettings
  /// What the model learnt from, in a few words: `labels`, or an objective and a schedule.
  public let method: String
  /// How many clips were learnt from, and how many of them had a label.
  public let clips: (all: Int, labelled: Int)

  /// Where the loss stopped being a number, if it did; the model then has the last good weights.
  public var divergence: Fault? { stages.lazy.compactMap { $0.history.divergence }.first }

  /// Whether the training was stopped before its end.
  public var isCancelled: Bool { stages.contains { $0.history.reason == .cancelled } }
}
