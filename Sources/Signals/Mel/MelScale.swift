import Tensors

/// A scale of pitch on which equal steps sound equal.
public enum MelScale: String, Sendable, Hashable, CaseIterable {
  /// Linear below 1 kHz, logarithmic above; librosa's default.
  ///
  /// **Reference** M. Slaney, "Auditory Toolbox", Apple Technical Report 45, 1993.
  case slaney
  /// 1127 ln(1 + f / 700), triangles that are linear in hertz.
  ///
  /// **Reference** S. Young et al., "The HTK Book", Cambridge University, 2006.
  case htk
  /// The formula of ``htk`` with triangles that are linear in mel.
  ///
  /// **Reference** D. Povey et al., "The Kaldi speech recognition toolkit", ASRU 2011.
  case kaldi

  /// A frequency in mel.
  public func mel(hertz: Double) -> Double {
    switch self {
    case .htk, .kaldi: return 1127 * Portable.log1p(hertz / 700)
    case .slaney:
      let linear = hertz * 3 / 200
      return hertz < 1000 ? linear : 15 + Portable.log(hertz / 1000) * Self.slaneySteps
    }
  }

  /// A pitch in hertz.
  public func hertz(mel: Double) -> Double {
    switch self {
    case .htk, .kaldi: return 700 * (Portable.exp(mel / 1127) - 1)
    case .slaney:
      return mel < 15 ? mel * 200 / 3 : 1000 * Portable.exp((mel - 15) / Self.slaneySteps)
    }
  }

  /// 27 steps from 1 to 6.4 kHz.
  private static let slaneySteps = 27 / Portable.log(6.4)
}
