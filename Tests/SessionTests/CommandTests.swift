import Diagnostics
import Foundation
import Testing

@testable import Session

@Suite struct CommandTests {
  @Test func expressionsAreEvaluated() {
    let result = lupi(["-e", "1 + 1"])
    #expect(result.status == 0)
    #expect(result.output == "2\n")
  }

  @Test func scriptsComeFromStandardInput() {
    #expect(lupi([], input: ["x = 2", "x * 3"]).output == "6\n")
  }

  @Test(arguments: [
    (["--wat"], 2, "usage.unknown-option"), (["run"], 2, "usage.operands"),
    (["run", "no-such.lupi"], 2, "notebook.missing"), (["-e", "1 +"], 2, "syntax"),
    (["-e", "nope"], 2, "name"), (["-e", "1 // 0"], 1, "value"),
    (["--threads", "x", "-e", "1"], 2, "usage.option"),
  ])
  func mistakesHaveExitCodes(_ row: (arguments: [String], status: Int32, error: String)) {
    let result = lupi(row.arguments)
    #expect(result.status == row.status)
    #expect(result.errors.contains("error[\(row.error)"), "\(result.errors)")
  }

  @Test func usageFitsEightyColumnsAndLeavesRoomForWords() {
    for command in Subcommand.all + [.main] {
      let lines = command.usage.split(separator: "\n")
      #expect(lines.allSatisfy { displayWidth($0) <= 80 }, "\(command.usage)")
    }
    let usage = Subcommand.main.usage
    #expect(usage.contains("\n  cache list|verify|clean|merge [FILE.lupi|FOLDER…]\n"), "\(usage)")
    #expect(
      usage.contains("\n  run FILE.lupi               Runs a notebook from top"), "\(usage)")
  }

  @Test func acceptingSaysWhatIsMissingWhereNothingIsRecorded() throws {
    let text = "```lupi\n1 + 1\n```\n"
    let path = try Scratch.notebook(text)
    defer { try? FileManager.default.removeItem(atPath: String(path.dropLast("/n.lupi".count))) }
    let result = lupi(["test", "--accept", path])
    #expect(result.status == 0)
    #expect(result.output.contains("write an empty one below each"), "\(result.output)")
    #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
    // What it says is enough.
    try (text + "\n```out\n```\n").write(toFile: path, atomically: true, encoding: .utf8)
    #expect(lupi(["test", "--accept", path]).output.contains("accepted 1 output"))
    #expect(try String(contentsOfFile: path, encoding: .utf8).hasSuffix("```out\n2\n```\n"))
  }

  @Test func thePromptGoesOnAfterAnError() {
    let result = lupi([], input: ["x = ", "2", "y", "x + 1", ":quit"], isTerminal: true)
    #expect(result.status == 0)
    #expect(result.output.contains("3\n"))
    #expect(result.errors.contains("`y`"))
  }

  @Test func notebooksAreRunTestedAndAccepted() throws {
    let path = try Scratch.notebook("# T\n\n```lupi #a\n1 + 1\n```\n\n```out\n3\n```\n")
    #expect(lupi(["run", path]).output.contains("2"))
    #expect(lupi(["test", path]).status == 3)
    #expect(lupi(["test", "--accept", path], environment: ["CI": "true"]).status == 2)
    #expect(lupi(["test", "--accept", path]).status == 0)
    #expect(lupi(["test", path]).status == 0)
  }

  @Test func thePromptExplainsNames() {
    let result = lupi(
      [], input: ["help fit", "help(relu)", "help (tanh)", ":quit"], isTerminal: true)
    #expect(result.errors.isEmpty)
    #expect(result.output.contains("Trains a teacher or a student"))
    #expect(result.output.contains("Keeps what is positive"))
    #expect(result.output.contains("hyperbolic tangent"))
  }

  @Test func helpIsDerived() {
    #expect(lupi(["help", "fit"]).output.contains("Trains a teacher or a student"))
    #expect(lupi(["help", "--json"]).output.hasPrefix("["))
    #expect(lupi(["run", "--help"]).output.contains("--keep-going"))
    #expect(lupi(["--version"]).output.hasPrefix("lupi "))
  }
}
