/// The same place of four frames side by side: one instruction serves four spectra, and no number
/// of one frame ever meets that of another.
///
/// Four and not eight, because a butterfly of four points then fits into the sixteen registers of SSE.
typealias FrameLanes = SIMD4<Float>

extension FrameLanes {
  /// How many frames lie side by side.
  static var width: Int { 4 }
}
