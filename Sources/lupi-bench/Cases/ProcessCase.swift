import Tensors

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
    /// A notebook of one cell, which is run.
    case notebook = "start_notebook"
    /// A notebook of twenty cells that are kept from the run before.
    case kept = "kept_notebook"
    /// The page of a notebook of one cell, which is run.
    case report = "report_page"
    /// A notebook that repeats trainings over two folds and four seeds.
    case study
  }

  let name: String
  private let kind: Kind
  private let program: String
  private let folder: ScratchFolder
  private let numerics: Numerics
  private static let keptCells = 20

  init(_ kind: Kind, _ numerics: Numerics) throws {
    self.kind = kind
    self.numerics = numerics
    name = kind.rawValue
    program = try Self.program()
    folder = try ScratchFolder()
    try TextFile.write(notebook, to: notebookPath)
  }

  var items: (count: Int, unit: String) { (1, "starts") }

  private var notebookPath: String { folder.path + "/notebook.lupi" }
  private var pagePath: String { folder.path + "/notebook.html" }
  private var outputPath: String { folder.path + "/output.txt" }

  private func arguments(threads: Int) -> [String] {
    switch kind {
    case .expression: ["-e", "1 + 1"]
    case .notebook: ["run", "--no-cache", notebookPath]
    case .kept: ["run", notebookPath]
    case .report: ["report", "--no-cache", "-o", pagePath, notebookPath]
    case .study:
      [
        "run", "--no-cache", "--threads", "\(threads)", "--numerics", numerics.mode.rawValue,
        notebookPath,
      ]
    }
  }

  private var notebook: String {
    switch kind {
    case .expression, .notebook, .report: "# One cell\n\n```lupi\n1 + 1\n```\n"
    case .kept:
      "# Twenty cells\n"
        + (1...Self.keptCells).map { cell in
          "\n```lupi\nx\(cell) = sum(map(1..1000, n -> n * \(cell)))\nx\(cell)\n```\n"
        }.joined()
    case .study:
      """
      # A study

      ```lupi
      clips = synthetic(clips=400)
      hear = student(network(inputs="audio") |> dense(64), clips.classes, embedding=32)
      fn trial(t) {
        {short: fit(hear, t.train, steps=600), long: fit(hear, t.train, steps=1200)}
      }
      rounds = folds(clips, by="speaker", count=2)
      result = study(trial, over=rounds, seeds=1..4, metric="accuracy")
      [len(result.trials), result.long.difference]
      ```

      """
    }
  }

  func run() throws { try run(threads: numerics.threads) }

  private func run(threads: Int) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 1, outputPath, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    let words = ([program] + arguments(threads: threads)).map { strdup($0) }
    defer { words.forEach { free($0) } }
    var child: pid_t = 0
    var status: Int32 = 0
    guard posix_spawn(&child, program, &actions, nil, words + [nil], environ) == 0,
      waitpid(child, &status, 0) == child, status == 0
    else { throw Bench.WrongResult(description: "\(name): `\(program)` cannot be run") }
  }

  func verify() throws -> String? {
    try run()
    let shown = try TextFile.read(outputPath)
    switch kind {
    case .expression: return shown == "2\n" ? nil : "it shows `\(shown)`"
    case .notebook: return shown == "# One cell\n\n2\n" ? nil : "it shows `\(shown)`"
    case .kept: return try problemOfKeptCells(shown)
    case .report: return try problemOfPage()
    case .study: return try problemOfStudy(shown)
    }
  }

  /// Runs once more: that must show the same, and take what is kept instead of keeping it again.
  private func problemOfKeptCells(_ shown: String) throws -> String? {
    // The numbers from 1 to 1000 have the sum 500,500.
    let sums = (1...Self.keptCells).map { "\n\(500_500 * $0)\n" }
    guard shown == "# Twenty cells\n" + sums.joined() else { return "it shows `\(shown)`" }
    let kept = folder.identities(in: ".lupi/cells")
    guard kept.count == Self.keptCells else { return "\(kept.count) results are kept" }
    try run()
    guard try TextFile.read(outputPath) == shown else { return "what is kept is shown otherwise" }
    return folder.identities(in: ".lupi/cells") == kept ? nil : "cells are run again"
  }

  private func problemOfPage() throws -> String? {
    let page = try TextFile.read(pagePath)
    let parts = ["<!DOCTYPE html>", "<h1>One cell</h1>", "<samp>2</samp>", "</html>"]
    // What is expected, in this order.
    var rest = page[...]
    for part in parts {
      guard let found = rest.firstRange(of: part) else { return "the page has no `\(part)` there" }
      rest = rest[found.upperBound...]
    }
    return rest.allSatisfy(\.isWhitespace) ? nil : "the page goes on after its end"
  }

  /// Two variants, folds and four seeds are sixteen results, the same ones on any number of threads.
  private func problemOfStudy(_ shown: String) throws -> String? {
    guard shown.hasPrefix("# A study\n\n[16, ") else { return "it shows `\(shown)`" }
    try run(threads: numerics.threads == 1 ? 2 : 1)
    let other = try TextFile.read(outputPath)
    return other == shown ? nil : "it shows `\(other)` on another number of threads, not `\(shown)`"
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
