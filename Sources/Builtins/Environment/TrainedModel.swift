import Binding
import Datasets
public import Diagnostics
import Distillation
public import Language
import NeuralNets
import Tensors

/// A trained network from a file, for commands that give it recordings.
public struct TrainedModel {
  /// Recordings that a command names, and what became of them.
  public struct Answer<Result> {
    /// The result.
    public let result: Result
    /// What was left out: how many files, why, and the names of the first few.
    public let skipped: [(count: Int, fault: Fault, examples: [String])]
  }

  /// A row for each recording.
  public struct Rows {
    /// The recordings, as they were named.
    public let names: [String]
    /// The names of the columns.
    public let columns: [String]
    /// The numbers, row after row.
    public let values: [Float]
  }

  /// A score with the threshold that the file has, and where that comes from.
  public struct Score {
    /// The cosine of both embeddings, from -1 to 1.
    public let value: Double
    /// The score from which on two clips count as of one speaker, and how it was chosen, in words.
    public let threshold: (value: Double, origin: String)?
  }

  private let run: RunValue
  private let hooks: ReadingHooks

  /// Reads a model.
  ///
  /// Throws what `load_model` throws.
  ///
  /// - Parameters:
  ///   - path: The file, wherever it lies.
  ///   - isExact: Whether arithmetic gives the same bits on every machine, or as fast as can be.
  ///   - threads: How many threads may be used; no result depends on it.
  ///   - cache: Where features are kept, if anywhere.
  ///   - host: Whom to ask whether to stop.
  ///   - progress: Told how far reading is.
  public init(
    _ path: String, isExact: Bool, threads: Int, cache: CacheFolder?, host: any Host,
    progress: @escaping @Sendable (ProgressReport) -> Void
  ) throws {
    let numerics = Numerics(mode: isExact ? .exact : .fast, threads: threads)
    let found = try FileAccess.named(path)
    let files = try FileAccess(notebookFolder: found.folder.path)
    let bytes = try files.read(found.path)
    let file = try bytes.withUnsafeBytes { try SafetensorsFile.decode($0, name: path) }
    let environment = NotebookEnvironment(
      host: host, files: files, numerics: numerics, cache: cache?.features, progress: progress)
    let interpreter = Interpreter(library: Workspace.library, host: environment)
    run = try RunValue(
      file, name: path, numerics,
      layer: LayerText(catalogue: .standard, evaluation: interpreter.evaluation).layer)
    hooks = ReadingHooks(
      threads: threads, cache: cache?.features,
      progress: { done, total in
        if host.isInterrupted { throw Interruption(.interrupted) }
        progress(ProgressReport(task: "read", done: done, total: total, unit: "clip"))
      }, isStopped: { host.isInterrupted })
    // Says so before anything is read.
    _ = try run.hearing()
  }

  /// The embedding of each recording that can be read.
  public func embeddings(of paths: [String]) throws -> Answer<Rows?> {
    try answer(paths) { clips in
      let tensor = try run.embeddings(of: clips)
      return (tensor, (0..<tensor.shape[1]).map { "e\($0)" })
    }
  }

  /// The probability of each class for each recording that can be read.
  public func probabilities(of paths: [String]) throws -> Answer<Rows?> {
    try answer(paths) { clips in
      (try run.probabilities(on: clips), run.run.model.specification.classes)
    }
  }

  /// How alike two recordings are.
  ///
  /// Throws also what is wrong with either recording.
  public func score(_ first: String, _ second: String) throws -> Score {
    let heard = try heard([first, second])
    if let failure = heard.failures.first { throw failure.fault }
    guard let pair = heard.dataset else {
      throw Fault("recordings.none", "there must be two recordings, but there are none")
    }
    return Score(
      value: try run.cosine(of: pair),
      threshold: run.calibration.map { calibration in
        (
          calibration.threshold,
          "EER \(decimal((calibration.equalErrorRate * 1000).rounded() / 10))% on "
            + "\(calibration.sameCount) same and \(calibration.differentCount) different pairs of "
            + calibration.data
        )
      })
  }

  private func answer(
    _ paths: [String], _ compute: (Dataset) throws -> (Tensor, [String])
  ) throws -> Answer<Rows?> {
    let heard = try heard(paths)
    let rows = try heard.dataset.map { clips in
      let (tensor, columns) = try compute(clips)
      return Rows(names: heard.places.map { paths[$0] }, columns: columns, values: tensor.values)
    }
    var skipped: [(count: Int, fault: Fault, examples: [String])] = []
    for (place, fault) in heard.failures {
      if let known = skipped.firstIndex(where: { $0.fault.code == fault.code }) {
        skipped[known].count += 1
        if skipped[known].examples.count < 3 { skipped[known].examples.append(paths[place]) }
      } else {
        skipped.append((1, fault, [paths[place]]))
      }
    }
    return Answer(result: rows, skipped: skipped)
  }

  private func heard(_ paths: [String]) throws -> HeardClips {
    let wanted = paths.map { path in
      HeardClips.Wanted(path, Result { () throws(Fault) in try FileAccess.named(path) })
    }
    return try run.heard(wanted, FileAccess(notebookFolder: "."), hooks)
  }
}

extension TrainedModel.Rows {
  /// The rows as a NumPy array `[recordings, columns]`.
  public var npy: [UInt8] {
    (try? Tensor([names.count, columns.count], values)).map(NumPyFile.encode) ?? []
  }

  /// The rows as comma-separated values, the names in the column `clip`.
  ///
  /// Throws as writing a table does.
  public func csv() throws(Fault) -> [UInt8] {
    var table = [TableColumn("clip", text: names)]
    for (place, column) in columns.enumerated() {
      table.append(
        TableColumn(
          // A class may be called `clip` as well.
          column == "clip" ? "clip (class)" : column,
          // As few digits as tell a number in single precision from its neighbours.
          numbers: names.indices.map { Double("\(values[$0 * columns.count + place])") ?? 0 }))
    }
    return CSV.write(try Table(table))
  }
}
