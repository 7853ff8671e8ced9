import Foundation
import Testing

#if os(Linux)
  /// Training on features that are eight times what the system lets the process hold: whoever took more would
  /// be ended by it.
  @Suite struct LargeCorpusTests {
    /// A folder with made-up recordings and a manifest of `rows` clips, which share them.
    private func corpus(recordings: Int, rows: Int) throws -> URL {
      let folder = try Scratch.folder()
      let made = try Executable.run([
        "--out", folder.path, "-e",
        "save_corpus(\"c\", clips=\(recordings), speakers=2, emotions=2, seconds=1s, size=16, seed=1)",
      ])
      #expect(made.status == 0, "\(made.errors)")
      var text = "clip,audio,word\n"
      for row in 0..<rows {
        let number = String(10_000 + row % recordings + 1).dropFirst()
        text += "r\(row),c/sound/clip\(number).wav,w\(row % 2)\n"
      }
      try Data(text.utf8).write(to: folder.appendingPathComponent("m.csv"))
      return folder
    }

    /// Trains for some steps; what was shown, the loss among it, and how many bytes the features are.
    private func train(
      _ folder: URL, hop: String, steps: Int, settings: String, limit: Int? = nil
    ) throws -> Executable.Result {
      let code = """
        clips = manifest("m.csv", target="word", bins=80, hop=\(hop))
        hear = student(network(inputs="audio", segment=100) |> mean_pool() |> dense(8), clips.classes, embedding=4, aggregation=network(inputs="segments") |> mean_pool())
        fit(hear, clips, steps=\(steps), batch=4, seed=3\(settings)).loss
        """
      return try Executable.run(
        ["--numerics", "exact", "--no-cache", "--data", folder.path, "-e", code], limit: limit)
    }

    /// Eight recordings of 0.28 MB under 2400 names, 640 MB in all.
    @Test func clipsThatShareRecordingsTrain() throws {
      let folder = try corpus(recordings: 8, rows: 2400)
      defer { try? FileManager.default.removeItem(at: folder) }
      let result = try train(
        folder, hop: "1ms", steps: 2, settings: ", standardize=false", limit: 80_000)
      #expect(result.status == 0, "\(result.errors)")
      let free = try train(folder, hop: "1ms", steps: 2, settings: ", standardize=false")
      #expect(!result.output.isEmpty)
      #expect(result.output == free.output, "\(result.output) \(free.output)")
    }

    /// Whoever wants all numbers at once is told how much is needed and how much there may be.
    @Test func allNumbersAtOnceAreAFault() throws {
      let folder = try corpus(recordings: 8, rows: 2400)
      defer { try? FileManager.default.removeItem(at: folder) }
      let result = try Executable.run(
        [
          "--no-cache", "--data", folder.path, "-e",
          "sum(manifest(\"m.csv\", target=\"word\", bins=80, hop=1ms).audio)",
        ], limit: 64_000)
      #expect(result.status == 1)
      #expect(result.errors.contains("error[limit.memory]"), "\(result.errors)")
      #expect(result.errors.contains("a limit on the process"), "\(result.errors)")
      #expect(result.errors.contains("ulimit -d"), "\(result.errors)")
    }

    /// A thousand recordings of 2.8 MB each under a limit of 256 MB, with the numbers that training without
    /// a limit has; takes 3 GB of disk.
    @Test(
      .enabled(
        if: ProcessInfo.processInfo.environment["LUPI_LARGE"] != nil, "LUPI_LARGE asks for it"))
    func featuresThatLieOnDiskTrain() throws {
      let folder = try corpus(recordings: 1000, rows: 1000)
      defer { try? FileManager.default.removeItem(at: folder) }
      let limited = try train(folder, hop: "100us", steps: 40, settings: "", limit: 256_000)
      #expect(limited.status == 0, "\(limited.errors)")
      let free = try train(folder, hop: "100us", steps: 40, settings: "")
      #expect(limited.output == free.output, "\(limited.output) \(free.output)")
    }

    /// A training with products that are large enough for OpenBLAS and for two threads.
    private static let products = """
      clips = synthetic(clips=160)
      hear = student(network(inputs="audio") |> dense(64), clips.classes, embedding=64)
      fit(hear, clips, steps=5).loss
      """

    /// Fast products need 129 MiB for OpenBLAS; where those are refused, the run says so and goes on.
    @Test func openBLASIsLeftOutWhereItHasNoRoom() throws {
      let result = try Executable.run(["-e", Self.products], limit: 150_000)
      let exact = try Executable.run(["--numerics", "exact", "-e", Self.products])
      #expect(result.status == 0, "\(result.errors)")
      #expect(result.output == exact.output)
      #expect(result.errors.contains("warning[numerics.no-openblas]"), "\(result.errors)")
      #expect(result.errors.contains("a limit on the process"), "\(result.errors)")
    }

    /// With room for one area, two threads take turns.
    @Test func threadsTakeTurnsWhereThereIsRoomForOne() throws {
      let result = try Executable.run(["--threads", "2", "-e", Self.products], limit: 400_000)
      let free = try Executable.run(["--threads", "2", "-e", Self.products])
      #expect(result.status == 0, "\(result.errors)")
      #expect(result.output == free.output, "\(result.errors)")
    }

    @Test(arguments: MemoryTests.greedy, [Executable.Limit.writable, .addresses])
    func aProgramThatWantsTooMuchIsAFault(code: String, kind: Executable.Limit) throws {
      let result = try Executable.run(
        ["--threads", "2", "-e", code], limit: 400_000, of: kind)
      #expect(result.status == 1, "\(result.output.prefix(200)) \(result.errors)")
      #expect(result.errors.contains("error[limit.memory]"), "\(result.errors)")
    }
  }
#endif
