import Foundation
import Testing

/// A lesson as a person meets it, on a terminal.
@Suite(.timeLimit(.minutes(15))) struct TeachTerminalTests {
  private static let notebook = """
    # Doubling

    ```lupi #start predict
    x = 4
    x + 1
    ```

    ```lupi #double exercise hint="Two times." solution=answer check=proof
    fn f(y) = ___
    ```

    ```lupi #answer
    fn f(y) = 2 * y
    ```

    ```lupi #proof
    check f(3) == 6, "f(3) must be 6"
    ```

    ```lupi #end
    f(10)
    ```
    """

  private func lesson(columns: Int = 80) throws -> (terminal: PseudoTerminal, folder: String) {
    let path = try Scratch.notebook(Self.notebook)
    let terminal = try PseudoTerminal(
      Executable.products.appendingPathComponent("lupi").path, ["teach", path], columns: columns)
    try terminal.expect(lastLine: "start>")
    return (terminal, String(path.dropLast("/n.lupi".count)))
  }

  @Test func entriesAreEditedAndComeBack() throws {
    let (terminal, folder) = try lesson()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    terminal.type("4\u{1B}[D10 + ")
    try terminal.expect(lastLine: "start> 10 + 4")
    terminal.type("\r")
    try terminal.expect("\n14\n")
    try terminal.expect(lastLine: "start>")
    terminal.type("\u{1B}[A0")
    try terminal.expect(lastLine: "start> 10 + 40")
    // Ctrl-C drops what is typed and nothing else.
    terminal.type("\u{3}")
    try terminal.expect(lastLine: "start>")
    terminal.type("\r")
    // A guess is words, and needs no closing bracket.
    try terminal.expect(lastLine: "What will it show?")
    terminal.type("five (5\r")
    try terminal.expect("You said: five (5")
    try terminal.expect(lastLine: "double>")
    terminal.type("f\u{3}:so\t")
    try terminal.expect(lastLine: "double> :solution")
    terminal.type("\u{3}fn f(y) {\r")
    try terminal.expect("an indentation") { $0.column == 2 }
    terminal.type("y + x - x + y\r}\r")
    try terminal.expect("Right.")
    try terminal.expect(lastLine: "end>")
    terminal.type("exit\r")
    try terminal.expect("You are at `end`")
    #expect(try terminal.wait() == 0)
    #expect(terminal.isCooked)
  }

  @Test func sentencesFitTheTerminal() throws {
    let (terminal, folder) = try lesson(columns: 50)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    terminal.type(":skip\r")
    try terminal.expect(lastLine: "double>")
    terminal.type("\r")
    try terminal.expect("version of the whole cell, or\n`:fill` and")
    // A window that is made narrower meanwhile counts.
    terminal.resize(columns: 30, rows: 24)
    terminal.type("\r")
    try terminal.expect("to do: type your version of\n")
    terminal.type("\u{4}")
    #expect(try terminal.wait() == 0)
  }

  @Test(arguments: [SIGTERM, SIGHUP])
  func aSignalEndsItAndTheLessonIsKept(number: Int32) throws {
    let (terminal, folder) = try lesson()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    terminal.type(":skip\r")
    try terminal.expect(lastLine: "double>")
    kill(terminal.identifier, number)
    #expect(try terminal.wait() == 128 + number)
    #expect(terminal.isCooked)
    let again = try PseudoTerminal(
      Executable.products.appendingPathComponent("lupi").path, ["teach", folder + "/n.lupi"])
    try again.expect("You were at `double`")
  }
}
