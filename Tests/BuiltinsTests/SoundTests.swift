import Binding
import Builtins
import Diagnostics
import Language
import Testing

/// Sound through files: what is written is read again, and damaged files are errors in words.
@Suite struct SoundTests {
  /// Runs code in a folder of its own that is read and written.
  private func run(_ code: String) throws -> String {
    final class Silence: Host, Sendable {
      var isInterrupted: Bool { false }
      func show(_ value: Value, in evaluation: Evaluation) throws {}
    }
    let folder = try TemporaryFolder()
    defer { withExtendedLifetime(folder) {} }
    let workspace = try Workspace(
      notebookFolder: folder.path, dataFolders: [], outputFolder: folder.path, isExact: true,
      threads: 1)
    let interpreter = workspace.interpreter(host: Silence(), progress: { _ in })
    let outcome = Parser.parse(SourceText(name: "sound", text: code))
    guard let program = outcome.program else { throw outcome.diagnostics[0] }
    do {
      return try interpreter.run(program, cell: "sound")?.display(.plain) ?? ""
    } catch let diagnostic as Diagnostic {
      return diagnostic.code
    }
  }

  @Test(arguments: [
    ("pcm16", "true"), ("float32", "true"),
  ])
  func whatIsWrittenIsRead(encoding: String, answer: String) throws {
    // Halves and quarters are the same in either encoding.
    let code = """
      a = audio([0, 0.5, -0.25, -1], 8kHz)
      write_audio(a, "a.wav", encoding="\(encoding)")
      b = read_audio("a.wav")
      b.samples.values == a.samples.values and b.rate == 8000 and b.missing == 0
      """
    #expect(try run(code) == answer)
  }

  @Test(arguments: [
    ("save_text(\"hello\", \"a.wav\")\nread_audio(\"a.wav\")", "wav.magic"),
    ("save_text(\"RIFF\", \"a.wav\")\nread_audio(\"a.wav\")", "wav.header"),
    (
      "save_text(\"version https://git-lfs.github.com/spec/v1\", \"a.wav\")\nread_audio(\"a.wav\")",
      "file.lfs"
    ),
    ("read_audio(\"b.wav\")", "file.missing"),
    ("audio([2e6])", "audio.samples"),
    ("audio([log(-1.0)])", "audio.samples"),
    ("audio([[1, 2]])", "audio.samples"),
    ("audio([1], 8000.5)", "audio.rate"),
    ("tone(9kHz)", "audio.frequency"),
    ("log_mel(audio([]))", "signal.short"),
    ("log_mel(audio([1, 2]), \"kaldi\")", "signal.short"),
    ("log_mel(tone(1kHz), window=10s)", "signal.window"),
    ("log_mel(tone(1kHz), window=25Hz)", "call.argument-type"),
    ("log_mel([1, 2])", "call.argument-type"),
    ("log_mel(tone(1kHz), \"kaldy\")", "call.argument-range"),
    ("mfcc(tone(1kHz), coefficients=500)", "signal.coefficients"),
    ("mix_noise(audio([0, 0]), 3dB)", "signal.silent"),
    ("mix_noise(tone(1kHz), 3dB, noise=tone(1kHz, rate=8kHz))", "audio.rate"),
    ("resample(tone(1kHz), 999983Hz)", "signal.ratio"),
    ("pitch(tone(1kHz), high=9kHz)", "signal.pitch-range"),
    ("deltas(zeros([3, 2]))", "signal.deltas"),
    ("spec_augment(zeros([3]))", "signal.levels"),
  ])
  func whatIsWrongIsSaid(code: String, fault: String) throws {
    #expect(try run(code) == fault)
  }

  @Test func aPlainNumberIsInTheUnit() throws {
    #expect(
      try run(
        "log_mel(tone(440, 0.2), hop=0.01).shape == log_mel(tone(440Hz, 200ms), hop=10ms).shape")
        == "true")
  }

  @Test func soundIsDrawnFromZero() throws {
    let code = "audio(zeros([100]).values + tone(2kHz, 0.0125s).samples.values)"
    let silent = String(repeating: "▁", count: 16)
    #expect(try run(code).contains("  " + silent))
    #expect(try run("audio([])").hasPrefix("audio of 0"))
  }

  /// Draws follow the seed, and another seed draws otherwise.
  @Test func augmentationIsSeeded() throws {
    let code = """
      a = tone(440Hz, 0.1s)
      x = log_mel(a)
      [mix_noise(a, 3dB, seed=1) == mix_noise(a, 3dB, seed=1), mix_noise(a, 3dB, seed=1) == mix_noise(a, 3dB, seed=2), spec_augment(x, seed=1).values == spec_augment(x, seed=1).values]
      """
    #expect(try run(code) == "[true, false, true]")
  }
}
