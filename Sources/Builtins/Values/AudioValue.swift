import Binding
import Diagnostics
import Language
import Media
import Plots
import Tensors

/// One channel of sound as the language holds it; every sample is finite and not absurdly loud.
struct AudioValue: ForeignBindable {
  let recording: Recording

  /// The loudest sample that is believed, full scale being 1.
  static let loudest: Float = 1_000_000

  /// Takes one channel of sound.
  ///
  /// Throws `audio.samples` for samples that are not finite or too loud to be sound.
  init(_ recording: Recording) throws(Fault) {
    if let bad = recording.samples.firstIndex(where: { !($0.magnitude <= Self.loudest) }) {
      throw Fault(
        "audio.samples",
        "a sample of sound must lie within ±\(Int(Self.loudest)), full scale being ±1, but sample "
          + "\(bad) is \(recording.samples[bad])",
        hint: "Divide the samples by the value of full scale.")
    }
    self.recording = recording
  }

  /// The same instants at the same rate, with other samples.
  func replacing(_ samples: [Float]) throws(Fault) -> AudioValue {
    try AudioValue(Recording(sampleRate: rate, samples: samples))
  }

  var samples: [Float] { recording.samples }
  var rate: Int { recording.sampleRate }

  static var kindName: String { "audio" }
  static func hint(for value: Value) -> String? {
    "Read it with `read_audio(path)`, or make it with `audio(samples, rate)`."
  }

  var byteCount: Int { samples.count * MemoryLayout<Float>.stride }

  var summary: String {
    let format = NumberFormat.significant(3)
    var text = "audio of \(format.text(recording.seconds)) s, \(rate) Hz"
    if recording.missingFrames > 0 {
      text += ", cut off: \(counted(recording.missingFrames, "sample")) missing"
    }
    return text
  }

  func display(_ presentation: Presentation) -> String {
    let title = presentation.styled(summary, .strong)
    let peaks = envelope(columns: 48)
    guard let loudest = peaks.max() else { return title }
    // From 0, unlike a sparkline of any numbers: silence is low, and an even tone is even.
    let wave = Levels.text(peaks, from: 0, to: loudest, presentation)
    return title + "\n  " + wave + "  peak \(NumberFormat.significant(3).text(loudest))"
  }

  /// The largest magnitude of each of `columns` parts.
  private func envelope(columns: Int) -> [Double] {
    let columns = min(columns, samples.count)
    return (0..<columns).map { column in
      let part = samples[
        (column * samples.count / columns)..<((column + 1) * samples.count / columns)]
      return part.reduce(0.0) { max($0, Double($1.magnitude)) }
    }
  }

  var fieldNames: [String] { ["samples", "rate", "seconds", "missing"] }

  func field(_ name: String) throws -> Value? {
    switch name {
    case "samples": .foreign(TensorValue(tensor: try Tensor([samples.count], samples)))
    case "rate": .int(rate)
    case "seconds": .float(recording.seconds)
    case "missing": .int(recording.missingFrames)
    default: nil
    }
  }

  var count: Int? { samples.count }

  func digest(into digest: inout Digest) {
    digest.combine("audio \(rate)")
    samples.withUnsafeBytes { digest.combine($0) }
  }

  func isEqual(to other: any Foreign) -> Bool {
    (other as? AudioValue)?.recording == recording
  }
}
