#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The program `lupi` from its start to its end, as the shell would call it.
final class ProcessCase: BenchCase {
  /// What it is called for.
  enum Kind: String, CaseIterable {
    /// An expression.
    case expression = "start_expression"
    /// A notebook of one cell.
    case notebook = "start_notebook"
  }

  let name: String
  private let kind: Kind
  private let program: String
  private let arguments: [String]
  private let notebook: TemporaryFile
  private let output: TemporaryFile

  init(_ kind: Kind) throws {
    self.kind = kind
    name = kind.rawValue
    program = try Self.program()
    notebook = try TemporaryFile()
    output = try TemporaryFile()
    arguments = kind == .expression ? ["-e", "1 + 1"] : ["run", notebook.path]
    try TextFile.write("# One cell\n\n```lupi\n1 + 1\n```\n", to: notebook.path)
  }

  var items: (count: Int, unit: String) { (1, "starts") }

  func run() throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 1, output.path, O_WRONLY | O_TRUNC, 0)
    let words = ([program] + arguments).map { strdup($0) }
    defer { words.forEach { free($0) } }
    var child: pid_t = 0
    var status: Int32 = 0
    guard posix_spawn(&child, program, &actions, nil, words + [nil], environ) == 0,
      waitpid(child, &status, 0) == child, status == 0
    else { throw Bench.WrongResult(description: "\(name): `\(program)` cannot be run") }
  }

  func verify() throws -> String? {
    try run()
    let shown = try TextFile.read(output.path)
    let expected = kind == .expression ? "2\n" : "# One cell\n\n2\n"
    return shown == expected ? nil : "it shows `\(shown)`"
  }

  /// `lupi` in the folder of this program.
  private static func program() throws -> String {
    guard let here = realpath("/proc/self/exe", nil) ?? realpath(CommandLine.arguments[0], nil)
    else { throw Bench.WrongResult(description: "this program's own path is not known") }
    defer { free(here) }
    let path = String(cString: here).split(separator: "/").dropLast().map { "/" + $0 }.joined()
    guard access(path + "/lupi", X_OK) == 0 else {
      throw Bench.WrongResult(description: "`lupi` must be built in `\(path)`, but is not there")
    }
    return path + "/lupi"
  }
}
