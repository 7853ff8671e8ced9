import Foundation
import Testing

/// The notebooks that ship with lupi show what is written in them.
///
/// Cells marked `slow` are tested by `lupi test notebooks` on demand, and a notebook whose corpus is
/// not there is skipped.
@Suite struct AcceptanceTests {
  /// Without optimization kernels are a hundred times slower.
  private static let isOptimized: Bool = {
    #if DEBUG
      false
    #else
      true
    #endif
  }()

  @Test(.enabled(if: isOptimized, "takes minutes without optimization"))
  func notebooksShowWhatIsWrittenInThem() {
    let result = lupi(
      ["test", "--quick", projectFolder + "/notebooks"],
      environment: ProcessInfo.processInfo.environment)
    print(result.output)
    #expect(result.status == 0, "\(result.output)\n\(result.errors)")
    for name in [
      "by-hand", "distill", "generalized-distillation", "manual", "regimes", "sequences", "speed",
    ] {
      #expect(result.output.contains("passed  \(projectFolder)/notebooks/\(name).lupi"))
    }
  }

  @Test(arguments: ["emotions", "speakers"])
  func anAbsentCorpusIsSkipped(name: String) {
    let result = lupi(["test", "--quick", projectFolder + "/notebooks/\(name).lupi"])
    #expect(result.status == 0)
    #expect(result.output.contains("skipped"))
    #expect(result.output.contains("LUPI_DATA"))
  }

  @Test func resultsDoNotDependOnThreads() throws {
    let code = """
      clips = synthetic(clips=160)
      hear = student(network(inputs="audio") |> dense(8, activation="relu"), clips.classes, embedding=8)
      study(t -> {short: fit(hear, t.train, steps=30), long: fit(hear, t.train, steps=60)}, \
      over=folds(clips, by="speaker", count=3), seeds=1..3)
      """
    for numerics in ["exact", "fast"] {
      let shown = ["1", "2", "5"].map {
        lupi(["--threads", $0, "--numerics", numerics, "-e", code]).output
      }
      #expect(shown[0].contains("verdict"))
      #expect(Set(shown).count == 1)
    }
  }
}
