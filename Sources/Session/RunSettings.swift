import Builtins
import Diagnostics
import Language
import Notebooks

#if canImport(Glibc)
  @preconcurrency import Glibc
#else
  import Darwin
#endif

/// What the options say about running: folders, numerics, threads, parameters, time.
struct RunSettings: Sendable {
  let dataFolders: [String]
  let outputFolder: String?
  var threads: Int
  var numerics: NumericsMode?
  var timeout: Double?
  let parameters: [(name: String, value: String)]
  /// One for all notebooks of a command, so that it complains once.
  private let cache: CacheFolder?

  init(_ invocation: Invocation, _ console: Console) throws(Fault) {
    let listed = console.terminal.environment["LUPI_DATA"] ?? ""
    dataFolders = try invocation.folders(.data) + listed.split(separator: ":").map(String.init)
    outputFolder = try invocation.folders(.out).last
    let cores = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    threads = try invocation.integer(.threads, in: 1...256) ?? min(cores, 256)
    numerics = try invocation.choice(.numerics, of: NumericsMode.allCases.map(\.rawValue))
      .flatMap { NumericsMode(rawValue: $0) }
    timeout = try invocation.seconds(.timeout)
    parameters = try invocation.parameters()
    cache =
      invocation.has(.noCache)
      ? nil : console.terminal.cacheFolder.map { CacheFolder(path: $0, warn: console.warn) }
  }

  /// The workspace of a notebook, or of the prompt where there is none.
  func workspace(forNotebookIn folder: String, declared: NumericsMode?) throws(Fault) -> Workspace {
    try Workspace(
      notebookFolder: folder, dataFolders: dataFolders,
      outputFolder: outputFolder ?? (folder == "." ? "out" : folder + "/out"),
      isExact: mode(declared: declared) == .exact, threads: threads, cache: cache)
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
