/// The same place of eight frames side by side: one instruction serves eight spectra, and no number
/// of one frame ever meets that of another.
typealias FrameLanes = SIMD8<Float>

extension FrameLanes {
  /// How many frames lie side by side.
  static var width: Int { 8 }
}
