public import Diagnostics

/// How sound is cut into frames and turned into spectra.
public struct SpectrumSettings: Sendable, Hashable {
  /// What is done where a frame reaches over the ends of the sound.
  public enum Edges: String, Sendable, Hashable, CaseIterable {
    /// Frame t is centred at t · hop, and zeros lie around the sound; as `librosa.feature`.
    case zeros
    /// Frame t is centred at t · hop, and the sound is mirrored at its ends; as `torch.stft`.
    case mirrored
    /// Frame t begins at t · hop, and only whole frames count; as Kaldi's `snip_edges`.
    case snipped
  }

  /// Samples a second, in hertz.
  public var sampleRate: Int
  /// The number of samples in a frame.
  public var windowLength: Int
  /// The number of samples from one frame to the next.
  public var hop: Int
  /// The number of points of the Fourier transform: at least ``windowLength``, even, a product of 2,
  /// 3 and 5, at most 65,536.
  public var transformLength: Int
  /// The shape of the window.
  public var window: WindowShape
  /// Whether the window is one period rather than symmetric.
  public var isPeriodic: Bool
  /// What is done at the ends.
  public var edges: Edges
  /// What samples are multiplied by; 32,768 brings them to the range of 16-bit integers.
  public var gain: Float
  /// Whether the mean of each frame is subtracted.
  public var removesMean: Bool
  /// The part of the sample before that is subtracted within a frame, from 0 to 1.
  public var preemphasis: Float

  /// Creates settings; the default transform is the smallest power of two that holds a window.
  public init(
    sampleRate: Int, windowLength: Int, hop: Int, transformLength: Int? = nil,
    window: WindowShape = .hann, isPeriodic: Bool = true, edges: Edges = .zeros, gain: Float = 1,
    removesMean: Bool = false, preemphasis: Float = 0
  ) {
    self.sampleRate = sampleRate
    self.windowLength = windowLength
    self.hop = hop
    self.transformLength =
      transformLength ?? TransformPlan.powerOfTwo(holding: windowLength)
    self.window = window
    self.isPeriodic = isPeriodic
    self.edges = edges
    self.gain = gain
    self.removesMean = removesMean
    self.preemphasis = preemphasis
  }

  /// The number of frequencies of a spectrum.
  public var frequencyCount: Int { transformLength / 2 + 1 }

  /// The number of frames of a sound.
  ///
  /// - Throws: `signal.short` for a sound without samples, or shorter than a window where only whole
  ///   frames count.
  public func frameCount(sampleCount: Int) throws(Fault) -> Int {
    let least = edges == .snipped ? windowLength : 1
    guard sampleCount >= least else {
      throw Fault(
        "signal.short",
        "the sound must have at least \(counted(least, "sample")), but has \(sampleCount)",
        hint: least > 1 ? "Take a shorter window, or leave the clip out." : "Leave the clip out.")
    }
    return 1 + (sampleCount - (edges == .snipped ? windowLength : 0)) / hop
  }

  /// Throws `signal.window` for lengths that make no sense and `signal.rate`.
  func validate() throws(Fault) {
    guard sampleRate > 0 else {
      throw Fault("signal.rate", "a sample rate must be above 0 Hz, but is \(sampleRate)")
    }
    guard windowLength >= 1, windowLength <= transformLength else {
      throw Fault(
        "signal.window",
        "a window must have from 1 sample to the \(transformLength) of the Fourier transform, but "
          + "has \(windowLength)",
        hint: "Shorten the window.")
    }
    guard hop >= 1 else {
      throw Fault(
        "signal.window", "the step between frames must be 1 sample or more, but is \(hop)",
        hint: "Lengthen it.")
    }
  }
}
