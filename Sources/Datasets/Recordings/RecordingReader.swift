import Diagnostics
import Media
import Tensors

/// Reads recordings as sequences of features, several at once, each file once.
struct RecordingReader {
  /// A file and what is wanted of it.
  struct Wish {
    let file: FileAccess.FoundFile
    var sound = true
    var frames = false
  }

  /// What became of a file.
  struct Outcome {
    /// The features of its sound, `[frames, bands]`, or why there are none; nothing if not wanted.
    var sound: Result<ClipSteps, Fault>?
    /// The features of its pictures, `[frames, features]`, or why there are none.
    var frames: Result<ClipSteps, Fault>?
    /// What is known about the file, if it could be read at all.
    var record: FileRecord?
  }

  /// How many files are read between two looks at the clock: few enough to stop at once.
  private static let batch = 32
  /// The most numbers of a corpus: 4 TB.
  private static let mostNumbers = 1 << 40

  let files: FileAccess
  let features: MediaFeatures
  let hooks: ReadingHooks

  /// The outcome of each file, in their order.
  ///
  /// What is more than may stay in memory is moved to a file. Throws what the progress hook throws,
  /// `file.full`, `file.unwritable`, and `shape.too-large` for more than any disk holds.
  func read(_ wishes: [Wish]) throws -> [Outcome] {
    var outcomes = [Outcome](repeating: Outcome(), count: wishes.count)
    let decoder = MediaDecoder(files: files, features: features, hooks: hooks, wishes: wishes)
    var size = 0
    var store = StepStore(byteLimit: hooks.memory, folder: hooks.spillFolder)
    for start in stride(from: 0, to: wishes.count, by: Self.batch) {
      try hooks.progress?(start, wishes.count)
      let count = min(Self.batch, wishes.count - start)
      outcomes.withUnsafeMutableBufferPointer { outcomes in
        guard let first = outcomes.baseAddress else { return }
        Pieces.run(count, threads: hooks.threads) { piece in
          // Pieces write to different places.
          first[start + piece] = decoder.outcome(wishes[start + piece])
        }
      }
      for outcome in outcomes[start..<(start + count)] {
        for part in [outcome.sound, outcome.frames] {
          if case .success(let steps) = part { size += steps.count * steps.width }
        }
      }
      // No disk of today holds more.
      guard size <= Self.mostNumbers else {
        throw Fault(
          "shape.too-large",
          "the features of all clips must be at most \(Self.mostNumbers) numbers, but are more",
          hint: "Take fewer bands, a longer step, or a part of the clips.")
      }
      try store.keep(&outcomes, start..<(start + count))
    }
    hooks.cache?.trimmed()
    try hooks.progress?(wishes.count, wishes.count)
    return outcomes
  }

  /// The outcome of each file of which only the sound is wanted.
  func read(_ found: [FileAccess.FoundFile]) throws -> [Outcome] {
    try read(found.map { Wish(file: $0) })
  }
}
