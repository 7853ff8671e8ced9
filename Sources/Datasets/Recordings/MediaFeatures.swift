public import Diagnostics
import Media
public import Signals
import Tensors

/// What recordings become: sequences of sound, of frames, or both.
public struct MediaFeatures: Sendable {
  /// How sound becomes features, if it is wanted.
  let sound: SoundFeatures?
  /// How frames become features, if they are wanted.
  let frames: FrameFeatures?

  /// Prepares the tables.
  ///
  /// Throws as `LogMel` does.
  public init(sound: LogMelSettings?, frames: FrameFeatures? = nil) throws(Fault) {
    if let sound { self.sound = try SoundFeatures(sound) } else { self.sound = nil }
    self.frames = frames
  }

  /// The ends of names of files that ffmpeg finds sound in, and nothing else.
  static let soundEnds: Set<String> = [
    "mp3", "m4a", "aac", "flac", "ogg", "oga", "opus", "wma", "aif", "aiff", "au", "amr",
  ]
  /// The ends of names of files that ffmpeg finds pictures in, and maybe sound.
  static let filmEnds: Set<String> = [
    "mp4", "mpg", "mpeg", "avi", "mkv", "mov", "flv", "webm", "wmv", "m4v", "3gp", "ogv", "ts",
  ]
  /// Whether files with an end of their names are left to ffmpeg; others are WAV, or pictures.
  static func needsProgram(_ end: String) -> Bool {
    soundEnds.contains(end) || filmEnds.contains(end)
  }

  /// The ends of names of pictures that lupi reads itself.
  static let pictureEnds: Set<String> = ["pgm", "ppm"]
}
