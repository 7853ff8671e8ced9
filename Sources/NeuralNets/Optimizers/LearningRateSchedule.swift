import Tensors

/// How the learning rate changes while training goes on, as a factor of the rate given.
public enum LearningRateSchedule: Sendable, Hashable {
  /// Always the same.
  case constant
  /// Rises in a straight line over the first part of all steps, `warmUp` from 0 to 1, then falls to 0
  /// along half a cosine (I. Loshchilov, F. Hutter, "SGDR", ICLR 2017).
  case cosine(warmUp: Double = 0)
  /// Is multiplied by `factor` after every `epochs` epochs.
  case step(epochs: Int, factor: Double)

  /// The factor in a step, counted from 0, of `total`.
  public func factor(step: Int, of total: Int, stepsPerEpoch: Int) -> Double {
    switch self {
    case .constant:
      return 1
    case .cosine(let warmUp):
      let rising = max(0, min(warmUp, 1)) * Double(total)
      if Double(step) < rising { return (Double(step) + 1) / (rising.rounded(.up)) }
      let progress = (Double(step) - rising) / max(1, Double(total) - rising)
      return 0.5 * (1 + Portable.cosine(turns: min(1, progress) / 2))
    case .step(let epochs, let factor):
      return Portable.power(factor, step / max(1, stepsPerEpoch) / max(1, epochs))
    }
  }

  /// Name and settings.
  public var description: String {
    switch self {
    case .constant: "constant"
    case .cosine(let warmUp): warmUp == 0 ? "cosine" : "cosine(warm_up=\(warmUp))"
    case .step(let epochs, let factor): "step(\(epochs), \(factor))"
    }
  }
}
