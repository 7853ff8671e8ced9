public import Tensors

/// A voice made of a source and a filter: pulses of the vocal folds or noise, through resonances of the
/// vocal tract.
///
/// **Reference** G. Fant, "Acoustic Theory of Speech Production", 1960; D. H. Klatt, "Software for a
/// cascade/parallel formant synthesizer", JASA, 1980.
public struct SourceFilter: Sendable {
  /// What the voice does at one moment.
  public struct Moment: Sendable, Hashable {
    /// The pitch in hertz.
    public var pitch: Double
    /// How loud the folds are, from 0.
    public var voicing: Double
    /// How loud the breath is, from 0.
    public var breath: Double
    /// The frequencies of the resonances in hertz, lowest first.
    public var formants: [Double]

    /// Creates a moment.
    public init(pitch: Double, voicing: Double, breath: Double, formants: [Double]) {
      self.pitch = pitch
      self.voicing = voicing
      self.breath = breath
      self.formants = formants
    }
  }

  /// Samples a second.
  public let sampleRate: Int
  /// The samples of one moment, between which the voice stays as it is.
  public let momentLength: Int

  /// Creates a synthesizer.
  public init(sampleRate: Int = 16000, momentLength: Int = 80) {
    self.sampleRate = max(8000, sampleRate)
    self.momentLength = max(1, momentLength)
  }

  /// The sound of moments, one after another; the same bits on every machine for the same key.
  public func samples(_ moments: [Moment], key: RandomKey) -> [Float] {
    let rate = Double(sampleRate)
    let noise = key.child("breath").normals(moments.count * momentLength)
    var out: [Float] = []
    out.reserveCapacity(noise.count)
    var states: [Resonator] = []
    var phase = 0.0
    var radiated = 0.0
    for (place, moment) in moments.enumerated() {
      for (index, frequency) in moment.formants.enumerated() {
        let tuned = Resonator(
          frequency: min(frequency, 0.45 * rate), bandwidth: 60 + 0.06 * frequency, rate)
        // What rings goes on ringing while the tract moves.
        if index < states.count { states[index].retune(tuned) } else { states.append(tuned) }
      }
      for index in 0..<momentLength {
        phase += min(0.4, max(0, moment.pitch / rate))
        phase -= phase.rounded(.down)
        let source =
          moment.voicing * Self.pulse(phase)
          + moment.breath * 0.2 * Double(noise[place * momentLength + index])
        var sound = source
        for index in states.indices { sound = states[index].step(sound) }
        // Lips radiate changes better than what is slow.
        out.append(Float(sound - 0.9 * radiated))
        radiated = sound
      }
    }
    return out
  }

  /// The flow through the folds over one period: opening, closing, closed.
  private static func pulse(_ phase: Double) -> Double {
    if phase < 0.4 { return 0.5 - 0.5 * Portable.cosine(turns: phase / 0.8) }
    if phase < 0.56 { return Portable.cosine(turns: (phase - 0.4) / 0.64) }
    return 0
  }

  /// y[n] = a x[n] + b y[n − 1] + c y[n − 2]: one resonance.
  private struct Resonator {
    private var a: Double
    private var b: Double
    private var c: Double
    private var last = 0.0
    private var before = 0.0

    init(frequency: Double, bandwidth: Double, _ rate: Double) {
      let radius = Portable.exp(-Double.pi * bandwidth / rate)
      c = -radius * radius
      b = 2 * radius * Portable.cosine(turns: frequency / rate)
      a = 1 - b - c
    }

    mutating func retune(_ other: Resonator) { (a, b, c) = (other.a, other.b, other.c) }

    mutating func step(_ x: Double) -> Double {
      let y = a * x + b * last + c * before
      before = last
      last = y
      return y
    }
  }
}
