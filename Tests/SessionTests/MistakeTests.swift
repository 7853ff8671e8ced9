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
}
