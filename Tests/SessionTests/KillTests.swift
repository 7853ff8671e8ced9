import Foundation
import Testing

/// A training whose process is killed goes on in another with the same bits.
@Suite struct KillTests {
  @Test func aKilledTrainingGoesOn() throws {
    let folder = try Scratch.folder().path
    func arguments(_ checkpoint: String) -> [String] {
      let code = """
        seed 3
        clips = synthetic(clips=400)
        ear = network(inputs="audio") |> dense(16, activation="relu") |> dropout(0.2)
        hear = student(audio=ear, embedding=8, classes=clips.classes)
        digest(fit(hear, clips, epochs=40\(checkpoint)))
        """
      return ["--numerics", "exact", "--out", folder, "-e", code]
    }
    let kept = arguments(", checkpoint=\"run.ckpt\"")
    let path = folder + "/run.ckpt"
    let process = try Executable.start(kept)
    while process.isRunning, !FileManager.default.fileExists(atPath: path) { usleep(20_000) }
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    #expect(FileManager.default.fileExists(atPath: path))
    let resumed = try Executable.run(kept)
    #expect(resumed.status == 0, "\(resumed.errors)")
    #expect(try Executable.run(arguments("")).output == resumed.output)
  }
}
