import Foundation
import Testing

/// The prompt as a person meets it, on a terminal.
@Suite(.timeLimit(.minutes(15))) struct PromptTerminalTests {
  private static var program: String { Executable.products.appendingPathComponent("lupi").path }

  /// The prompt, ready.
  private func prompt(
    _ arguments: [String] = [], variables: [String: String?] = [:], columns: Int = 80,
    rows: Int = 24
  ) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(
      Self.program, arguments, variables: variables, columns: columns, rows: rows)
    try terminal.expectPrompt()
    return terminal
  }

  private func historyFile() throws -> (folder: URL, path: String) {
    let folder = try Scratch.folder()
    return (folder, folder.appendingPathComponent("h").path)
  }

  @Test func entriesAreRunAndKeptAsTheLastValue() throws {
    let terminal = try prompt()
    try terminal.enter("6 * 7", shows: "42")
    try terminal.enter("_ + 1", shows: "43")
    terminal.type("\u{4}")
    #expect(try terminal.wait() == 0)
  }

  @Test func anEntryOfManyLinesIsOneEntry() throws {
    let terminal = try prompt()
    // The next line is indented, and the bracket goes back to where its partner stands.
    terminal.type("fn twice(x) {\r")
    try terminal.expect("an indentation") { $0.column == 2 }
    terminal.type("x * 2\r")
    try terminal.expect("an indentation") { $0.lines.last == "  x * 2" && $0.column == 2 }
    terminal.type("}")
    try terminal.expect("lines") { $0.lines.suffix(3) == ["lupi> fn twice(x) {", "  x * 2", "}"] }
    terminal.type("\r")
    try terminal.expectPrompt()
    try terminal.enter("twice(21)", shows: "42")
    // Up brings the call, then the whole function; within it the cursor moves from line to line.
    terminal.type("\u{1B}[A\u{1B}[A")
    try terminal.expect("the entry") {
      $0.lines.suffix(3) == ["lupi> fn twice(x) {", "  x * 2", "}"]
    }
    terminal.type("\u{1B}[A\u{5}1\u{1B}[B\r")
    try terminal.expectPrompt()
    try terminal.enter("twice(2)", shows: "42")
  }

  @Test func tabCompletesByPosition() throws {
    let terminal = try prompt()
    try terminal.enter("clips = synthetic(clips=40, seed=1)", shows: "lupi> clips")
    terminal.type("cli\t")
    try terminal.expect(lastLine: "lupi> clips")
    terminal.type(" |> stand\t")
    try terminal.expect(lastLine: "lupi> clips |> standardize(")
    // With nothing typed in a call: its signature.
    terminal.type("\t")
    try terminal.expect("standardize(clips: dataset")
    terminal.type("vi\t")
    try terminal.expect(lastLine: "lupi> clips |> standardize(view=")
    terminal.type("\"vi\t")
    try terminal.expect(lastLine: "lupi> clips |> standardize(view=\"video\"")
    terminal.type("\u{3}clips.lab\t\t")
    try terminal.expect("labelled")
    terminal.type("\u{3}:prov\t")
    try terminal.expect(lastLine: "lupi> :provenance")
  }

  @Test func pathsAreCompletedInTexts() throws {
    let folder = try Scratch.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data("a,b\n1,2\n".utf8).write(to: folder.appendingPathComponent("table é.csv"))
    let terminal = try prompt(["--data", folder.path])
    terminal.type("load_csv(\"tab\t")
    try terminal.expect(lastLine: "lupi> load_csv(\"table é.csv\"")
    terminal.type(").a\r")
    try terminal.expect("[1]")
  }

  @Test func aMarkedPasteRunsNothingBeforeEnter() throws {
    let terminal = try prompt(rows: 30)
    let lines = (1...400).map { "x\($0) = \($0)" }.joined(separator: "\n")
    terminal.type("\u{1B}[200~\(lines)\nx400 + x1\n\u{1B}[201~")
    try terminal.expect(lastLine: "x400 + x1")
    #expect(!terminal.screen.text.contains("401"))
    terminal.type("\r")
    try terminal.expect("401")
    try terminal.expectPrompt()
  }

  @Test func aPlainPasteRunsStatementByStatement() throws {
    let terminal = try prompt()
    let lines = (1...400).map { "x\($0) = \($0)" }.joined(separator: "\r")
    terminal.type(lines + "\rfn f(x) {\r  x + 1\r}\r[1, 2]\r  |> len()\rf(x400)\r")
    try terminal.expect("401")
    try terminal.expectPrompt()
    try terminal.enter("_ + x1", shows: "402")
  }

  @Test func historyComesBackInAnotherRun() throws {
    let (folder, path) = try historyFile()
    defer { try? FileManager.default.removeItem(at: folder) }
    let first = try prompt(variables: ["LUPI_HISTORY": path])
    first.type("\u{1B}[200~a = \"\\\\ é\"\nb = [\n  1,\n  2]\u{1B}[201~\r")
    try first.expectPrompt()
    try first.enter("len(b)", shows: "2")
    first.type("\u{4}")
    #expect(try first.wait() == 0)
    let second = try prompt(variables: ["LUPI_HISTORY": path])
    second.type("\u{1B}[A\u{1B}[A")
    try second.expect("the entry") {
      $0.lines.suffix(4) == ["lupi> a = \"\\\\ é\"", "b = [", "  1,", "  2]"]
    }
    second.type("\r")
    try second.expectPrompt()
    try second.enter("b[1] + 40", shows: "42")
    // Ctrl-R finds what was typed in the other run.
    second.type("\u{12}len")
    try second.expect("len(b)")
    second.type("\r")
    try second.expectPrompt()
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }

  @Test func aDamagedHistoryIsNoHindrance() throws {
    let (folder, path) = try historyFile()
    defer { try? FileManager.default.removeItem(at: folder) }
    var bytes: [UInt8] = (0..<4000).map { UInt8(truncatingIfNeeded: $0 &* 73 &+ $0 >> 3) }
    bytes += Array("\n6 * 7\n8 * 8 \u{1B}[2J".utf8)
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    let terminal = try prompt(variables: ["LUPI_HISTORY": path])
    try terminal.enter("1 + 1", shows: "2")
    terminal.type("\u{1B}[A\u{1B}[A\u{1B}[A")
    try terminal.expect(lastLine: "lupi> 6 * 7")
    terminal.type("\r")
    try terminal.expect("42")
    try terminal.expectPrompt()
    terminal.type("\u{4}")
    #expect(try terminal.wait() == 0)
    let text = try Data(contentsOf: URL(fileURLWithPath: path))
    #expect(text.suffix(12) == Data("1 + 1\n6 * 7\n".utf8))
  }

  @Test func aHistoryThatCannotBeWrittenIsSaidOnce() throws {
    let folder = try Scratch.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    // Below a file there can be no file.
    try Data().write(to: folder.appendingPathComponent("file"))
    let path = folder.appendingPathComponent("file").path + "/history"
    let terminal = try prompt(variables: ["LUPI_HISTORY": path])
    try terminal.enter("1 + 1", shows: "cannot be kept")
    try terminal.enter("2 + 5", shows: "7")
    #expect(terminal.screen.text.components(separatedBy: "cannot be kept").count == 2)
    terminal.type("\u{1B}[A")
    try terminal.expect(lastLine: "lupi> 2 + 5")
  }

  @Test func twoPromptsShareAHistory() throws {
    let (folder, path) = try historyFile()
    defer { try? FileManager.default.removeItem(at: folder) }
    let first = try prompt(variables: ["LUPI_HISTORY": path])
    let second = try prompt(variables: ["LUPI_HISTORY": path])
    for number in 1...20 {
      first.type("\(number) * 1000\r")
      second.type("\(number) * 2000\r")
    }
    try first.expect("20000")
    try second.expect("40000")
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    #expect(
      Set(lines) == Set((1...20).flatMap { ["\($0) * 1000", "\($0) * 2000"] }.map { $0[...] }))
  }

  @Test func ctrlCDropsAnEntry() throws {
    let terminal = try prompt()
    terminal.type("f(1,\roops\u{3}")
    try terminal.expectPrompt()
    try terminal.enter("6 * 7", shows: "42")
    #expect(!terminal.screen.text.contains("error"))
  }

  @Test func ctrlCStopsATrainingAndKeepsWhatItLearnt() throws {
    let terminal = try prompt()
    try terminal.enter("clips = synthetic(clips=40, seed=1)", shows: "lupi> clips")
    try terminal.enter(
      "hear = student(audio=network(inputs=\"audio\"), embedding=4, classes=clips.classes)",
      shows: "lupi> hear")
    terminal.type("run = fit(hear, clips, epochs=100000)\r")
    try terminal.expect("a third epoch") { screen in
      screen.text.contains("/100000")
        && !screen.text.contains("epoch 0/100000") && !screen.text.contains("epoch 1/100000")
    }
    terminal.type("\u{3}")
    try terminal.expect("What was trained so far is `_`")
    try terminal.expectPrompt()
    try terminal.enter("len(_.loss) > 0", shows: "true")
    try terminal.enter("run", shows: "`run`")
    try terminal.enter("len(clips)", shows: "40")
    // What no cell can make again is not passed over in a saved notebook.
    let folder = try Scratch.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try terminal.enter(":save \(folder.path)/s", shows: "it is marked `skip`")
  }

  /// Begins an entry that goes on for some time, and waits until it runs.
  private func begin(_ rounds: Int, on terminal: PseudoTerminal) throws {
    terminal.type("for k in 1..\(rounds) { if k == 1 { show(2 * 21) } }\r")
    try terminal.expect("the entry at work") { $0.lines.contains("42") }
  }

  @Test func whatIsTypedAheadIsShownOnceAndAtThePrompt() throws {
    let terminal = try prompt()
    try begin(1_000_000, on: terminal)
    terminal.type("6 * 7")
    try terminal.expect(lastLine: "lupi> 6 * 7")
    #expect(terminal.screen.lines.dropLast().last == "42")
    terminal.type("0\r")
    try terminal.expect("420")
    try terminal.expectPrompt()
    terminal.type("\u{4}")
    #expect(try terminal.wait() == 0)
    #expect(terminal.isCooked)
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGQUIT])
  func aSignalToAnEntryAtWorkGivesTheEchoBack(number: Int32) throws {
    let terminal = try prompt()
    try begin(900_000_000, on: terminal)
    #expect(!terminal.isCooked)
    kill(terminal.identifier, number)
    #expect(try terminal.wait() == 128 + number)
    #expect(terminal.isCooked)
  }

  @Test func ctrlZPutsAnEntryAtWorkAside() throws {
    let terminal = try PseudoTerminal(
      "/bin/sh", ["-i"], variables: ["PS1": "shell> ", "ENV": nil, "LUPI_HISTORY": ""])
    try terminal.expect(lastLine: "shell>")
    terminal.type("'\(Self.program)'\n")
    try terminal.expectPrompt()
    try begin(5_000_000, on: terminal)
    terminal.type("\u{1A}")
    try terminal.expect("the shell") { $0.lines.last?.hasSuffix("shell>") ?? false }
    #expect(terminal.isCooked)
    terminal.type("fg\n")
    // A Ctrl-C could still reach the shell: the entry is left to end by itself.
    try terminal.expectPrompt()
    try terminal.enter("600 + 66", shows: "666")
  }

  @Test func ctrlZPutsItAsideAndForegroundBringsItBack() throws {
    let terminal = try PseudoTerminal(
      "/bin/sh", ["-i"], variables: ["PS1": "shell> ", "ENV": nil, "LUPI_HISTORY": ""])
    try terminal.expect(lastLine: "shell>")
    terminal.type("'\(Self.program)'\n")
    try terminal.expectPrompt()
    terminal.type("6 * 7")
    try terminal.expect(lastLine: "lupi> 6 * 7")
    terminal.type("\u{1A}")
    try terminal.expect(lastLine: "shell>")
    terminal.type("echo here\n")
    try terminal.expect("here\nshell>")
    terminal.type("fg\n")
    try terminal.expect(lastLine: "lupi> 6 * 7")
    terminal.type("\r")
    try terminal.expect("42")
    try terminal.expectPrompt()
  }

  @Test func editingGoesOnInAnotherSize() throws {
    let terminal = try prompt()
    terminal.type("[1, 2, 3] |> ")
    try terminal.expect(lastLine: "lupi> [1, 2, 3] |>")
    terminal.resize(columns: 40, rows: 10)
    terminal.type("map(x -> x * 14) |> max()\r")
    try terminal.expect("42")
    try terminal.expectPrompt()
    terminal.resize(columns: 120, rows: 40)
    // What is drawn afterwards has the new width.
    terminal.type("[k * 1000 for k in 1..30]\r")
    try terminal.expect("a long line") { _ in
      String(decoding: terminal.raw, as: UTF8.self).contains("10000, 11000, 12000, 13000, 14000")
    }
  }

  @Test func aNarrowTerminalIsWideEnough() throws {
    let terminal = try prompt(columns: 20, rows: 30)
    terminal.type("[100, 200, 300] |> map(x -> x + 1)")
    try terminal.expect("three rows") {
      $0.lines.suffix(2) == ["lupi> [100, 200, 300", "] |> map(x -> x + 1)"]
    }
    terminal.type("\r")
    try terminal.expect("[101, 201, 301]")
    try terminal.expectPrompt()
    // Back to the first row, and a change there.
    terminal.type("[100, 200, 300] |> map(x -> x + 2)\u{1}\u{1B}[C9\r")
    try terminal.expect("[9102, 202, 302]")
    try terminal.expectPrompt()
    terminal.type("synth\t(\t")
    try terminal.expect("synthetic(")
  }

  @Test func allCharactersCanBeTyped() throws {
    let terminal = try prompt()
    terminal.type("größe = \"é 中文\"\r")
    try terminal.expectPrompt()
    terminal.type("grö\t")
    try terminal.expect(lastLine: "lupi> größe")
    terminal.type("\r")
    try terminal.expect("\n\"é 中文\"")
    try terminal.expectPrompt()
    // Left over a wide character, and a change before it.
    terminal.type("\"中文\"\u{1B}[D\u{1B}[Dx\r")
    try terminal.expect("\n\"中x文\"")
    try terminal.expectPrompt()
    terminal.type("\"😀\u{7F}ok\"\r")
    try terminal.expect("\n\"ok\"")
  }

  @Test func theLocaleDoesNotMatter() throws {
    for locale in ["C", "de_DE.UTF-8", "nonsense"] {
      let terminal = try prompt(variables: ["LC_ALL": locale])
      terminal.type("len(\"é中\") * 21\r")
      try terminal.expect("42")
    }
  }

  @Test func viKeysWork() throws {
    let folder = try Scratch.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let keys = folder.appendingPathComponent("editrc")
    try Data("lupi:bind -v\n".utf8).write(to: keys)
    let terminal = try prompt(variables: ["EDITRC": keys.path])
    // Escape, to the beginning, delete a character, insert at the end.
    terminal.type("x16 * 7\u{1B}")
    try terminal.expect(lastLine: "lupi> x16 * 7")
    terminal.type("0xx")
    try terminal.expect(lastLine: "lupi> 6 * 7")
    terminal.type("A + 1\r")
    try terminal.expect("43")
    try terminal.expectPrompt()
    terminal.type("\u{1B}k")
    try terminal.expect(lastLine: "lupi> 6 * 7 + 1")
    terminal.type("\r")
    try terminal.expectPrompt()
    try terminal.enter(":set keys", shows: "vi")
    terminal.type("syn\t")
    try terminal.expect(lastLine: "lupi> synthetic")
  }

  @Test func thereIsNoColourWhereItIsNotWanted() throws {
    let plain = try prompt(variables: ["NO_COLOR": "1"])
    try plain.enter("nope", shows: "error[name")
    #expect(!hasColour(plain))
    let coloured = try prompt()
    try coloured.enter("nope", shows: "error[name")
    #expect(hasColour(coloured))
  }

  private func hasColour(_ terminal: PseudoTerminal) -> Bool {
    String(decoding: terminal.raw, as: UTF8.self)
      .contains(/\u{1B}\[[0-9;]*m/)
  }

  @Test(arguments: ["dumb", "", "emacs"])
  func aDumbTerminalGetsPlainLines(kind: String) throws {
    let terminal = try prompt(variables: ["TERM": kind])
    terminal.type("x = [1,\n")
    try terminal.expect(lastLine: "  ...")
    terminal.type("2]\n")
    try terminal.expectPrompt()
    terminal.type("len(x) * 21\n")
    try terminal.expect("42")
    if kind != "emacs" { #expect(!terminal.raw.contains(0x1B)) }
    terminal.type("\u{4}")
    #expect(try terminal.wait() == 0)
  }

  @Test(arguments: [SIGTERM, SIGHUP])
  func aSignalEndsItAndTheTerminalIsAsBefore(number: Int32) throws {
    let (folder, path) = try historyFile()
    defer { try? FileManager.default.removeItem(at: folder) }
    let terminal = try prompt(variables: ["LUPI_HISTORY": path])
    #expect(!terminal.isCooked)
    terminal.type("unfinished(")
    try terminal.expect(lastLine: "lupi> unfinished(")
    kill(terminal.identifier, number)
    #expect(try terminal.wait() == 128 + number)
    #expect(terminal.isCooked)
    // What was typed is not lost.
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "unfinished(\n")
  }

  @Test func aTerminalThatVanishesEndsIt() throws {
    let terminal = try prompt()
    terminal.type("1 +")
    try terminal.expect(lastLine: "lupi> 1 +")
    terminal.hangUp()
    #expect(try terminal.wait() != 0)
  }

  @Test func binaryIsNoHarm() throws {
    let terminal = try prompt()
    // Neither Ctrl-D, which ends, nor Ctrl-C, which does so the third time, nor Ctrl-Z, nor what asks
    // for more.
    var state: UInt32 = 7
    var bytes: [UInt8] = []
    while bytes.count < 20_000 {
      state = state &* 1_664_525 &+ 1_013_904_223
      let byte = UInt8(truncatingIfNeeded: state >> 24)
      if ![3, 4, 0x1A, 0x16, 0x11, 0x13, 0x0F, 0x1C, 0x1B, 0x12].contains(byte) {
        bytes.append(byte)
      }
    }
    terminal.send(bytes)
    try terminal.insist("6 * 7", shows: "\n42")
  }

  @Test func aLineOfTenMegabytesIsRefused() throws {
    let terminal = try prompt()
    let long = String(repeating: "1234567890", count: 1 << 20)
    terminal.type("\u{1B}[200~\(long)\u{1B}[201~")
    try terminal.expect("an entry must have at most 256 KB, but this has 10240")
    terminal.type("\u{3}")
    try terminal.expectPrompt()
    terminal.type("x = \"\(long)\"\r")
    try terminal.expect("the second refusal") {
      $0.text.components(separatedBy: "an entry must have at most").count == 3
    }
    try terminal.expectPrompt()
    try terminal.enter("6 * 7", shows: "\n42")
  }

  @Test func anUnfinishedTextIsAnsweredByTwoEmptyLines() throws {
    let terminal = try prompt()
    terminal.type("[1,\r\r\r")
    try terminal.expect("error[syntax")
    try terminal.expectPrompt()
  }
}
