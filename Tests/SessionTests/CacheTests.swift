import Foundation
import Testing

@testable import Session

/// A folder with a `ravdess` of some recordings, and one for the cache.
private struct Place {
  let data: String
  let caches: String

  /// Makes recordings of half a second, each of its own.
  init(clips: Int) throws {
    let folder = try Scratch.folder()
    data = folder.path
    caches = folder.appendingPathComponent("caches").path
    let corpus = folder.appendingPathComponent("ravdess")
    try FileManager.default.createDirectory(at: corpus, withIntermediateDirectories: true)
    for clip in 0..<clips { try add(clip) }
  }

  /// Where a recording lies.
  func path(of clip: Int) -> URL {
    let (emotion, actor) = (clip % 8 + 1, clip / 8 + 1)
    let name = "03-01-0\(emotion)-01-01-01-\(actor < 10 ? "0" : "")\(actor).wav"
    return URL(fileURLWithPath: data).appendingPathComponent("ravdess/" + name)
  }

  /// Makes a recording, which sounds as that of another number if told.
  func add(_ clip: Int, soundingAs other: Int? = nil) throws {
    try Self.sound(other ?? clip).write(to: path(of: clip))
  }

  /// A WAV file of a saw.
  private static func sound(_ clip: Int) -> Data {
    var bytes = Data("RIFF".utf8)
    func append(_ number: some FixedWidthInteger) {
      withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }
    let count = 8000
    append(UInt32(36 + 2 * count))
    bytes += Data("WAVEfmt ".utf8)
    append(UInt32(16))
    append(UInt16(1))
    append(UInt16(1))
    append(UInt32(16000))
    append(UInt32(32000))
    append(UInt16(2))
    append(UInt16(16))
    bytes += Data("data".utf8)
    append(UInt32(2 * count))
    for sample in 0..<count { append(Int16(sample * (20 + clip) % 3000)) }
    return bytes
  }

  var arguments: [String] {
    [
      "--data", data, "-e",
      "c = corpus(\"ravdess\", audio=\"log_mel\", bins=8)\n[sum(c.audio), c.audio.shape[0]]",
    ]
  }
  var environment: [String: String] { ["XDG_CACHE_HOME": caches] }

  /// How many entries there are.
  var kept: Int {
    let files = FileManager.default.enumerator(atPath: caches)?.allObjects as? [String] ?? []
    return files.count { $0.hasSuffix(".features") }
  }
}

@Suite struct CacheTests {
  @Test func theCacheIsListedVerifiedAndCleaned() throws {
    let place = try Place(clips: 3)
    func cache(_ words: String...) -> Outcome {
      lupi(["cache"] + words, environment: place.environment)
    }
    #expect(cache("list").output == "\(place.caches)/lupi\n  nothing is kept\n")
    let first = lupi(place.arguments, environment: place.environment)
    #expect(first.errors == "")
    #expect(place.kept == 3)
    #expect(lupi(place.arguments, environment: place.environment).output == first.output)
    let list = cache("list")
    #expect(list.status == 0)
    #expect(
      list.output.contains("  6 kB of at most 10 GB, set by LUPI_CACHE_MB\n"), "\(list.output)")
    #expect(list.output.contains("  3 recordings, 6 kB\n"), "\(list.output)")
    #expect(list.output.contains("8 bands slaney"))
    #expect(list.output.components(separatedBy: "\n").dropFirst().allSatisfy { $0.count <= 80 })
    #expect(cache("verify").output == "3 recordings whole, 0 damaged and removed\n")
    let names = FileManager.default.enumerator(atPath: place.caches)?.allObjects as? [String]
    let entry = try #require(names?.first { $0.hasSuffix(".features") })
    try Data("damaged".utf8).write(to: URL(fileURLWithPath: place.caches + "/" + entry))
    let damaged = cache("verify")
    #expect(damaged.status == 1)
    #expect(damaged.output == "2 recordings whole, 1 damaged and removed\n")
    #expect(cache("clean").output.hasPrefix("removed the features of 2 recordings, 4 kB"))
    #expect(place.kept == 0)
    #expect(cache("clean").output == "removed the features of 0 recordings, 0 bytes\n")
  }

  @Test func aRecordingThatAppearsOrChangesIsNoticed() throws {
    let place = try Place(clips: 3)
    let notebook = try Scratch.notebook(
      "```lupi #a\nc = corpus(\"ravdess\", audio=\"log_mel\", bins=8)\n\"{len(c)} {digest(c)}\"\n```\n"
    )
    defer {
      for path in [place.data, String(notebook.dropLast("/n.lupi".count))] {
        try? FileManager.default.removeItem(atPath: path)
      }
    }
    func run() -> String {
      lupi(["run", "--data", place.data, notebook], environment: place.environment).output
    }
    let three = run()
    #expect(three.contains("3 ") && run() == three)
    try place.add(3)
    let four = run()
    #expect(four.contains("4 ") && run() == four)
    try place.add(3, soundingAs: 5)
    #expect(run().contains("4 ") && run() != four)
    try FileManager.default.removeItem(at: place.path(of: 3))
    #expect(run() == three)
    // What is no recording is no part of the corpus.
    try "notes".write(toFile: place.data + "/ravdess/notes.txt", atomically: true, encoding: .utf8)
    #expect(run() == three)
  }

  @Test func theCacheCanBeLeftOut() throws {
    let place = try Place(clips: 2)
    #expect(lupi(["--no-cache"] + place.arguments, environment: place.environment).status == 0)
    #expect(lupi(place.arguments, environment: [:]).status == 0)
    #expect(lupi(place.arguments, environment: ["XDG_CACHE_HOME": "here"]).status == 0)
    #expect(place.kept == 0)
    // Without XDG_CACHE_HOME, or where it is no absolute path, it is below HOME.
    let home = ["XDG_CACHE_HOME": "here", "HOME": place.data]
    #expect(lupi(place.arguments, environment: home).status == 0)
    #expect(
      lupi(["cache", "verify"], environment: home).output
        == "2 recordings whole, 0 damaged and removed\n")
    #expect(FileManager.default.fileExists(atPath: place.data + "/.cache/lupi/features"))
  }

  @Test func aFolderThatCannotBeWrittenIsSaidOnce() throws {
    let place = try Place(clips: 3)
    try Data("a file".utf8).write(to: URL(fileURLWithPath: place.caches))
    let notebook = try Scratch.notebook(
      """
      ```lupi #a
      len(corpus("ravdess", audio="log_mel", bins=8))
      ```

      ```lupi #b
      len(corpus("ravdess", audio="log_mel", bins=9))
      ```
      """)
    let result = lupi(
      ["test", "--data", place.data, notebook, notebook], environment: place.environment)
    let warnings = result.errors.components(separatedBy: "warning[cache.unwritable]").count - 1
    #expect(warnings == 1, "\(result.errors)")
    #expect(result.errors.contains("--no-cache"))
  }

  @Test(arguments: [
    ([], "but is followed by nothing"), (["lits"], "Did you mean `lupi cache list`?"),
    (["list", "clean"], "a notebook or a folder at `clean`"), (["merge"], "followed by folders"),
  ])
  func operandsAreChecked(words: [String], says: String) {
    let result = lupi(["cache"] + words, environment: ["HOME": "/nowhere"])
    #expect(result.status == 2)
    #expect(result.errors.contains(says), "\(result.errors)")
  }

  @Test func withoutAFolderThereIsNoCache() {
    let result = lupi(["cache", "list"])
    #expect(result.status == 2)
    #expect(result.errors.contains("error[cache.nowhere]"))
  }

  @Test func sizesAreShort() {
    let sizes = [0, 1, 999, 1000, 999_499, 999_500, 61_234_567, 2_000_000_000]
    #expect(
      sizes.map(CacheCommand.size) == [
        "0 bytes", "1 byte", "999 bytes", "1 kB", "999 kB", "1 MB", "61 MB", "2 GB",
      ])
  }
}

/// What a killed process leaves, and several at once.
@Suite struct CacheProcessTests {
  @Test func aKilledReadingIsTakenUpAgain() throws {
    let place = try Place(clips: 120)
    let expected = try Executable.run(["--no-cache"] + place.arguments)
    #expect(expected.status == 0, "\(expected.errors)")
    var last = 0
    for round in 1...3 {
      let process = Executable.process(place.arguments, variables: place.environment)
      process.standardOutput = Pipe()
      process.standardError = Pipe()
      try process.run()
      while process.isRunning, place.kept < 15 * round { usleep(1000) }
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      #expect(place.kept >= last)
      last = place.kept
      let verified = try Executable.run(["cache", "verify"], variables: place.environment)
      #expect(verified.output.hasPrefix("\(last) recordings whole, 0 damaged"))
    }
    #expect(last >= 15)
    let result = try Executable.run(place.arguments, variables: place.environment)
    #expect(result.output == expected.output)
    #expect(place.kept == 120)
    #expect(
      try Executable.run(place.arguments, variables: place.environment).output == expected.output)
  }

  @Test func severalProcessesAtOnceAreSafe() throws {
    let place = try Place(clips: 40)
    let expected = try Executable.run(["--no-cache"] + place.arguments).output
    let processes = try (0..<4).map { _ in
      let process = Executable.process(place.arguments, variables: place.environment)
      let output = Pipe()
      process.standardOutput = output
      try process.run()
      return (process, output)
    }
    for (process, output) in processes {
      let text = String(
        decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      #expect(text == expected)
    }
    let verified = try Executable.run(["cache", "verify"], variables: place.environment)
    #expect(verified.output == "40 recordings whole, 0 damaged and removed\n")
  }
}
