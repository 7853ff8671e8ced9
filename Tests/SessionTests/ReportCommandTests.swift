import Diagnostics
import Foundation
import Notebooks
import Testing

@testable import Session

/// `lupi report` and `lupi import`.
@Suite struct ReportCommandTests {
  private static let text = """
    # Small

    ```lupi #data
    numerics exact
    param size = 3 in 1..10 "how many"
    t = load_csv("n.csv")
    bars({a: size, b: 1}, title="Bars")
    ```

    There are {{ size }}.

    ```lupi #table
    t
    ```

    """

  private func notebook(_ text: String = text) throws -> String {
    let path = try Scratch.notebook(text)
    try Data("name,x\nu,1\nv,2\n".utf8).write(to: URL(fileURLWithPath: path.dropLast(6) + "n.csv"))
    return path
  }

  private func read(_ path: String) throws -> String {
    try String(contentsOfFile: path, encoding: .utf8)
  }

  private func folder(of path: String) -> String {
    URL(fileURLWithPath: path).deletingLastPathComponent().path
  }

  @Test func aDataSetIsTablesOnAPage() throws {
    let path = try Scratch.notebook(
      "```lupi #data\nlabel_budget(synthetic(clips=40, emotions=4), 3)\n```\n")
    defer { try? FileManager.default.removeItem(atPath: folder(of: path)) }
    let page = folder(of: path) + "/r.html"
    #expect(lupi(["report", path, "-o", page]).status == 0)
    let html = try read(page)
    for part in [
      "<strong>synthetic, 40 clips, 12 labelled</strong>", "SYNTHETIC: not evidence about people",
      "<th scope=\"col\">view</th>", "<th scope=\"row\">audio</th>",
      "<th scope=\"col\">emotion</th>", "<th scope=\"col\" class=\"n\">labelled</th>",
      "<td class=\"n\">10</td><td class=\"n\">3</td>",
    ] { #expect(html.contains(part), "\(part)\n\(html)") }
    #expect(!html.contains("█"))
  }

  @Test(arguments: ["html", "md", "txt", "ipynb"])
  func aReportIsTheSameWhereverTheNotebookLies(ending: String) throws {
    var texts: [String] = []
    for _ in 0..<2 {
      let path = try notebook()
      defer { try? FileManager.default.removeItem(atPath: folder(of: path)) }
      let report = folder(of: path) + "/r." + ending
      let result = lupi(["report", path, "-o", report, "-p", "size=4"])
      #expect(result.status == 0, "\(result.errors)")
      #expect(result.output.hasPrefix("\(report): 2 cells, "))
      let text = try read(report)
      #expect(!text.contains(folder(of: path)))
      for part in ["n.csv, 15 bytes", "size = 4", "size=4", "exact", "Bars"] {
        #expect(text.contains(part), "\(part)")
      }
      texts.append(text)
    }
    #expect(texts[0] == texts[1])
  }

  /// A page of kept results is the page of computed ones: figures, tables, files read, parameters.
  @Test func aReportFromTheCacheIsTheSame() throws {
    let path = try notebook()
    let fresh = path + ".fresh.html"
    let kept = path + ".kept.html"
    for arguments in [
      ["report", path, "-o", fresh, "--no-cache", "-p", "size=4"],
      ["run", path, "-p", "size=4"],
      ["report", path, "-o", kept, "-p", "size=4"],
    ] {
      #expect(lupi(arguments).status == 0)
    }
    #expect(try read(kept) == read(fresh))
    #expect(try read(kept).contains("size = 4"))
    #expect(try read(kept).contains("n.csv"))
    #expect(lupi(["why", path, "data", "-p", "size=4"]).output.contains("kept"))
  }

  @Test func aPageIsWrittenBesideTheNotebookUnlessTold() throws {
    let path = try notebook()
    defer { try? FileManager.default.removeItem(atPath: folder(of: path)) }
    #expect(lupi(["report", path, "--fold"]).status == 0)
    let html = try read(path.dropLast(4) + "html")
    #expect(html.contains("<details>") && html.contains("<svg"))
  }

  @Test func aTrivialPageIsSmall() throws {
    let path = try Scratch.notebook("# One\n\n```lupi\n1 + 1\n```\n")
    defer { try? FileManager.default.removeItem(atPath: folder(of: path)) }
    #expect(lupi(["report", path]).status == 0)
    #expect(try read(path.dropLast(4) + "html").utf8.count < 30_000)
  }

  @Test func aFailureIsReportedAndSaid() throws {
    let path = try Scratch.notebook("```lupi #a\n1 // 0\n```\n```lupi #b\n2\n```\n")
    defer { try? FileManager.default.removeItem(atPath: folder(of: path)) }
    let result = lupi(["report", path])
    #expect(result.status == 1)
    #expect(result.errors.contains("n.lupi:2:"))
    let html = try read(path.dropLast(4) + "html")
    #expect(html.contains("class=\"problem\"") && html.contains("Not run: <code>b</code>"))
    let going = lupi(["report", path, "--keep-going", "-o", path.dropLast(4) + "txt"])
    #expect(going.status == 1)
    #expect(try read(path.dropLast(4) + "txt").contains("1 failed, 1 succeeded"))
  }

  @Test func whatCannotBeDoneIsSaid() throws {
    let path = try notebook()
    let folder = folder(of: path)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(
      atPath: folder + "/sub.html", withIntermediateDirectories: true)
    for (arguments, code) in [
      (["report"], "usage.operands"), (["report", path, path], "usage.operands"),
      (["report", path, "-o", "r.pdf"], "report.format"),
      (["report", path, "-o", ""], "report.format"),
      (["report", path, "-o", "html"], "report.format"),
      (["report", path, "--out", "r.html"], "usage.option"),
      (["report", path, "-o", folder + "/none/r.html"], "output.folder"),
      (["report", path, "-o", "/proc/r.html"], ""),
      (["report", path, "-p", "size=99"], "param.range"),
      (["report", folder + "/no.lupi"], "notebook.missing"),
      (["report", path, "-o", folder + "/sub.html"], "output.file"),
      (["import"], "usage.operands"), (["import", path, "-o", folder + "/x.lupi"], "import.json"),
      (["import", folder + "/no.ipynb"], "file.missing"),
    ] {
      let result = lupi(arguments)
      #expect(result.status == 2, "\(arguments): \(result)")
      #expect(result.errors.contains("error[\(code)"), "\(arguments): \(result.errors)")
      #expect(!result.errors.contains("Fatal"))
    }
    let markdown = folder + "/m.lupi.md"
    try Data(Self.text.utf8).write(to: URL(fileURLWithPath: markdown))
    #expect(lupi(["report", markdown, "-o", markdown]).errors.contains("report.overwrite"))
    #expect(try read(markdown) == Self.text)
  }

  @Test func aNotebookThatCannotRunLeavesNoReport() throws {
    let path = try Scratch.notebook("```lupi\n1 +\n```\n")
    defer { try? FileManager.default.removeItem(atPath: folder(of: path)) }
    #expect(lupi(["report", path]).status == 2)
    #expect(!FileManager.default.fileExists(atPath: path.dropLast(4) + "html"))
  }

  @Test func aReportForJupyterComesBackAsTheNotebook() throws {
    let path = try notebook()
    let folder = folder(of: path)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    #expect(lupi(["report", path, "-o", folder + "/r.ipynb"]).status == 0)
    #expect(try read(folder + "/r.ipynb").contains("There are 3."))
    let result = lupi(["import", folder + "/r.ipynb", "-o", folder + "/back.lupi"])
    #expect(result.output == "\(folder)/back.lupi: 2 cells, 0 programs in other languages\n")
    #expect(try read(folder + "/back.lupi") == Self.text.trimmingCharacters(in: .newlines) + "\n")
    let again = lupi(["import", folder + "/r.ipynb", "-o", folder + "/back.lupi"])
    #expect(again.status == 2 && again.errors.contains("import.exists"))
  }
}
