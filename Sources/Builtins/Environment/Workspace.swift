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
  /// Where trainings keep what they need to go on, if anywhere.
  public var trainings: TrainingPlaces?

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
    notebookFolder: String, dataFolders: [String], outputFolder: String?, isExact: Bool,
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
      host: host, files: files, numerics: numerics, cache: cache?.features,
      trainings: trainings?.shelf(kernels: { kernels }), progress: progress,
      keep: keep)
    return Interpreter(library: Self.library, host: environment, limits: limits)
  }

  /// Every builtin, made when a program names it.
  private static var library: Library {
    Library(
      names: { Catalogue.standard.builtins.map(\.name) },
      find: { Catalogue.standard[$0]?.function }, otherNames: otherNames)
  }

  /// The most bytes that the process may hold, whatever runs in it.
  public static var memoryLimit: Int {
    get { MemoryLimit.bytes }
    set { MemoryLimit.bytes = newValue }
  }

  /// What takes down, for a cache of cells, what they ask of files and kernels. It serves the cells of
  /// one interpreter, on its thread.
  public func witness(for host: any Host) -> Witness {
    let (files, numerics) = (files, numerics)
    let surroundings = StorageSurroundings(numerics: numerics, catalogue: .standard) {
      Interpreter(
        library: Self.library,
        host: NotebookEnvironment(host: host, files: files, numerics: numerics))
    }
    return Witness(
      files: files, numerics: numerics,
      context: StorageContext(
        types: StoredTypes.all, library: Self.library, surroundings: surroundings))
  }

  /// What to tell the person if products should have been fast and could not be.
  public static var kernelProblem: Fault? { BLASInfo.absence }

  /// Where matrix products come from, for provenance: in fast mode the version of OpenBLAS and its
  /// kernels, which this loads.
  public var kernels: String {
    guard numerics.mode == .fast else { return "lupi's own" }
    return BLASInfo.current?.description ?? "lupi's own, without OpenBLAS"
  }

  /// ``kernels`` where products have been computed, which loads nothing; else nothing.
  public var kernelsUsed: String? {
    numerics.mode != .fast || BLASInfo.wasNeeded ? kernels : nil
  }

  /// The files that were read so far, with size and hash, for provenance.
  public var filesRead: [String] {
    files.filesRead.map { "\($0.name), \($0.byteCount) bytes, \($0.hexadecimalHash)" }
  }
}
