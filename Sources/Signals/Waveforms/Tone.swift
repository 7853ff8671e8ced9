import Tensors

/// A tone made of one sine.
public enum Tone {
  /// `count` samples of a sine that begins at 0.
  public static func samples(
    frequency: Double, sampleRate: Int, count: Int, amplitude: Double = 0.5
  ) -> [Float] {
    (0..<max(0, count)).map { index in
      Float(amplitude * Portable.sine(turns: Double(index) * frequency / Double(sampleRate)))
    }
  }
}
