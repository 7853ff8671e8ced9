import Binding
import Builtins
import Diagnostics
import Foundation
import Testing

@testable import Session

/// Slips at the command line and what they are answered.
@Suite struct MistakeTests {
  @Test(arguments: [
    (["--wat"], "Choose one of those"), (["--verion"], "`--version`"), (["-V"], "`lupi --version`"),
    (["version"], "`lupi --version`"), (["run", "--seed", "5", "n"], "`-p seed=7`"),
    (["run", "--tread", "2", "n"], "`--threads`"), (["-help"], "`--help`"),
    (["run", "--threads", "9999", "n"], "`--threads 256` or less"),
    (["run", "--threads", "0", "n"], "`--threads 1` or more"),
    (["run", "--threads="], "but is ``"), (["run", "--threads", "n.lupi"], "but is `n.lupi`"),
    (["run", "--numerics", "zzz", "n"], "`--numerics fast`"), (["-e"], "`-e` needs a value"),
    (["rn", "n.lupi"], "Did you mean `run`"), (["-"], "standard input"), ([""], "is empty"),
    (["run", "--out", "", "n"], "`--out` must be the path"),
    (["run", "--data", "", "n"], "`--data` must be the path"),
    (["run", "--full", "--outputs", "n"], "together"),
    (["-e", "[1 2"], "expected `,` or `]`"),
  ])
  func aSlipIsExplained(_ row: (arguments: [String], words: String)) {
    let result = lupi(row.arguments)
    #expect(result.status == 2)
    #expect(result.errors.contains(row.words), "\(result.errors)")
  }

  @Test func valuesMayBeAttached() throws {
    let path = try Scratch.notebook("```lupi #a\nparam n = 3\nn\n```\n")
    #expect(lupi(["run", path, "-pn=5"]).output == "5\n")
    #expect(lupi(["run", "--param=n=6", path]).output == "6\n")
    #expect(lupi(["-e1 + 1"]).output == "2\n")
  }

  @Test(arguments: [
    ("n=99", "error[param.range]: `n` must be an integer from 1 to 10, but is 99"),
    ("n=", "but is empty"), ("n=1.5", "hint: Write, for example, `-p n=3`."),
    ("rate=2", "`rate` must be a number from 0 to 1, but is 2\n"), ("rate=nan", "but is `nan`"),
    ("kind=b1", "hint: Write, for example, `-p kind=abc`."), ("kind=ab", "Did you mean \"abc\"?"),
    ("m=5", "hint: Choose one of `kind`, `n`, `rate` or `seed`."), ("seed=-1", "`-p seed=7`"),
  ])
  func parametersAreChecked(_ row: (text: String, words: String)) throws {
    let path = try Scratch.notebook(
      """
      ```lupi #a
      param n = 3 in 1..10
      param rate = 0.5 in 0..1
      param kind = "abc" in ["abc", "xyz"]
      n
      ```

      """)
    let result = lupi(["run", "-p", row.text, path])
    #expect(result.status == 2)
    #expect(result.errors.contains(row.words), "\(result.errors)")
  }

  @Test func oneBadPathDoesNotHideTheOthers() throws {
    let path = try Scratch.notebook("```lupi #a\n1\n```\n\n```out\n1\n```\n")
    for command in ["test", "check"] {
      let result = lupi([command, path + "x", path])
      #expect(result.status == 2)
      #expect(result.errors.contains("error[notebook.missing]"))
      #expect(result.output.contains(path + ":"))
    }
  }

  @Test func acceptingKeepsALink() throws {
    let path = try Scratch.notebook("```lupi #a\n1 + 1\n```\n\n```out\n3\n```\n")
    let link = try Scratch.folder().appendingPathComponent("link.lupi").path
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
    #expect(lupi(["test", "--accept", link]).status == 0)
    #expect(try String(contentsOfFile: path, encoding: .utf8).contains("```out\n2\n"))
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == path)
  }

  @Test func foldersMayBeLinks() throws {
    let path = try Scratch.notebook("```lupi #a\n1\n```\n")
    let link = try Scratch.folder().appendingPathComponent("link").path
    let folder = String(path.dropLast("/n.lupi".count))
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: folder)
    #expect(lupi(["test", link]).output.contains("1 passed"))
    #expect(lupi(["check", link]).output.contains("nothing wrong"))
  }

  @Test(arguments: [
    ([0xFF, 0xFE, 0x23, 0x00], "UTF-16"), ([0x61, 0xE9, 0x0A], "must be UTF-8"),
    ([0x61, 0x00, 0x0A], "NUL"), ([0x23, 0x20, 0x61, 0x0D, 0x62, 0x0D], "CR alone"),
  ])
  func filesThatAreNoTextAreRefused(_ row: (bytes: [UInt8], words: String)) throws {
    for command in ["run", "check"] {
      let result = lupi([command, try Scratch.notebook(bytes: row.bytes)])
      #expect(result.status == 2)
      #expect(result.errors.contains(row.words), "\(result.errors)")
    }
  }

  @Test func valuesInProseAreWords() throws {
    let path = try Scratch.notebook(
      """
      ```lupi #a
      name = "Anna"
      verse = "one\\ntwo"
      ```

      Hello {{ name }}, {{ verse }}, {{ 1 + 1 }}, {{ [name] }}.

      """)
    #expect(lupi(["run", path]).output == "Hello Anna, one two, 2, [\"Anna\"].\n")
  }

  @Test func aNotebookDoesNotSteerTheTerminal() throws {
    let path = try Scratch.notebook("a\u{1B}[31mb {{ \"\\u{1b}]0;x\" }}\n")
    #expect(!lupi(["run", path]).output.contains("\u{1B}"))
  }

  @Test(arguments: Catalogue.standard.builtins.map(\.name))
  func helpFits(name: String) {
    let page = lupi(["help", name])
    #expect(page.status == 0)
    for line in page.output.split(separator: "\n", omittingEmptySubsequences: false) {
      #expect(displayWidth(String(line)) <= 80, "\(line)")
      #expect(line.last != " ", "\(line)")
    }
  }

  @Test(arguments: [[], ["run"], ["test"], ["check"], ["help"]])
  func usageFits(command: [String]) {
    for line in lupi(command + ["--help"]).output.split(separator: "\n") {
      #expect(displayWidth(String(line)) <= 80, "\(line)")
    }
  }

  @Test func oneBuiltinCanBeAskedForAsJSON() {
    let result = lupi(["help", "--json", "fit"])
    #expect(result.output.contains("\"fit\""))
    #expect(!result.output.contains("\"name\": \"map\""))
    #expect(lupi(["help", "--json", "fot"]).status == 2)
  }

  @Test(arguments: [
    ("{a: 1}.b", "Write `a`, the only field."),
    ("zeros(5.5)", "must be a list of integers, but is the number 5.5"),
    ("zeros([1, \"a\"])", "Write a whole number"),
    ("len(5)", "but 5 is an integer"), ("plot(\"a\")", "must be numbers, record"),
    ("quantile([1, 2], 2)", "must be from 0 to 1, but is 2"),
    ("corpus(\"x\")", "Write, for example, \"japanese-vowels\"."),
    ("network(inputs=\"\")", "error[network.view]"),
    ("evaluate(5)", "Train one with `fit` or `distill`."),
    ("projection(zeros([1, 1]))", "must have at least 2 clips"),
    ("synthetic(clips=1000000)", "error[call.argument-range]"),
  ])
  func wrongArgumentsAreExplained(_ row: (code: String, words: String)) {
    let result = lupi(["-e", row.code])
    #expect(result.status == 1)
    #expect(result.errors.contains(row.words), "\(result.errors)")
  }

  @Test func namesOfOneLetterAreNotSuggested() {
    #expect(!lupi(["-e", "y = 1\nx"]).errors.contains("hint"))
    #expect(!lupi(["-e", "map([1], y -> x)"]).errors.contains("hint"))
  }

  @Test func longMarksAreCutOnce() {
    let sum = "x" + String(repeating: ".a", count: 400)
    let errors = lupi(["-e", sum]).errors
    #expect(errors.contains("…"))
    #expect(!errors.contains("……"))
  }

  @Test(arguments: [
    (":hlp", "Did you mean `:help`?"), (":lode x", "error[prompt.command]"),
  ])
  func thePromptKnowsItsCommands(_ row: (line: String, words: String)) {
    let result = lupi([], input: [row.line, "1 + 1", "exit()", "5"], isTerminal: true)
    #expect(result.errors.contains(row.words), "\(result.errors)")
    #expect(result.output.contains("2\n"))
    #expect(!result.output.contains("5\n"))
  }

  @Test func brokenManifestsAreExplained() throws {
    let path = try Scratch.notebook("```lupi #a\nmanifest(\"m.csv\")\n```\n")
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    let table = folder.appendingPathComponent("m.csv")
    try Data("clip,audio,label\n".utf8).write(to: table)
    #expect(lupi(["run", path]).errors.contains("error[manifest.empty]"))
    try Data("clip,audio,label\n1,bad.npy,x\n".utf8).write(to: table)
    try Data("no array".utf8).write(to: folder.appendingPathComponent("bad.npy"))
    let errors = lupi(["run", path]).errors
    #expect(errors.contains("error[manifest.nothing-left]"))
    #expect(!errors.contains("`/"), "\(errors)")
  }
}
