import Tensors

/// The shape of the window that a frame of sound is multiplied by before its spectrum is taken.
public enum WindowShape: String, Sendable, Hashable, CaseIterable {
  /// 0.5 − 0.5 cos; 0 at the ends.
  case hann
  /// 0.54 − 0.46 cos; never 0.
  case hamming
  /// The Hann window to the power 0.85, as Kaldi's default (D. Povey).
  case povey
  /// 1 throughout.
  case rectangular

  /// The values of a window.
  ///
  /// - Parameters:
  ///   - count: How many; none for 0 or less.
  ///   - isPeriodic: Whether the window is one period of `count`, as librosa and PyTorch make it for
  ///     spectra; otherwise it is symmetric, as Kaldi makes it.
  public func values(_ count: Int, isPeriodic: Bool) -> [Float] {
    guard count > 1 else { return [Float](repeating: 1, count: max(0, count)) }
    let period = Double(isPeriodic ? count : count - 1)
    return (0..<count).map { index in
      let cosine = Portable.cosine(turns: Double(index) / period)
      switch self {
      case .hann: return Float(0.5 - 0.5 * cosine)
      case .hamming: return Float(0.54 - 0.46 * cosine)
      case .povey:
        let hann = 0.5 - 0.5 * cosine
        return hann > 0 ? Float(Portable.exp(0.85 * Portable.log(hann))) : 0
      case .rectangular: return 1
      }
    }
  }
}
