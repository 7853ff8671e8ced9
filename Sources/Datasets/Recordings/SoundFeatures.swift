public import Diagnostics
import Media
public import Signals
import Synchronization
public import Tensors

/// Turns the bytes of a WAV file into a log-mel spectrogram: channels are averaged, and another
/// sample rate becomes that of the settings.
///
/// **Shapes** A file to `[frames, bands]`.
public final class SoundFeatures: Sendable {
  /// The sample rate of corpora, in hertz: speech needs no more.
  public static let sampleRate = 16000
  /// The loudest sample that is believed, full scale being ±1.
  static let loudest: Float = 1_000_000

  /// How the spectrogram is computed, and at which sample rate.
  public let settings: LogMelSettings
  private let logMel: LogMel
  /// Tables take time to make, and a corpus has one or two rates; a folder of any rates must not
  /// fill the memory with them.
  private let resamplers = Mutex<[Int: Resampler]>([:])

  /// Prepares the tables.
  ///
  /// Throws as `LogMel` does.
  public init(_ settings: LogMelSettings) throws(Fault) {
    self.settings = settings
    logMel = try LogMel(settings)
  }

  /// The spectrogram of a file; `name` is what messages call it.
  ///
  /// Throws what decoding throws, `recording.cut-off` for a file that ends before its sound,
  /// `recording.loud`, `signal.rate`, `signal.ratio` and `signal.short`.
  public func callAsFunction(_ bytes: [UInt8], name: String) throws(Fault) -> Tensor {
    try self(WAVFile.decode(bytes, name: name, channels: .mixed), name: name)
  }

  /// The spectrogram of a recording; `name` is what messages call it.
  ///
  /// Throws as the other, but for decoding.
  func callAsFunction(_ recording: Recording, name: String) throws(Fault) -> Tensor {
    let recording = recording.mixedDown()
    guard recording.missingFrames == 0 else {
      throw Fault(
        "recording.cut-off",
        "`\(name)` must be whole, but \(recording.missingFrames) of its "
          + "\(recording.frameCount + recording.missingFrames) samples are missing",
        hint: "Copy the file again.")
    }
    if let loud = recording.samples.first(where: { $0.magnitude > Self.loudest }) {
      throw Fault(
        "recording.loud",
        "a sample of `\(name)` must lie within ±\(Int(Self.loudest)), full scale being ±1, but one "
          + "is \(loud)")
    }
    let rate = settings.spectrum.sampleRate
    guard recording.sampleRate != rate else { return try logMel(recording.samples) }
    return try logMel(resampler(from: recording.sampleRate)(recording.samples))
  }

  private func resampler(from rate: Int) throws(Fault) -> Resampler {
    if let known = resamplers.withLock({ $0[rate] }) { return known }
    let made = try Resampler(from: rate, to: settings.spectrum.sampleRate)
    resamplers.withLock {
      if $0.count == 8 { $0.removeAll() }
      $0[rate] = made
    }
    return made
  }
}
