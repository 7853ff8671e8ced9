import Builtins
import Diagnostics
import Foundation
import Language
import Media
import Signals
import Testing

/// Recordings in notebooks: a corpus and a manifest of sound files become sequences to learn from.
@Suite struct RecordedCorpusTests {
  /// A folder with a small `ravdess` and a manifest of two of its files.
  private let folder: String

  init() throws {
    folder =
      FileManager.default.temporaryDirectory.appendingPathComponent(
        "lupi-\(UUID().uuidString)"
      ).path
    for actor in 1...2 {
      let place = "\(folder)/ravdess/Actor_0\(actor)"
      try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
      for emotion in 1...2 {
        let tone = Tone.samples(
          frequency: Double(200 * actor), sampleRate: 16000, count: 960 * emotion)
        let bytes = try WAVFile.encode(Recording(sampleRate: 16000, samples: tone))
        try Data(bytes).write(
          to: URL(filePath: "\(place)/03-01-0\(emotion)-01-01-01-0\(actor).wav"))
      }
    }
    let rows = "ravdess/Actor_01/03-01-01-01-01-01-01.wav,a\nravdess/none.wav,b\n"
    try Data("audio,label\n\(rows)".utf8).write(to: URL(filePath: folder + "/m.csv"))
  }

  private func run(_ code: String) throws -> String {
    final class Silence: Language.Host, Sendable {
      var isInterrupted: Bool { false }
      func show(_ value: Value, in evaluation: Evaluation) throws {}
    }
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let workspace = try Workspace(
      notebookFolder: folder, dataFolders: [], outputFolder: folder, isExact: true, threads: 2)
    let interpreter = workspace.interpreter(host: Silence(), progress: { _ in })
    let outcome = Parser.parse(SourceText(name: "corpus", text: code))
    guard let program = outcome.program else { throw outcome.diagnostics[0] }
    do {
      return try interpreter.run(program, cell: "corpus")?.display(.plain) ?? ""
    } catch let diagnostic as Diagnostic {
      return diagnostic.code
    }
  }

  @Test(arguments: [
    ("corpus(\"ravdess\", audio=\"log_mel\").audio.shape", "[4, 13, 64]"),
    ("corpus(\"ravdess\", audio=\"log_mel\", bins=40, hop=20ms).audio.shape", "[4, 7, 40]"),
    ("corpus(\"ravdess\", audio=\"log_mel\", preset=\"kaldi\").audio.shape", "[4, 10, 80]"),
    ("corpus(\"ravdess\", \"actor\", audio=\"log_mel\").truth", "[\"01\", \"02\", \"01\", \"02\"]"),
    ("corpus(\"ravdess\")", "corpus.absent"),
    ("corpus(\"ravdess\", audio=\"features\")", "corpus.absent"),
    ("corpus(\"ravdess\", bins=40)", "call.arguments"),
    ("corpus(\"japanese-vowels\", hop=10ms)", "call.arguments"),
    ("corpus(\"synthetic\", audio=\"log_mel\")", "call.arguments"),
    ("manifest(\"m.csv\", bins=8).audio.shape", "[1, 7, 8]"),
  ])
  func recordingsAreSequences(code: String, answer: String) throws {
    #expect(try run(code) == answer)
  }

  @Test func aDescriptionSaysLengthsAndWhatIsMissing() throws {
    let data = try run("corpus(\"ravdess\", audio=\"log_mel\", bins=8)")
    #expect(data.contains("audio [13 × 8] (7–13 steps)"), "\(data)")
  }

  @Test func aNetworkLearnsFromThem() throws {
    let code = """
      clips = corpus("ravdess", "actor", audio="log_mel", bins=8) |> normalize_clips(variance=false)
      ear = network(inputs="audio") |> gru(3) |> mean_pool()
      hear = student(audio=ear, embedding=2, classes=clips.classes)
      len(fit(hear, clips, steps=2).loss)
      """
    #expect(try run(code) == "2")
  }
}
