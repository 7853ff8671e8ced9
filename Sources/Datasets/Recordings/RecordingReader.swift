import Diagnostics
import Tensors

/// Reads recordings as sequences of features, several at once.
struct RecordingReader {
  /// What became of a file.
  struct Outcome {
    /// The features, `[frames, bands]`, or why there are none.
    let features: Result<Tensor, Fault>
    /// What is known about the file, if it could be read at all.
    let record: FileRecord?
  }

  /// How many files are read between two looks at the clock: few enough to stop at once.
  private static let batch = 32

  let files: FileAccess
  let features: SoundFeatures
  let hooks: ReadingHooks

  /// The outcome of each file, in their order.
  ///
  /// Throws what the progress hook throws, and `shape.too-large` where there are more features than a
  /// tensor holds.
  func read(_ found: [FileAccess.FoundFile]) throws -> [Outcome] {
    var outcomes = [Outcome?](repeating: nil, count: found.count)
    var size = 0
    for start in stride(from: 0, to: found.count, by: Self.batch) {
      try hooks.progress?(start, found.count)
      let count = min(Self.batch, found.count - start)
      outcomes.withUnsafeMutableBufferPointer { outcomes in
        guard let first = outcomes.baseAddress else { return }
        Pieces.run(count, threads: hooks.threads) { piece in
          // Pieces write to different places.
          first[start + piece] = outcome(found[start + piece])
        }
      }
      for outcome in outcomes[start..<(start + count)] {
        size += (try? outcome?.features.get().count) ?? 0
      }
      // Shows before memory is full what would show once all are read.
      guard size <= Shape.maximumCount else {
        throw Fault(
          "shape.too-large",
          "the features of all clips must be at most \(Shape.maximumCount) numbers, but are more",
          hint: "Take fewer bands, a longer step, or a part of the clips.")
      }
    }
    try hooks.progress?(found.count, found.count)
    return outcomes.compactMap { $0 }
  }

  private func outcome(_ file: FileAccess.FoundFile) -> Outcome {
    var record: FileRecord?
    do throws(Fault) {
      let loaded = try files.load(file, named: file.name)
      record = loaded.record
      return Outcome(
        features: .success(try features(loaded.bytes, name: file.name)), record: record)
    } catch {
      return Outcome(features: .failure(error), record: record)
    }
  }
}
