import Diagnostics

/// A command of `lupi`, declared once: parsing, help and suggestions come from it.
struct Subcommand: Sendable {
  /// The word that selects it; empty for `lupi` without one.
  let name: String
  /// What follows the options.
  let operands: String
  /// One sentence.
  let meaning: String
  /// The options it takes.
  let options: [Option]

  /// A command with options of its own, beside those that every command takes.
  private init(name: String, operands: String, meaning: String, options own: [Option]) {
    self.name = name
    self.operands = operands
    self.meaning = meaning
    options = own + Option.presentation + [.help]
  }

  private static let runOptions =
    Option.running + [.cache] + Option.selecting + [.keepGoing, .quick, .full, .outputs]

  static let main = Subcommand(
    name: "", operands: "[FILE.lupi]",
    meaning: "Runs a notebook; without one, starts the prompt or runs a script from a pipe.",
    options: [.expression, .version] + Option.running + [.cache]
      + [.keepGoing, .quick, .full, .outputs])
  static let run = Subcommand(
    name: "run", operands: "FILE.lupi",
    meaning: "Runs a notebook from top to bottom and shows it as a report.",
    options: runOptions)
  static let test = Subcommand(
    name: "test", operands: "FILE.lupi|FOLDER…",
    meaning: "Runs notebooks and compares what they show with their recorded outputs.",
    options: [.accept, .quick] + Option.running)
  static let watch = Subcommand(
    name: "watch", operands: "FILE.lupi",
    meaning: "Runs a notebook whenever it is saved; what has not changed is not run again.",
    options: runOptions)
  static let sweep = Subcommand(
    name: "sweep", operands: "FILE.lupi",
    meaning:
      "Runs a notebook with many values of its parameters and collects the results.",
    options: [.collect, .jobs, .tableOutput, .emit] + Option.running + [.cache])
  static let teach = Subcommand(
    name: "teach", operands: "FILE.lupi",
    meaning: "Goes through a notebook step by step, with exercises and hints.",
    options: Option.running + [.cache])
  static let handout = Subcommand(
    name: "handout", operands: "FILE.lupi",
    meaning: "Writes a notebook without the solutions of its exercises.",
    options: [.handout])
  static let why = Subcommand(
    name: "why", operands: "FILE.lupi CELL",
    meaning: "Says whether a cell would run again, and what has changed.",
    options: [.parameter, .data, .out, .numerics, .cache])
  static let check = Subcommand(
    name: "check", operands: "FILE.lupi|FOLDER…",
    meaning: "Finds mistakes in notebooks without running them.",
    options: [])
  static let attest = Subcommand(
    name: "attest", operands: "[FILE.lupi]",
    meaning: "Runs a notebook and writes digests of all it makes to FILE.attest, to compare with "
      + "other machines.",
    options: [.verify, .save, .quick] + Option.running)
  static let report = Subcommand(
    name: "report", operands: "FILE.lupi",
    meaning: "Runs a notebook and writes it as a page, as Markdown, as text or for Jupyter.",
    options: [.output, .fold] + Option.running + [.keepGoing, .quick])
  static let importing = Subcommand(
    name: "import", operands: "FILE.ipynb",
    meaning: "Makes a notebook of the prose and the programs of one of Jupyter.",
    options: [.notebookOutput])
  static let embed = Subcommand(
    name: "embed", operands: "MODEL CLIP…",
    meaning: "Computes the embedding of recordings with a trained network.",
    options: [.result, .skipping] + Option.listening)
  static let verify = Subcommand(
    name: "verify", operands: "MODEL CLIP CLIP",
    meaning: "Judges whether two recordings are of one speaker.",
    options: [.threshold] + Option.listening)
  static let classify = Subcommand(
    name: "classify", operands: "MODEL CLIP…",
    meaning: "Shows how probable each class is for recordings.",
    options: [.result, .skipping] + Option.listening)
  static let cache = Subcommand(
    name: "cache", operands: "list|verify|clean|merge [FILE.lupi|FOLDER…]",
    meaning: "Lists, checks, removes or merges results of cells and features of recordings.",
    options: [.cache])
  static let helpCommand = Subcommand(
    name: "help", operands: "[NAME|COMMAND|WORDS…]",
    meaning: "Explains a builtin or a command, or searches for words.",
    options: [.json, .manual])

  static let explain = Subcommand(
    name: "explain", operands: "[CODE|AREA…]",
    meaning:
      "Explains an error such as shape.mismatch, with examples that it runs; lists all codes.",
    options: [])

  /// Every command that has a word.
  static let all: [Subcommand] = [
    run, watch, sweep, teach, handout, why, test, check, report, importing, attest, embed, verify,
    classify, cache, helpCommand, explain,
  ]

  /// The usage text, made from the declaration; no line is longer than 80 columns.
  var usage: String {
    let head = ["lupi", name, "[options]", operands].filter { !$0.isEmpty }.joined(separator: " ")
    var lines = ["usage: \(head)", ""] + wordWrapped(meaning, width: 80) + [""]
    if name.isEmpty {
      lines.append("commands:")
      lines += Self.aligned(Subcommand.all.map { ("\($0.name) \($0.operands)", $0.meaning) })
      lines.append("")
    }
    lines.append("options:")
    lines += Self.aligned(
      options.map { option in
        let call =
          (option.short.map { "\($0), " } ?? "    ") + option.name
          + (option.argument.map { " \($0)" } ?? "")
        return (call, option.meaning)
      })
    return lines.joined(separator: "\n") + "\n"
  }

  /// The widest call that has its meaning beside it.
  private static let widestCall = 28

  /// Two columns, the second broken into lines that fit; below a call that would leave it too little room.
  private static func aligned(_ rows: [(call: String, meaning: String)]) -> [String] {
    let indent = (rows.map(\.call.count).filter { $0 <= widestCall }.max() ?? 0) + 4
    let margin = String(repeating: " ", count: indent)
    return rows.flatMap { row -> [String] in
      let lines = wordWrapped(row.meaning, width: 80 - indent)
      if row.call.count > widestCall { return ["  " + row.call] + lines.map { margin + $0 } }
      return lines.indices.map {
        ($0 == 0 ? padded("  " + row.call, to: indent) : margin) + lines[$0]
      }
    }
  }
}
