import Foundation
import Testing

@testable import Session

/// `lupi attest` and its check.
@Suite struct AttestTests {
  private static let text = """
    ```lupi #data
    param size = 3 in 1..10
    clips = synthetic(clips=80)
    numbers = load_csv("n.csv")
    ```

    ```lupi #learn
    run = fit(student(network(inputs="audio") |> dense(size), clips.classes, embedding=4), clips, steps=3)
    run
    ```

    """

  private func notebook(_ text: String = text) throws -> String {
    let path = try Scratch.notebook(text)
    try Data("a,b\n1,2\n".utf8).write(to: URL(fileURLWithPath: path.dropLast(6) + "n.csv"))
    return path
  }

  private func attestation(of path: String) -> String { path.dropLast(4) + "attest" }

  @Test(arguments: ["fast", "exact"])
  func whatIsAttestedHoldsOnAnyNumberOfThreads(numerics: String) throws {
    let path = try notebook()
    let made = lupi(["attest", path, "--numerics", numerics, "-p", "size=4", "--threads", "1"])
    #expect(made.status == 0, "\(made.errors)")
    let file = attestation(of: path)
    #expect(made.output == "\(file): 2 cells attested\n")
    let text = try String(contentsOfFile: file, encoding: .utf8)
    for line in [
      "notebook: n.lupi", "numerics: \(numerics)", "seed: 0", "parameter: size=4",
      "cell learn: succeeded", "file: n.csv, 8 bytes", "value run: ", "output 1: ",
      "lupi: \(CommandLineTool.version)",
      numerics == "exact" ? "kernels: lupi's own" : "kernels: OpenBLAS",
    ] {
      #expect(text.contains(line), "\(line)")
    }
    let same = lupi(["attest", "--check", file, "--threads", "3"])
    #expect(same.output == "the same bits in 2 cells\n")
    #expect(same.status == 0)
  }

  @Test func theFirstCellThatDiffersIsNamed() throws {
    let path = try notebook()
    #expect(lupi(["attest", path]).status == 0)
    let changed = Self.text.replacingOccurrences(of: "steps=3", with: "steps=4")
    try Data(changed.utf8).write(to: URL(fileURLWithPath: path))
    try Data("a,b\n1,3\n".utf8).write(to: URL(fileURLWithPath: path.dropLast(6) + "n.csv"))
    let other = lupi(["attest", "--check", attestation(of: path)])
    #expect(other.status == 3)
    #expect(
      other.output.contains(
        "other bits in the cell `data`: the value of `numbers` has other bits (the first of 2 cells"
      ))
    #expect(other.output.contains("note: the notebook's text has changed\n"))
    #expect(other.output.contains("note: file: was n.csv, 8 bytes"))
  }

  @Test func itGoesWhereItIsSent() throws {
    let path = try notebook()
    let shown = lupi(["attest", path, "--save", "-", "--quick"])
    #expect(shown.output.hasPrefix("lupi attestation 1\n"))
    #expect(!FileManager.default.fileExists(atPath: attestation(of: path)))
    let elsewhere = try Scratch.folder().appendingPathComponent("x.attest").path
    #expect(lupi(["attest", path, "--save", elsewhere]).status == 0)
    #expect(lupi(["attest", "--check", elsewhere]).status == 2)
    #expect(lupi(["attest", "--check", elsewhere, path]).status == 0)
  }

  @Test func whatFailsIsNotAttested() throws {
    let path = try Scratch.notebook("```lupi #a\n1 // 0\n```\n")
    let result = lupi(["attest", path])
    #expect(result.status == 1)
    #expect(result.errors.contains("error[value"))
    #expect(!FileManager.default.fileExists(atPath: attestation(of: path)))
  }

  @Test(arguments: [
    (["attest"], "usage.operands"), (["attest", "a", "b"], "usage.operands"),
    (["attest", "--check", "x", "--quick"], "usage.option"),
    (["attest", "--check", "x", "-p", "seed=1"], "usage.option"),
    (["attest", "--check", "no-such.attest"], "file.missing"),
    (["attest", "--check", "/no-such/x.attest"], "file.missing-folder"),
    (["attest", "--check", "Package.swift"], "attest.format"),
  ])
  func mistakesAreExplained(_ row: (arguments: [String], code: String)) {
    let arguments = row.arguments.map {
      $0 == "Package.swift" ? projectFolder + "/Package.swift" : $0
    }
    let result = lupi(arguments)
    #expect(result.status == 2)
    #expect(result.errors.contains("error[\(row.code)]"), "\(result.errors)")
  }
}
