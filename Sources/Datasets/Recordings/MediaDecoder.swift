import Diagnostics
import Media
import Tensors

/// Makes features of one file: those that are kept, or of WAV and PGM files by ourselves, or of all
/// others by ffmpeg.
struct MediaDecoder {
  private let files: FileAccess
  private let features: MediaFeatures
  private let soundShelf: FeatureShelf?
  private let frameShelf: FeatureShelf?
  /// The program, or why it cannot be used; looked for once, before several threads need it.
  private let program: Result<FFmpeg, Fault>
  private let isStopped: @Sendable () -> Bool

  init(files: FileAccess, features: MediaFeatures, hooks: ReadingHooks) {
    self.files = files
    self.features = features
    soundShelf = features.sound.flatMap { hooks.cache?.shelf($0.settings.text) }
    frameShelf = features.frames.flatMap { hooks.cache?.shelf($0.text) }
    program = Result { () throws(Fault) in try FFmpeg.found() }
    isStopped = hooks.isStopped
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
      outcome.sound = Self.kept(soundShelf, loaded.record) { () throws(Fault) in
        try sound(loaded.bytes, name: name)
      }
    } else if wish.sound {
      outcome.sound = .failure(Fault("media.nothing", "`\(name)` must have sound, but has none"))
    }
    if wish.frames, !isSound, let frames = features.frames {
      outcome.frames = Self.kept(frameShelf, loaded.record) { () throws(Fault) in
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
    let sound = wish.sound ? features.sound : nil
    let frames = wish.frames ? features.frames : nil
    if sound != nil, let kept = soundShelf?.features(of: record) {
      outcome.sound = .success(.memory(kept))
    }
    if frames != nil, let kept = frameShelf?.features(of: record) {
      outcome.frames = .success(.memory(kept))
    }
    let request = ClipRequest(
      picture: outcome.frames == nil ? frames?.picture : nil,
      wantsSound: outcome.sound == nil && sound != nil)
    guard request.picture != nil || request.wantsSound else { return }
    let clip = try program.get().decode(
      wish.file.path, name: name, request, isStopped: isStopped)
    if request.wantsSound, let sound {
      if let recording = clip.sound {
        outcome.sound = Self.made(soundShelf, record) { () throws(Fault) in
          try sound(recording, name: name)
        }
      } else {
        outcome.sound = .failure(Fault("media.nothing", "`\(name)` must have sound, but has none"))
      }
    }
    if request.picture != nil, let frames {
      if let film = clip.film {
        outcome.frames = Self.made(frameShelf, record) { () throws(Fault) in try frames(film) }
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
