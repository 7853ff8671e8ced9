import Foundation
import Testing

@testable import Session

@Suite struct SweepTests {
  private let notebook = """
    ```lupi #data
    rows = load_csv("data.csv")
    save_text("{sum(rows.a)}", "seen.txt")
    ```
    ```lupi #settings
    param factor = 1 in 1..9
    param word = "a"
    ```
    ```lupi #work
    total = sum(rows.a) * factor
    check factor != 3, "three is not wanted"
    result = {total: total, half: total / 2, drawn: mean(random_normal([2])) > 100}
    ```
    ```lupi #unneeded
    check false, "nobody asked"
    ```
    """

  private func place() throws -> (folder: String, path: String) {
    let path = try Scratch.notebook(notebook)
    let folder = String(path.dropLast("/n.lupi".count))
    try "a\n1\n2\n".write(toFile: folder + "/data.csv", atomically: true, encoding: .utf8)
    return (folder, path)
  }

  @Test func aTableInOrder() throws {
    let (folder, path) = try place()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let file = folder + "/s.csv"
    let sweep = lupi([
      "sweep", path, "-p", "factor=1,2,4", "-p", "seed=1..2", "--collect", "result", "-j", "2",
      "-o", file,
    ])
    #expect(sweep.status == 0, "\(sweep.errors)")
    let csv = try String(contentsOfFile: file, encoding: .utf8)
    #expect(
      csv == """
        factor,seed,result.total,result.half,result.drawn
        1,1,3,1.5,false
        1,2,3,1.5,false
        2,1,6,3.0,false
        2,2,6,3.0,false
        4,1,12,6.0,false
        4,2,12,6.0,false

        """)
    #expect(sweep.output.contains("result.total") && sweep.output.contains("12"))
    // What nothing swept reaches has one entry; another number of jobs changes nothing.
    let again = lupi([
      "sweep", path, "-p", "factor=1,2,4", "-p", "seed=1..2", "--collect", "result", "-j", "1",
    ])
    #expect(again.output == sweep.output)
    let kept = lupi(["cache", "list", path]).output
    #expect(kept.contains("n.lupi: "), "\(kept)")
  }

  @Test func aFailedRunIsSaidAndTheRestGoesOn() throws {
    let (folder, path) = try place()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let file = folder + "/s.json"
    let sweep = lupi([
      "sweep", path, "-p", "factor=2,3,4", "--collect", "total", "--collect", "result.half", "-o",
      file,
    ])
    #expect(sweep.status == 1)
    #expect(sweep.errors.contains("the run factor=3 failed"))
    #expect(sweep.errors.contains("three is not wanted"))
    #expect(sweep.errors.contains("1 of 3 runs failed"))
    let json = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: file)))
    let rows = try #require(json as? [[String: Any]])
    #expect(rows.count == 3)
    #expect(rows[0]["total"] as? Int == 6 && rows[0]["result.half"] as? Double == 3)
    #expect((rows[1]["error"] as? String)?.contains("three is not wanted") == true)
  }

  @Test func emittedLinesDoTheSameAndMerge() throws {
    let (folder, path) = try place()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let arguments = ["sweep", path, "-p", "factor=1,2", "-p", "word=it's", "--collect", "total"]
    let lines = lupi(arguments + ["--emit", "--cache", folder + "/there"]).output.split(
      separator: "\n")
    #expect(lines.count == 2)
    #expect(lines[0].contains("'word=it'\\''s'") && lines[0].contains("--only work"))
    for factor in 1...2 {
      let run = lupi([
        "run", path, "--outputs", "-p", "factor=\(factor)", "-p", "word=it's", "--only", "work",
        "--cache", folder + "/there",
      ])
      #expect(run.status == 0, "\(run.errors)")
    }
    let merged = lupi(["cache", "merge", folder + "/there", "--cache", folder + "/.lupi"])
    #expect(
      merged.status == 0 && merged.output.contains("taken"), "\(merged.output) \(merged.errors)")
    let why = lupi(["why", path, "work", "-p", "factor=2", "-p", "word=it's"])
    #expect(why.output.contains("does not run again"), "\(why.output)")
  }

  @Test(arguments: [
    (["-p", "factor=1,2"], "told what to collect"), (["--collect", "total"], "several values"),
    (["-p", "factor=1,2", "-p", "factor=3", "--collect", "total"], "set twice"),
    (["-p", "facto=1,2", "--collect", "total"], "Did you mean `factor`"),
    (["-p", "factor=1,2", "--collect", "totl"], "Did you mean `total`"),
    (["-p", "factor=1,2", "--collect", "x = 1"], "a name or an expression"),
    (["-p", "factor=1,2", "--collect", "total", "-o", "x.txt"], ".csv or .json"),
    (["-p", "factor=1,2", "--collect", "rows"], "of the type `table`"),
  ])
  func mistakes(options: [String], says: String) throws {
    let (folder, path) = try place()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let sweep = lupi(["sweep", path] + options)
    #expect(sweep.status != 0)
    #expect(sweep.errors.contains(says), "\(sweep.errors)")
  }

  @Test func aValueOutOfRangeFailsItsRunAlone() throws {
    let (folder, path) = try place()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let sweep = lupi(["sweep", path, "-p", "factor=1,99", "--collect", "total"])
    #expect(sweep.status == 1)
    #expect(sweep.errors.contains("the run factor=99 failed") && sweep.output.contains("3"))
  }
}
