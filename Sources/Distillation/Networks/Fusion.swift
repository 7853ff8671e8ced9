/// How the encodings of several views become one.
public enum Fusion: String, Sendable, CaseIterable {
  /// Side by side.
  case concat
  /// Added; all encoders must have one width.
  case sum
  /// Added with weights between 0 and 1 that depend on all encodings, one for each number:
  /// `Σ_v σ(W_v [h_1; …; h_V] + b_v) ⊙ h_v`; all encoders must have one width.
  ///
  /// Reference: J. Arevalo, T. Solorio, M. Montes-y-Gómez, F. González, "Gated multimodal units for
  /// information fusion", ICLR workshop 2017 (there for two views).
  case gated
}
