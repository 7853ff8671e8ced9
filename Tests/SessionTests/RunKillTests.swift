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

  @Test func everyMomentIsSafe() throws {
    let path = try Scratch.notebook(notebook)
    let folder = String(path.dropLast("/n.lupi".count))
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let clock = ContinuousClock()
    let start = clock.now
    let expected = try Executable.run(["run", path, "--cache", folder + "/whole"])
    #expect(expected.status == 0, "\(expected.errors)")
    let seconds = (clock.now - start) / .seconds(1)
    let count = Self.rounds
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

  /// A report that is killed at any moment leaves the old page or the new one, and nothing that a person
  /// sees; the next report is whole, the same bytes as ever.
  @Test(arguments: ["html", "md", "txt", "ipynb"]) func aKilledReportIsOldOrNew(
    _ format: String
  ) throws {
    let notebooks = ["3.5", "4.5"].map { rate in
      """
      # Growth at \(rate)
      ```lupi #grow
      values = [i * \(rate) for i in 0..<4000]
      ```
      It ends at {{ values[3999] }}.
      ```lupi #see
      show(plot([values[40 * i] for i in 0..<100]))
      show(table({step: [i for i in 0..<400], value: [values[i] for i in 0..<400]}))
      ```
      """
    }
    let path = try Scratch.notebook(notebooks[0])
    let folder = String(path.dropLast("/n.lupi".count))
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let page = folder + "/page." + format
    func report() throws -> String {
      let result = try Executable.run(["report", path, "-o", page])
      #expect(result.status == 0, "\(result.errors)")
      return try String(contentsOfFile: page, encoding: .utf8)
    }
    func write(_ notebook: String) throws {
      try notebook.write(toFile: path, atomically: true, encoding: .utf8)
    }
    let clock = ContinuousClock()
    let start = clock.now
    let pages = try notebooks.map { notebook in
      try write(notebook)
      return try report()
    }
    #expect(pages[0] != pages[1])
    let seconds = (clock.now - start) / .seconds(2)
    for round in 0..<Self.rounds {
      // What is kept of cells would leave little to interrupt.
      try? FileManager.default.removeItem(atPath: folder + "/.lupi")
      try write(notebooks[round % 2])
      let process = try Executable.start(["report", path, "-o", page])
      if round % 2 == 0 {
        let share = Double(round * 7 % Self.rounds + 1) / Double(Self.rounds)
        usleep(UInt32(seconds * share * 1_000_000))
      } else {
        // The page is being written, and waits for the disk.
        while process.isRunning, Self.leftOver(in: folder).isEmpty { usleep(50) }
      }
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      let left = try String(contentsOfFile: page, encoding: .utf8)
      #expect(pages.contains(left), "a part of a page: \(left.utf8.count) bytes")
      let seen = try FileManager.default.contentsOfDirectory(atPath: folder)
      #expect(Set(seen.filter { !$0.hasPrefix(".") }) == ["n.lupi", "page." + format])
      // After an hour, what is left over goes with the next report.
      for name in Self.leftOver(in: folder) {
        try FileManager.default.setAttributes(
          [.modificationDate: Date(timeIntervalSinceNow: -7200)],
          ofItemAtPath: folder + "/" + name)
      }
      #expect(try report() == pages[round % 2])
      #expect(Self.leftOver(in: folder).isEmpty)
    }
  }

  /// What killed processes left of files that they were writing.
  private static func leftOver(in folder: String) -> [String] {
    let names = try? FileManager.default.contentsOfDirectory(atPath: folder)
    return (names ?? []).filter { $0.hasPrefix(".lupi-") }
  }

  /// Ten, or as many as LUPI_KILLS says.
  private static let rounds =
    ProcessInfo.processInfo.environment["LUPI_KILLS"].flatMap { Int($0) }.map { max(1, $0) } ?? 10

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
