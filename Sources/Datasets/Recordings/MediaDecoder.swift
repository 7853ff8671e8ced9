import Diagnostics
import Media
import Tensors

/// Makes features of one file: those that are kept, or of WAV and PGM files by ourselves, or of all
/// others by ffmpeg.
struct MediaDecoder {
  private let files: FileAccess
  private let features: MediaFeatures
  private let own: Shelves
  /// The program and what is kept of files that it decodes, or why it cannot be used; looked for once,
  /// before several threads need it, and only where one of the files does.
  private let program: Result<Program, Fault>?
  private let isStopped: @Sendable () -> Bool

  init(
    files: FileAccess, features: MediaFeatures, hooks: ReadingHooks, wishes: [RecordingReader.Wish]
  ) {
    self.files = files
    self.features = features
    own = Shelves(features, hooks.cache)
    isStopped = hooks.isStopped
    let needsProgram = wishes.contains {
      MediaFeatures.needsProgram(PathText.fileExtension($0.file.path))
    }
    guard needsProgram else {
      program = nil
      return
    }
    program = Result { () throws(Fault) in
      let (ffmpeg, version) = try files.program(isStopped: hooks.isStopped)
      return Program(ffmpeg: ffmpeg, shelves: Shelves(features, hooks.cache, madeBy: version))
    }
  }

  /// What is kept of sound and of frames.
  private struct Shelves {
    let sound: FeatureShelf?
    let frames: FeatureShelf?

    /// Another version of a program may decode to other samples: it is a part of the settings.
    init(_ features: MediaFeatures, _ cache: FeatureCache?, madeBy program: String? = nil) {
      let end = program.map { ", decoded by \($0)" } ?? ""
      sound = features.sound.flatMap { cache?.shelf($0.settings.text + end) }
      frames = features.frames.flatMap { cache?.shelf($0.text + end) }
    }
  }

  /// The program that decodes, and what is kept of what it decoded.
  private struct Program {
    let ffmpeg: FFmpeg
    let shelves: Shelves
  }

  func outcome(_ wish: RecordingReader.Wish) -> RecordingReader.Outcome {
    var outcome = RecordingReader.Outcome()
    let end = PathText.fileExtension(wish.file.path)
    do throws(Fault) {
      if MediaFeatures.needsProgram(end) {
        try decode(wish, &outcome)
      } else {
        try read(wish, !MediaFeatures.pictureEnds.contains(end), &outcome)
      }
    } catch {
      if wish.sound, outcome.sound == nil { outcome.sound = .failure(error) }
      if wish.frames, outcome.frames == nil { outcome.frames = .failure(error) }
    }
    return outcome
  }

  /// A file that lupi reads by itself.
  private func read(
    _ wish: RecordingReader.Wish, _ isSound: Bool, _ outcome: inout RecordingReader.Outcome
  ) throws(Fault) {
    let name = wish.file.name
    let loaded = try files.load(wish.file, named: name)
    outcome.record = loaded.record
    if wish.sound, isSound, let sound = features.sound {
      outcome.sound = Self.kept(own.sound, loaded.record) { () throws(Fault) in
        try sound(loaded.bytes, name: name)
      }
    } else if wish.sound {
      outcome.sound = .failure(Fault("media.nothing", "`\(name)` must have sound, but has none"))
    }
    if wish.frames, !isSound, let frames = features.frames {
      outcome.frames = Self.kept(own.frames, loaded.record) { () throws(Fault) in
        try frames(pictures: loaded.bytes, name: name)
      }
    } else if wish.frames {
      outcome.frames = .failure(
        Fault("media.nothing", "`\(name)` must have pictures, but has none"))
    }
  }

  /// A file that ffmpeg reads: sound and frames in one call.
  private func decode(
    _ wish: RecordingReader.Wish, _ outcome: inout RecordingReader.Outcome
  ) throws(Fault) {
    let name = wish.file.name
    let record = try files.fingerprint(wish.file, named: name)
    outcome.record = record
    guard let program = try program?.get() else { return }
    let shelves = program.shelves
    let sound = wish.sound ? features.sound : nil
    let frames = wish.frames ? features.frames : nil
    if sound != nil, let kept = shelves.sound?.features(of: record) {
      outcome.sound = .success(.memory(kept))
    }
    if frames != nil, let kept = shelves.frames?.features(of: record) {
      outcome.frames = .success(.memory(kept))
    }
    let request = ClipRequest(
      picture: outcome.frames == nil ? frames?.picture : nil,
      wantsSound: outcome.sound == nil && sound != nil)
    guard request.picture != nil || request.wantsSound else { return }
    let clip = try program.ffmpeg.decode(
      wish.file.path, name: name, request, isStopped: isStopped)
    if request.wantsSound, let sound {
      if let recording = clip.sound {
        outcome.sound = Self.made(shelves.sound, record) { () throws(Fault) in
          try sound(recording, name: name)
        }
      } else {
        outcome.sound = .failure(Fault("media.nothing", "`\(name)` must have sound, but has none"))
      }
    }
    if request.picture != nil, let frames {
      if let film = clip.film {
        outcome.frames = Self.made(shelves.frames, record) { () throws(Fault) in try frames(film) }
      } else {
        outcome.frames = .failure(
          Fault("media.nothing", "`\(name)` must have pictures, but has none"))
      }
    }
  }

  private static func kept(
    _ shelf: FeatureShelf?, _ record: FileRecord, _ make: () throws(Fault) -> Tensor
  ) -> Result<ClipSteps, Fault> {
    if let kept = shelf?.features(of: record) { return .success(.memory(kept)) }
    return made(shelf, record, make)
  }

  private static func made(
    _ shelf: FeatureShelf?, _ record: FileRecord, _ make: () throws(Fault) -> Tensor
  ) -> Result<ClipSteps, Fault> {
    Result { () throws(Fault) in
      let made = try make()
      shelf?.keep(made, of: record)
      return .memory(made)
    }
  }
}
