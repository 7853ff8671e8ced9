import Foundation
import Testing

/// A run that is killed at any moment leaves a cache that the next run can trust.
@Suite struct RunKillTests {
  private let notebook = """
    ```lupi #settings
    numerics exact
    seed 3
    ```
    ```lupi #a
    big = [i * 0.5 for i in 0..<60000]
    text = "{sum(big)}"
    save_text(text, "a.txt")
    ```
    ```lupi #b
    clips = synthetic(clips=200)
    clips
    ```
    ```lupi #c
    ear = network(inputs="audio") |> dense(8)
    run = fit(student(audio=ear, embedding=4, classes=clips.classes), clips, epochs=6)
    digest(run)
    ```
    ```lupi #d
    big = [x + 1 for x in big]
    sum(big)
    ```
    """

  /// Ten times, or as often as LUPI_KILLS says.
  @Test func everyMomentIsSafe() throws {
    let path = try Scratch.notebook(notebook)
    let folder = String(path.dropLast("/n.lupi".count))
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let clock = ContinuousClock()
    let start = clock.now
    let expected = try Executable.run(["run", path, "--cache", folder + "/whole"])
    #expect(expected.status == 0, "\(expected.errors)")
    let seconds = (clock.now - start) / .seconds(1)
    let count = ProcessInfo.processInfo.environment["LUPI_KILLS"].flatMap { Int($0) } ?? 10
    var finished: Set<String> = []
    for round in 0..<count {
      let process = try Executable.start(["run", path])
      usleep(UInt32(seconds * Double(round * 7 % count + 1) / Double(count) * 1_000_000))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      let names = try? FileManager.default.contentsOfDirectory(atPath: folder + "/.lupi/cells")
      let now = Set((names ?? []).filter { !$0.hasPrefix(".") })
      // Nothing that was finished is lost.
      #expect(finished.isSubset(of: now))
      finished = now
      if let text = try? String(contentsOfFile: folder + "/out/a.txt", encoding: .utf8) {
        #expect(text == "899985000.0\n" || text.hasPrefix("8999"), "\(text)")
      }
      if round % 3 == 0 {
        // Every file is whole: what is checked here is what is read there.
        let verified = try Executable.run(["cache", "verify", path])
        #expect(verified.status == 0 || now.isEmpty, "\(verified.output)")
      }
      if round % 4 == 3 {
        try? FileManager.default.removeItem(atPath: folder + "/.lupi")
        finished = []
      }
    }
    let next = try Executable.run(["run", path])
    #expect(next.status == 0 && next.output == expected.output, "\(next.errors)")
  }

  @Test func severalRunsAtOnceAreSafe() throws {
    let path = try Scratch.notebook(notebook)
    let folder = String(path.dropLast("/n.lupi".count))
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let expected = try Executable.run(["run", path, "--no-cache", "--out", folder + "/other"])
    let runs = try (0..<4).map { _ in
      let process = Executable.process(["run", path])
      let output = Pipe()
      process.standardOutput = output
      try process.run()
      return (process, output)
    }
    for (process, output) in runs {
      let text = String(
        decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      #expect(process.terminationStatus == 0 && text == expected.output)
    }
    #expect(try Executable.run(["cache", "verify", path]).output.contains("0 damaged"))
  }

  /// A training without a name for its checkpoint goes on where it was killed, and gives the same bits;
  /// so does a longer one at a constant rate.
  @Test func aKilledTrainingIsFoundAgain() throws {
    let path = try Scratch.notebook(
      """
      ```lupi #a
      numerics exact
      seed 3
      param epochs = 12 in 1..100000
      clips = synthetic(clips=800)
      ear = network(inputs="audio") |> dense(32, activation="relu") |> dropout(0.2)
      hear = student(audio=ear, embedding=8, classes=clips.classes)
      ```
      ```lupi #b
      digest(fit(hear, clips, epochs=epochs, optimizer=adam(rate=constant_schedule(0.001))))
      ```
      """)
    let folder = String(path.dropLast("/n.lupi".count))
    defer { try? FileManager.default.removeItem(atPath: folder) }
    func trainings() -> [String] {
      let names = try? FileManager.default.contentsOfDirectory(atPath: folder + "/.lupi/trainings")
      return (names ?? []).filter { !$0.hasPrefix(".") }
    }
    let process = try Executable.start(["run", path, "-p", "epochs=100000"])
    while process.isRunning, trainings().isEmpty { usleep(20_000) }
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    #expect(trainings().count == 1)
    let kept = try FileManager.default.attributesOfItem(
      atPath: folder + "/.lupi/trainings/" + (trainings().first ?? ""))
    #expect((kept[.size] as? Int ?? 0) > 10_000)
    // As many epochs as were certainly done would not show that anything was gone on from; a few more do.
    let resumed = try Executable.run(["run", path, "-p", "epochs=\(60)"])
    let whole = try Executable.run(["run", path, "-p", "epochs=\(60)", "--no-cache"])
    #expect(resumed.status == 0 && resumed.output == whole.output, "\(resumed.errors)")
  }
}
