import Diagnostics
import Foundation
import Testing

/// Trainings kept in files, as a notebook sees them.
@Suite struct CheckpointBuiltinTests {
  private static let world = """
    seed 3
    clips = synthetic(clips=80, speakers=4)
    ear = network(inputs="audio") |> dense(8, activation="relu") |> dropout(0.2)
    eye = network(inputs="video") |> dense(8)
    both = teacher(audio=ear, video=eye, embedding=8, classes=clips.classes)
    hear = student(audio=ear, embedding=8, classes=clips.classes)
    steady = adam(rate=constant_schedule(rate=0.01))

    """

  private let folder: TemporaryFolder
  private let name = "kept/run.ckpt"

  init() throws { folder = try TemporaryFolder() }

  private func shows(_ code: String) throws -> String {
    try shown(Self.world + code, in: folder)
  }

  @Test func fitAndDistillAreKeptAndTakenFromTheFile() throws {
    let code = """
      big = fit(both, clips, epochs=2, optimizer=steady, checkpoint="\(name)")
      again = fit(both, clips, epochs=2, optimizer=steady, checkpoint="\(name)")
      longer = fit(both, clips, epochs=4, optimizer=steady, checkpoint="\(name)")
      whole = fit(both, clips, epochs=4, optimizer=steady)
      a = distill(hear, from=big, on=clips, epochs=2, objective=crd(), checkpoint="\(name)2")
      b = distill(hear, from=big, on=clips, epochs=2, objective=crd(), checkpoint="\(name)2")
      c = distill(hear, from=big, on=clips, epochs=2, objective=crd())
      [digest(big) == digest(again), digest(longer) == digest(whole), digest(a) == digest(b), digest(a) == digest(c)]
      """
    #expect(try shows(code) == "[true, true, true, true]")
  }

  @Test func anotherTrainingNamesWhatDiffers() throws {
    let first = "fit(hear, clips, epochs=1, optimizer=steady, checkpoint=\"\(name)\")"
    _ = try shows(first)
    for (other, field) in [
      ("fit(hear, clips, epochs=1, optimizer=adam(rate=0.02), checkpoint=\"\(name)\")", "`rate`"),
      ("fit(both, clips, epochs=1, optimizer=steady, checkpoint=\"\(name)\")", "`role`"),
      ("fit(hear, clips, epochs=1, optimizer=steady, seed=9, checkpoint=\"\(name)\")", "`key`"),
      ("seed 4\n" + first, "`key`"),
    ] {
      let diagnostic = #expect(throws: Diagnostic.self) { try shows(other) }
      #expect(diagnostic?.code == "checkpoint.other")
      #expect(diagnostic?.message.contains("its \(field)") == true, "\(diagnostic?.message ?? "")")
    }
  }

  @Test func otherFilesAreNeverOverwritten() throws {
    let path = folder.path + "/" + name
    _ = try shows("save_text(\"something of mine\", \"\(name)\")")
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    let diagnostic = #expect(throws: Diagnostic.self) {
      try shows("fit(hear, clips, epochs=1, checkpoint=\"\(name)\")")
    }
    #expect(diagnostic?.code == "checkpoint.damaged")
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
  }
}
