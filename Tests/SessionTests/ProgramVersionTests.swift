import Foundation
import Testing

/// What another program decoded is kept under the version of that program.
@Suite struct ProgramVersionTests {
  /// A folder with a recording for ffmpeg, one that needs no program, and a script in place of ffmpeg that
  /// writes down what it is asked.
  private struct Place {
    let folder: URL

    init() throws {
      folder = try Scratch.folder()
      for (name, text) in [
        ("mp3.csv", "clip,audio\na,a.mp3\n"), ("wav.csv", "clip,audio\nb,b.wav\n"), ("a.mp3", "x"),
      ] {
        try Data(text.utf8).write(to: folder.appendingPathComponent(name))
      }
      try install("6.1")
      let made = try Executable.run([
        "--out", folder.path, "-e", "write_audio(tone(440Hz, 0.3s), \"b.wav\")",
      ])
      #expect(made.status == 0, "\(made.errors)")
    }

    /// The script is written by a program of its own: a file that this process has written may still be open
    /// in a child that another test has started, and can then not be run.
    func install(_ version: String) throws {
      let script = """
        #!/bin/sh
        echo "$*" >> '\(folder.path)/calls'
        case "$*" in *-version*) echo 'ffmpeg version \(version) Copyright (c) 2000'; exit 0;; esac
        /bin/cat '\(folder.path)/b.wav' >&3
        """
      let writer = Process()
      writer.executableURL = URL(fileURLWithPath: "/bin/sh")
      writer.arguments = [
        "-c", "rm -f \"$1\"; printf '%s\\n' \"$2\" > \"$1\"; chmod +x \"$1\"", "sh",
        folder.path + "/ffmpeg", script,
      ]
      try writer.run()
      writer.waitUntilExit()
    }

    /// Reads a manifest; what ffmpeg was asked.
    func read(_ manifest: String) throws -> [String] {
      try asked(["-e", "manifest(\"\(manifest)\", bins=8).audio.shape[2]"], shows: "8\n")
    }

    /// Runs a notebook whose cell may be kept; what ffmpeg was asked.
    func runNotebook() throws -> [String] {
      let notebook = folder.appendingPathComponent("n.lupi")
      let text = "```lupi\nmanifest(\"mp3.csv\", bins=8).audio.shape[2]\n```\n"
      try Data(text.utf8).write(to: notebook)
      return try asked(["run", notebook.path], shows: "8\n")
    }

    private func asked(_ arguments: [String], shows output: String) throws -> [String] {
      let calls = folder.appendingPathComponent("calls")
      try? FileManager.default.removeItem(at: calls)
      let result = try Executable.run(
        arguments + ["--data", folder.path],
        variables: [
          "PATH": folder.path, "XDG_CACHE_HOME": folder.path + "/cache",
        ])
      #expect(result.output.hasSuffix(output), "\(result.errors)")
      let text = (try? String(contentsOf: calls, encoding: .utf8)) ?? ""
      return text.split(separator: "\n").map { $0.contains("-version") ? "version" : "decode" }
    }
  }

  @Test func anotherVersionDecodesAgain() throws {
    let place = try Place()
    #expect(try place.read("mp3.csv") == ["version", "decode"])
    #expect(try place.read("mp3.csv") == ["version"])
    try place.install("7.0")
    #expect(try place.read("mp3.csv") == ["version", "decode"])
    // What the older one decoded is still there for it.
    try place.install("6.1")
    #expect(try place.read("mp3.csv") == ["version"])
  }

  @Test func aKeptCellRunsAgainForAnotherVersion() throws {
    let place = try Place()
    #expect(try place.runNotebook() == ["version", "decode"])
    #expect(try place.runNotebook() == ["version"])
    try place.install("7.0")
    #expect(try place.runNotebook() == ["version", "decode"])
  }

  @Test func aKeptCellNeedsNoProgram() throws {
    let place = try Place()
    #expect(try place.runNotebook() == ["version", "decode"])
    try FileManager.default.removeItem(at: place.folder.appendingPathComponent("ffmpeg"))
    #expect(try place.runNotebook() == [])
  }

  @Test func whoNeedsNoProgramAsksNone() throws {
    let place = try Place()
    #expect(try place.read("wav.csv") == [])
  }
}
