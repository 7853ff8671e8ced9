import Datasets
import Diagnostics
public import Language
import Tensors

/// Takes down what a cell asks of files and kernels, so that it can be asked again.
public struct Witness: Sendable {
  /// What values need to be read again after they were kept.
  public let context: StorageContext
  private let files: FileAccess
  private let numerics: Numerics

  init(files: FileAccess, numerics: Numerics, context: StorageContext) {
    self.files = files
    self.numerics = numerics
    self.context = context
  }

  /// Begins to take down what is asked.
  public func start() { files.startObserving() }

  /// Ends that: what was asked, and whether asking again tells whether anything has changed.
  public func stop() -> (observations: [UInt8], isRepeatable: Bool) {
    let seen = files.stopObserving()
    let writer = StorageWriter()
    // A process that has not opened OpenBLAS has not computed with it; what has is known by its kernels.
    writer.optional(BLASInfo.wasNeeded ? kernels : nil, writer.text)
    writer.list(seen.answers) { answer in
      writer.text(answer.kind.rawValue)
      writer.text(answer.subject)
      writer.text(answer.words)
    }
    writer.list(seen.records) { source in
      writer.fileRecord(source.record)
      writer.text(source.place)
    }
    let isEmpty = seen.answers.isEmpty && seen.records.isEmpty && !BLASInfo.wasNeeded
    return (isEmpty ? [] : writer.bytes, seen.isRepeatable)
  }

  private var kernels: String? {
    numerics.mode == .fast ? BLASInfo.current?.description ?? "none" : nil
  }

  /// What is answered in another way now, in a few words; nothing where all is the same.
  public func change(since observations: [UInt8]) -> String? {
    guard let (kernels, seen) = try? read(observations) else { return "what it read is not known" }
    if let kernels, kernels != self.kernels { return "matrix products come from \(kernels)" }
    guard let (answer, _) = files.change(since: seen) else { return nil }
    let name = answer.subject.split(separator: "\u{1F}").last.map(String.init) ?? answer.subject
    switch answer.kind {
    case .place, .presence: return "`\(name)` leads to another file, or to none"
    case .content: return "the file `\(name)` has changed"
    case .walk: return "other files lie below `\(name)`"
    case .corpus: return "the corpus `\(name)` lies elsewhere"
    case .program: return "another version of \(name) decodes"
    case .output: return "the output file `\(name)` has changed"
    case .written: return "the output file `\(name)` is no longer as the cell wrote it"
    }
  }

  /// Records again which files were read and written.
  public func replay(_ observations: [UInt8]) {
    guard !observations.isEmpty, let seen = try? read(observations).seen else { return }
    files.replay(seen)
  }

  private func read(_ observations: [UInt8]) throws -> (kernels: String?, seen: FileObservations) {
    guard !observations.isEmpty else { return (nil, FileObservations()) }
    let reader = StorageReader(observations)
    let kernels = try reader.optional(reader.text)
    var seen = FileObservations()
    for (kind, subject, words) in try reader.list({
      (try reader.text(), try reader.text(), try reader.text())
    }) {
      guard let kind = FileObservations.Kind(rawValue: kind) else {
        throw Fault.unreadable("what was read")
      }
      seen.note(kind, subject, words)
    }
    seen.records = try reader.list {
      .init(record: try reader.fileRecord(), place: try reader.text())
    }
    return (kernels, seen)
  }
}
