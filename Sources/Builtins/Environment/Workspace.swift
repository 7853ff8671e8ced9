import Binding
import Datasets
public import Diagnostics
public import Language
import Tensors

/// What a run works in: the folders it may reach, its numerics and its threads.
public struct Workspace: Sendable {
  private let files: FileAccess
  private let numerics: Numerics
  private let cache: CacheFolder?

  /// Opens the folders.
  ///
  /// - Parameters:
  ///   - notebookFolder: Where the notebook lies; files are looked for here first.
  ///   - dataFolders: Further folders that may be read.
  ///   - outputFolder: The folder that may be written; it is made when something is written.
  ///   - isExact: Whether arithmetic gives the same bits on every machine, or as fast as can be.
  ///   - threads: How many threads may be used; no result depends on it.
  ///   - cache: Where to keep what is slow to make; no result depends on it.
  /// - Throws: `file.missing-folder`.
  public init(
    notebookFolder: String, dataFolders: [String], outputFolder: String, isExact: Bool,
    threads: Int, cache: CacheFolder? = nil
  ) throws(Fault) {
    files = try FileAccess(
      notebookFolder: notebookFolder, dataFolders: dataFolders, outputFolder: outputFolder)
    numerics = Numerics(mode: isExact ? .exact : .fast, threads: threads)
    self.cache = cache
  }

  /// An interpreter with every builtin, whose values are shown by `host`; `keep` gets the run of a
  /// training that was interrupted.
  public func interpreter(
    host: any Host, limits: Limits = .standard,
    progress: @escaping @Sendable (ProgressReport) -> Void,
    keep: @escaping @Sendable (Value) -> Void = { _ in }
  ) -> Interpreter {
    let environment = NotebookEnvironment(
      host: host, files: files, numerics: numerics, cache: cache?.features, progress: progress,
      keep: keep)
    return Interpreter(
      library: Catalogue.standard.builtins.map(\.function), host: environment, limits: limits)
  }

  /// What to tell the person if products should have been fast and could not be.
  public static var kernelProblem: Fault? { BLASInfo.absence }

  /// Where matrix products come from, for provenance: in fast mode the version of OpenBLAS and its
  /// kernels, which this loads.
  public var kernels: String {
    guard numerics.mode == .fast else { return "lupi's own" }
    return BLASInfo.current?.description ?? "lupi's own, without OpenBLAS"
  }

  /// The files that were read so far, with size and hash, for provenance.
  public var filesRead: [String] {
    files.filesRead.map { "\($0.name), \($0.byteCount) bytes, \($0.hexadecimalHash)" }
  }
}
