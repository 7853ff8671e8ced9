import Foundation
import Testing

@testable import Session

/// The manual that is committed is the one that lupi makes.
@Suite struct ManualTests {
  @Test func theCommittedManualIsTheGeneratedOne() throws {
    let made = lupi(["help", "--manual"])
    #expect(made.status == 0)
    let path = projectFolder + "/notebooks/manual.lupi"
    let committed = try String(contentsOfFile: path, encoding: .utf8)
    // Not compared in the macro, which would print both.
    let isSame = made.output == committed
    #expect(isSame, "swift run -c release lupi help --manual > notebooks/manual.lupi")
  }

  /// That cells show what is written is tested with the other notebooks, and each example by itself.
  @Test func theManualHasNoMistakes() {
    let result = lupi(["check", projectFolder + "/notebooks/manual.lupi"])
    #expect(result.output.contains("nothing wrong"), "\(result.output)\(result.errors)")
  }

  @Test(arguments: [["help", "--manual", "fit"], ["help", "--manual", "--json"]])
  func theManualIsPrintedWhole(arguments: [String]) {
    let result = lupi(arguments)
    #expect(result.status == 2)
    #expect(result.errors.contains("lupi help --manual > manual.lupi"))
  }

  @Test func aSearchIsPrintedAsJSON() throws {
    let result = lupi(["help", "--json", "soften", "labels"])
    let found = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
    let names = (found as? [[String: Any]])?.compactMap { $0["name"] as? String }
    #expect(names?.first == "soft_labels")
  }
}
