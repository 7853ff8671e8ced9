import Foundation
import Testing

@testable import Session

@Suite struct PromptCommandTests {
  private func inFolder(_ body: (URL) throws -> Void) throws {
    let folder = try Scratch.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  private static let notebook = """
    # A notebook

    ```lupi #a
    seed 7
    x = 20
    ```

    ```lupi #b
    y = x + 1
    y
    ```

    ```lupi #c
    z = y * 2
    [z, random_normal([1]).values[0]]
    ```

    """

  @Test func commandsAreListedAndExplained() throws {
    let driver = try PromptDriver()
    let help = driver.enter(":help")
    for command in ColonCommand.all { #expect(help.contains(command.word), "\(command.word)") }
    #expect(help.split(separator: "\n").allSatisfy { $0.count <= 80 })
    #expect(driver.enter(":help :load").contains("Runs a notebook"))
    #expect(driver.enter("?relu").contains("Keeps what is positive"))
    #expect(driver.enter("relu?").contains("Keeps what is positive"))
    #expect(driver.enter(":apropos soft labels").contains("distill"))
    #expect(driver.enter("?soft labels").contains("distill"))
    #expect(driver.enter(":lod x").contains("Did you mean `:load`?"))
    #expect(driver.enter("?disti").contains("distill"))
  }

  @Test func whatIsBoundIsDescribed() throws {
    let driver = try PromptDriver()
    #expect(driver.enter(":vars").contains("Nothing is bound"))
    driver.enter("x = [1, 2]", "point = {a: 1}")
    let list = driver.enter(":vars")
    #expect(list.contains("x      list") && list.contains("{a: 1}"))
    #expect(driver.enter("x?").contains("x: list"))
    #expect(driver.enter(":type point").contains("fields: a"))
    #expect(driver.enter(":type 1 +").contains("error[syntax"))
    #expect(driver.enter(":type nope").contains("`nope`"))
    #expect(driver.enter(":type").contains("`:type` needs an expression"))
  }

  @Test func timesAreTaken() throws {
    let driver = try PromptDriver()
    #expect(driver.enter(":time 6 * 7").hasPrefix("42\ntook "))
    #expect(driver.enter("_ + 1") == "43")
    #expect(driver.enter(":time y = 5").hasPrefix("took "))
    #expect(driver.enter("y") == "5")
    #expect(driver.enter(":bench mean([1, 2])").contains("median"))
    #expect(driver.enter(":bench 1 // 0").contains("error[value"))
  }

  @Test func entriesAreTakenBack() throws {
    let driver = try PromptDriver()
    driver.enter("x = 1", "x = 2", "x + 40")
    #expect(driver.enter(":undo") == "Taken back: x + 40")
    #expect(driver.enter(":undo", "x").hasSuffix("\n1"))
    driver.enter(":undo", ":undo")
    #expect(driver.enter("x").contains("`x`"))
    #expect(driver.enter(":undo").contains("nothing to take back"))
  }

  @Test func settingsChange() throws {
    let driver = try PromptDriver()
    #expect(driver.enter(":set").contains("numerics"))
    driver.enter("x = 5", ":set numerics exact", ":set threads 1", ":set width 30")
    #expect(driver.enter(":set numerics") == "numerics  exact")
    #expect(driver.enter("x") == "5")
    #expect(
      driver.enter("1..30 |> map(i -> i)").split(separator: "\n").allSatisfy { $0.count <= 30 })
    for wrong in [
      "width 5", "width x", "numerics both", "threads 0", "timeout -1", "colour always",
    ] {
      #expect(driver.enter(":set \(wrong)").contains("error[prompt.setting]"), "\(wrong)")
    }
    #expect(driver.enter(":set timeout 0.05", "for i in 0..<9000000000 { }").contains("0.05 s"))
  }

  @Test func provenanceNamesWhatResultsDependOn() throws {
    let driver = try PromptDriver(["--numerics", "exact"])
    driver.enter("seed 11")
    let text = driver.enter(":provenance")
    #expect(text.contains("exact") && text.contains("11") && text.contains("0.1.0"))
  }

  @Test func notebooksAreLoadedRunAndReloaded() throws {
    try inFolder { folder in
      let path = folder.appendingPathComponent("n.lupi").path
      try Data(Self.notebook.utf8).write(to: URL(fileURLWithPath: path))
      let driver = try PromptDriver()
      #expect(driver.enter(":cells").contains("no notebook is loaded"))
      #expect(driver.enter(":load \(path) --to b").contains("2 cells run"))
      #expect(driver.enter("y") == "21")
      #expect(driver.enter(":cells").contains("3  c  not run"))
      #expect(driver.enter(":run c").contains("[42, "))
      #expect(driver.enter(":run").contains("up to date"))
      // What is typed is not seen by the cells.
      driver.enter("x = 100")
      #expect(!driver.enter(":cells").contains("stale"))
      let changed = Self.notebook.replacingOccurrences(of: "x + 1", with: "x + 2")
      try Data(changed.utf8).write(to: URL(fileURLWithPath: path))
      #expect(driver.enter(":reload").contains("2 cells not up to date"))
      let cells = driver.enter(":cells")
      #expect(cells.contains("1  a  up to date") && cells.contains("2  b  changed"))
      #expect(cells.contains("3  c  stale"))
      #expect(driver.enter(":run 2..3").contains("[44, "))
      #expect(driver.enter(":undo", "y").contains("21"))
      #expect(driver.enter(":run nope").contains("notebook.unknown-cell"))
      #expect(driver.enter(":load").contains("error[prompt.operand]"))
      #expect(driver.enter(":load \(path) --to nope").contains("notebook.unknown-cell"))
      #expect(driver.enter(":load /nowhere.lupi").contains("notebook.missing"))
    }
  }

  /// What was typed runs as a notebook, with the same numbers.
  @Test func aSessionIsSavedAsANotebookThatRuns() throws {
    try inFolder { folder in
      let driver = try PromptDriver()
      driver.enter(
        "seed 3", "param size = 2 in 1..9 \"how many\"", "x = 1", "x + size", "y = _ * 10",
        "1 // 0", "nope", "random_normal([size]).values", "text = \"```\"",
        "param size = 4 in 1..9", "[_[0], y, size] |> map(v -> v * 1)")
      let last = driver.enter("_")
      let path = folder.appendingPathComponent("session").path
      #expect(driver.enter(":save \(path)").contains("`lupi run \(path).lupi`"))
      let result = lupi(["run", "--outputs", path + ".lupi"])
      #expect(result.status == 0, "\(result.errors)")
      #expect(result.output.hasSuffix(last + "\n"), "\(result.output)")
      // It may be written again by the session that wrote it, and by no other.
      #expect(driver.enter(":save \(path)").contains("written"))
      let other = try PromptDriver()
      other.enter("1")
      #expect(other.enter(":save \(path)").contains("exists already"))
      #expect(other.enter(":save \(path) --replace").contains("1 cell written"))
      let empty = try PromptDriver()
      #expect(empty.enter(":save x").contains("nothing was run"))
    }
  }

  /// What was typed is run again and written as a page; a loaded notebook comes first.
  @Test func aSessionIsReported() throws {
    try inFolder { folder in
      let driver = try PromptDriver()
      #expect(driver.enter(":report").contains("needs a file"))
      #expect(driver.enter(":report x.html").contains("nothing was run"))
      driver.enter("x = 20", "plot([1, 4, x])")
      let page = folder.appendingPathComponent("session.html").path
      #expect(driver.enter(":report \(page)").contains("2 cells"))
      let text = try String(contentsOfFile: page, encoding: .utf8)
      #expect(text.contains("<svg"))
      #expect(driver.enter(":report \(page).doc").contains("report.format"))
    }
  }

  @Test func aLoadedNotebookIsSavedWithWhatWasTyped() throws {
    try inFolder { folder in
      let path = folder.appendingPathComponent("n.lupi").path
      try Data(Self.notebook.utf8).write(to: URL(fileURLWithPath: path))
      let driver = try PromptDriver()
      driver.enter(":load \(path)", "w = z + _[0]")
      let value = driver.enter("w")
      driver.enter(":save \(folder.path)/s.lupi")
      let result = lupi(["run", "--outputs", folder.path + "/s.lupi"])
      #expect(result.status == 0, "\(result.errors)")
      #expect(result.output.hasSuffix(value + "\n"), "\(result.output)")
    }
  }

  @Test func mistakesAreExplainedAgain() throws {
    let driver = try PromptDriver()
    #expect(driver.enter(":explain").contains("no mistake yet"))
    driver.enter("len(1, 2, 3)")
    #expect(driver.enter(":explain").contains("call."))
    #expect(driver.enter(":explain call.argument-type").contains("arguments"))
    #expect(driver.enter(":explain cal").contains("Did you mean"))
  }

  @Test func numericsAreDeclaredOnce() throws {
    let driver = try PromptDriver()
    driver.enter("numerics exact")
    #expect(driver.enter(":set numerics") == "numerics  exact")
    #expect(driver.enter("numerics fast").contains("error[prompt.numerics]"))
    driver.enter(":set numerics fast", "numerics fast")
    #expect(driver.enter(":set numerics") == "numerics  fast")
  }
}
