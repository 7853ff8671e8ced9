public import Diagnostics

#if canImport(Glibc)
  @preconcurrency import Glibc
#else
  import Darwin
#endif

/// The program that decodes what lupi does not: mp4, mpg, flv, m4a, mp3 and many more, if it is there.
///
/// Sound and grey frames come out of one call: frames as bytes, sound as a WAV file at its own rate, so
/// that mixing and resampling are those of any other WAV file.
///
/// **Reference** FFmpeg, https://ffmpeg.org/ffmpeg.html
public struct FFmpeg: Sendable, Hashable {
  /// The path of the program.
  public let path: String

  /// Takes the program at a path.
  public init(path: String) { self.path = path }

  /// The program in one of the folders of a search path, by default PATH.
  ///
  /// To be called where no other thread changes the environment: before clips are read in parallel.
  ///
  /// - Throws: `media.no-ffmpeg`.
  public static func found(in searchPath: String? = nil) throws(Fault) -> FFmpeg {
    let folders = searchPath ?? getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin"
    for folder in folders.split(separator: ":") {
      let path = "\(folder)/ffmpeg"
      if access(path, X_OK) == 0 { return FFmpeg(path: path) }
    }
    throw Fault(
      "media.no-ffmpeg",
      "the program ffmpeg must be on the PATH to decode this file, but is not",
      hint:
        "Install it, on Debian or Ubuntu with `sudo apt-get install ffmpeg`, or convert the file "
        + "to WAV.")
  }

  /// Whether the program is on the PATH.
  public static var isPresent: Bool { (try? found()) != nil }

  /// Decodes a file in one call; in two where it has no sound or no picture.
  ///
  /// - Parameters:
  ///   - file: The absolute path.
  ///   - name: What messages call it.
  ///   - request: What is wanted.
  ///   - isStopped: Asked several times a second.
  /// - Throws: `media.no-ffmpeg`, `media.nothing` for a file that has nothing of what is wanted,
  ///   `media.decode` with ffmpeg's own last words, `media.long`, `program.start`, `program.silent`,
  ///   `program.stopped`, and as `WAVFile.decode` does.
  public func decode(
    _ file: String, name: String, _ request: ClipRequest, isStopped: () -> Bool = { false }
  ) throws(Fault) -> DecodedClip {
    var request = request
    while true {
      var collected = Collected(limit: request.byteLimits, name: name, seconds: request.limit)
      let child = ChildProcess(
        path: path, arguments: request.arguments(file), outputs: request.outputs)
      let ending = try child.run(isStopped: isStopped) { output, bytes throws(Fault) in
        try collected.take(output, bytes)
      }
      if ending.status != 0 {
        // Says which of the two streams it does not have; the other may still be wanted.
        let lacksSound = ending.complaint.contains("'0:a:0' matches no streams")
        let lacksFrames = ending.complaint.contains("'0:v:0' matches no streams")
        if lacksSound, request.wantsSound, request.picture != nil {
          request.wantsSound = false
          continue
        }
        if lacksFrames, request.picture != nil, request.wantsSound {
          request.picture = nil
          continue
        }
        throw Self.failure(file, name, ending, lacksSound, lacksFrames)
      }
      return try collected.clip(request, name: name)
    }
  }

  private static func failure(
    _ file: String, _ name: String, _ ending: ChildProcess.Ending, _ lacksSound: Bool,
    _ lacksFrames: Bool
  ) -> Fault {
    if lacksSound || lacksFrames {
      return Fault(
        "media.nothing",
        "`\(name)` must have \(lacksSound ? "sound" : "pictures"), but has none")
    }
    let last = ending.complaint.split(whereSeparator: \.isNewline).last.map(String.init) ?? ""
    // The path of this machine has no place in a message that notebooks record.
    let words = last.replacing("file:\(file): ", with: "").replacing(file, with: name)
    return Fault(
      "media.decode",
      "`\(name)` must be sound or video that ffmpeg can decode, but it "
        + (words.isEmpty
          ? "ended with status \(ending.status)" : "says: \(truncated(words, to: 200))"),
      hint: "Play it to see whether it is whole; copy it again if not.")
  }

  /// What has come of both streams so far.
  private struct Collected {
    let limit: (frames: Int, sound: Int)
    let name: String
    let seconds: Double
    var frames: [UInt8] = []
    var sound: [UInt8] = []

    mutating func take(_ output: Int32, _ bytes: UnsafeRawBufferPointer) throws(Fault) {
      if output == ClipRequest.frameOutput { frames += bytes } else { sound += bytes }
      guard frames.count <= limit.frames, sound.count <= limit.sound else {
        throw Fault(
          "media.long",
          "`\(name)` must last at most \(decimal(seconds)) s, but lasts longer",
          hint: "Take a part of it with `start` and `seconds`, or cut it into clips.")
      }
    }

    func clip(_ request: ClipRequest, name: String) throws(Fault) -> DecodedClip {
      var recording: Recording?
      if request.wantsSound { recording = try WAVFile.decode(sound, name: name) }
      var film: FrameSequence?
      if let picture = request.picture {
        film = try FrameSequence(
          width: picture.width, height: picture.height, rate: picture.rate, samples: frames)
      }
      return DecodedClip(sound: recording, film: film)
    }
  }
}
