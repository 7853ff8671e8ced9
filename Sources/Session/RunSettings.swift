import Builtins
import Diagnostics
import Language
import Notebooks

#if canImport(Glibc)
  @preconcurrency import Glibc
#else
  import Darwin
#endif

/// What the options say about running: folders, numerics, threads, parameters, time, memory.
struct RunSettings: Sendable {
  let dataFolders: [String]
  let outputFolder: String?
  var threads: Int
  var numerics: NumericsMode?
  var timeout: Double?
  /// Whether notebooks may write below their output folder.
  var writesFiles = true
  let parameters: [(name: String, value: String)]
  /// One for all notebooks of a command, so that it complains once.
  private let cache: CacheFolder?
  private let keepsCells: Bool
  private let cellFolder: String?
  private let console: Console

  init(_ invocation: Invocation, _ console: Console) throws(Fault) {
    let listed = console.terminal.environment["LUPI_DATA"] ?? ""
    dataFolders = try invocation.folders(.data) + listed.split(separator: ":").map(String.init)
    outputFolder = try invocation.folders(.out).last
    let cores = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    threads = try invocation.integer(.threads, in: 1...256) ?? min(cores, 256)
    numerics = try invocation.choice(.numerics, of: NumericsMode.allCases.map(\.rawValue))
      .flatMap { NumericsMode(rawValue: $0) }
    timeout = try invocation.seconds(.timeout)
    if let bytes = try invocation.bytes(.memory) { Workspace.memoryLimit = bytes }
    parameters = try invocation.parameters()
    keepsCells = !invocation.has(.noCache)
    cellFolder = try invocation.folders(.cache).last
    self.console = console
    guard keepsCells || cellFolder == nil else {
      throw Fault(
        "usage.option", "`--cache` and `--no-cache` must not be given together",
        hint: "Leave one of the two out.")
    }
    cache = keepsCells ? try console.terminal.cache(warn: console.warn) : nil
  }

  /// The workspace of a notebook, or of the prompt where there is none.
  func workspace(forNotebookIn folder: String, declared: NumericsMode?) throws(Fault) -> Workspace {
    let usual = folder == "." ? "out" : folder + "/out"
    return try Workspace(
      notebookFolder: folder, dataFolders: dataFolders,
      outputFolder: writesFiles ? outputFolder ?? usual : nil,
      isExact: mode(declared: declared) == .exact, threads: threads, cache: cache)
  }

  /// Where results of the cells of a notebook in some folder are kept; nothing with `--no-cache`.
  func cells(forNotebookIn folder: String) -> CellFolder? {
    guard keepsCells else { return nil }
    return CellFolder(
      path: cellFolder ?? (folder.hasSuffix("/") ? folder : folder + "/") + ".lupi",
      warn: console.warn)
  }

  /// A trained network, wherever its file lies.
  func model(
    _ path: String, host: any Host, progress: @escaping @Sendable (ProgressReport) -> Void
  ) throws -> TrainedModel {
    try TrainedModel(
      path, isExact: mode(declared: nil) == .exact, threads: threads, cache: cache, host: host,
      progress: progress)
  }

  /// The numerics that a run uses: the option's, else the notebook's, else fast.
  func mode(declared: NumericsMode?) -> NumericsMode { numerics ?? declared ?? .fast }

  /// Runs a notebook's settings.
  func options(declared: NumericsMode?) -> RunOptions {
    var options = RunOptions()
    options.parameters = parameters.map { (name: $0.name, text: $0.value) }
    options.timeout = timeout
    options.numerics = mode(declared: declared)
    return options
  }
}
