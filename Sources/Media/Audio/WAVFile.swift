public import Diagnostics

/// Sound in WAV files, from bytes to samples and back.
///
/// **Reference** IBM and Microsoft, "Multimedia Programming Interface and Data Specifications 1.0",
/// 1991; Microsoft, "Multiple Channel Audio Data and WAVE Files", 2001.
public enum WAVFile {
  /// Which channels are wanted.
  public enum Channels: Sendable, Hashable {
    /// All of them, interleaved.
    case all
    /// Their mean.
    case mixed
  }

  /// Decodes the bytes of a file; `name` is what messages call it.
  ///
  /// Chunks may come in any order. A data size of 0 or one that no file reaches, as programs that
  /// stream leave it, means that the sound goes on to the end. A file that is cut off is read as far
  /// as it goes, and ``Recording/missingFrames`` says how much is missing.
  ///
  /// - Throws: `wav.empty`, `wav.lfs`, `wav.magic`, `wav.header`, `wav.codec`, `wav.data` and
  ///   `wav.not-finite`.
  public static func decode(
    _ bytes: UnsafeRawBufferPointer, name: String, channels: Channels = .all
  ) throws(Fault) -> Recording {
    try requireWAV(bytes, name: name)
    var format: WAVFormat?
    var data: RIFFChunks.Chunk?
    for chunk in RIFFChunks(bytes) {
      if chunk.name == "fmt ", format == nil {
        format = try WAVFormat(UnsafeRawBufferPointer(rebasing: bytes[chunk.body]), name: name)
      }
      if chunk.name == "data", data == nil { data = chunk }
    }
    guard let format else {
      throw Fault(
        "wav.header", "`\(name)` must have a `fmt ` chunk, but has none",
        hint: "Copy or create the file again.")
    }
    guard let data else {
      throw Fault(
        "wav.data", "`\(name)` must have a `data` chunk, but has none",
        hint: "Copy or create the file again.")
    }
    return try recording(bytes, format, data, channels, name: name)
  }

  /// Decodes the bytes of a file held in an array.
  ///
  /// - Throws: as ``decode(_:name:channels:)``.
  public static func decode(
    _ bytes: [UInt8], name: String, channels: Channels = .all
  ) throws(Fault) -> Recording {
    try bytes.withUnsafeBufferPointer { buffer throws(Fault) in
      try decode(UnsafeRawBufferPointer(buffer), name: name, channels: channels)
    }
  }

  private static func recording(
    _ bytes: UnsafeRawBufferPointer, _ format: WAVFormat, _ data: RIFFChunks.Chunk,
    _ channels: Channels, name: String
  ) throws(Fault) -> Recording {
    let frames = data.body.count / format.frameByteCount
    // From 2³¹ − 64 KiB on, a size is a placeholder of a program that streamed.
    let isOpen = data.stated >= 0x7FFF_0000
    let missing = isOpen ? 0 : max(0, data.stated / format.frameByteCount - frames)
    let isMixed = channels == .mixed && format.channelCount > 1
    let samples = SampleReader(
      bytes: UnsafeRawBufferPointer(rebasing: bytes[data.body]), frameCount: frames,
      channelCount: format.channelCount, isMixed: isMixed
    ).samples(format.encoding)
    if let bad = samples.firstIndex(where: { !$0.isFinite }) {
      throw Fault(
        "wav.not-finite",
        "every sample of `\(name)` must be a finite number, but that at "
          + "\(bad / (isMixed ? 1 : format.channelCount)) is \(samples[bad])",
        hint: "Write the file again with samples from -1 to 1.")
    }
    return Recording(
      sampleRate: format.sampleRate, channelCount: isMixed ? 1 : format.channelCount,
      samples: samples, missingFrames: missing)
  }

  /// Says what a file is that is no WAV file.
  private static func requireWAV(
    _ bytes: UnsafeRawBufferPointer, name: String
  ) throws(Fault) {
    guard !bytes.isEmpty else {
      throw Fault(
        "wav.empty", "`\(name)` must be a WAV file, but is empty",
        hint: "Copy or create the file again.")
    }
    if bytes.starts(with: "version https://git-lfs".utf8) {
      throw Fault(
        "wav.lfs", "`\(name)` must be a WAV file, but is a Git LFS pointer to one",
        hint: "Fetch the file with `git lfs pull`.")
    }
    let isRIFF = bytes.starts(with: "RIFF".utf8) || bytes.starts(with: "RF64".utf8)
    if bytes.count < 12, isRIFF {
      throw Fault(
        "wav.header",
        "`\(name)` must be a WAV file, but ends after \(counted(bytes.count, "byte"))",
        hint: "Copy or create the file again.")
    }
    guard isRIFF, bytes[8..<12].elementsEqual("WAVE".utf8) else {
      throw Fault(
        "wav.magic", "`\(name)` must be a WAV file, but \(FileKind.words(for: bytes))",
        hint: "Convert it, for example with `ffmpeg -i in.mp3 out.wav`.")
    }
  }
}
