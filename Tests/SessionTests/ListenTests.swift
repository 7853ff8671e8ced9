import Foundation
import Media
import Signals
import Testing

@testable import Session

/// A trained network is given recordings from the command line.
@Suite struct ListenTests {
  private let folder: String

  /// Two speakers, of a low and a high voice, and two networks: one that heard them, one that was given
  /// numbers.
  init() throws {
    folder = try Scratch.folder().path
    var rows = "clip,audio,label\n"
    for clip in 0..<8 {
      let pitch = (clip % 2 == 0 ? 150 : 900) + 9 * Double(clip)
      try sound(pitch).write(to: URL(fileURLWithPath: "\(folder)/c\(clip).wav"))
      rows += "c\(clip),c\(clip).wav,\(clip % 2 == 0 ? "low" : "high")\n"
    }
    try Data(rows.utf8).write(to: URL(fileURLWithPath: folder + "/m.csv"))
    let code = """
      clips = manifest("m.csv", bins=8) |> standardize() |> add_deltas(width=3) |> take_features(0..<15)
      ear = network(inputs="audio", segment=5) |> mean_pool()
      over = network(inputs="segments") |> mean_pool()
      run = fit(student(ear, clips.classes, embedding=4, aggregation=over), clips, steps=120, optimizer=adam(rate=0.02))
      save_model(run, "heard.safetensors", trials=trials(clips), on=clips)
      save_model(run, "plain.safetensors")
      save_npy(embed(run, on=clips), "expected.npy")
      save_npy(probabilities(run, on=clips), "classes.npy")
      given = dataset({audio: random_normal([6, 4], seed=1)}, {sign: ["a", "b", "a", "b", "a", "b"]})
      save_model(fit(student(network(inputs="audio"), given.classes), given, steps=2), "given.safetensors")
      grouped = standardize(clips, by="label")
      save_model(fit(student(ear, clips.classes, embedding=4, aggregation=over), grouped, steps=2), "grouped.safetensors")
      """
    let made = lupi(
      ["--data", folder, "--out", folder, "--numerics", "exact", "--threads", "1", "-e", code])
    #expect(made.status == 0, "\(made.errors)")
  }

  private func sound(_ pitch: Double) throws -> Data {
    let samples = Tone.samples(frequency: pitch, sampleRate: 16000, count: 3200)
    return Data(try WAVFile.encode(Recording(sampleRate: 16000, samples: samples)))
  }

  private func use(_ words: String...) -> Outcome {
    lupi(words.map { $0.replacing("@", with: folder + "/") } + ["--numerics", "exact"])
  }

  private func bytes(_ name: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name))
  }

  private func cleanUp() { try? FileManager.default.removeItem(atPath: folder) }

  /// A file is heard as the corpus was: the same bits come out.
  @Test func recordingsAreHeardAsInTraining() throws {
    defer { cleanUp() }
    let clips = (0..<8).map { "\(folder)/c\($0).wav" }
    let result = lupi(
      ["embed", folder + "/heard.safetensors"] + clips
        + ["-o", folder + "/e.npy", "--numerics", "exact"])
    #expect(result.output == "\(folder)/e.npy: 8 recordings, 4 numbers each\n", "\(result.errors)")
    #expect(try bytes("e.npy") == bytes("expected.npy"))
    let table = use("embed", "@heard.safetensors", "@c0.wav")
    #expect(table.output.hasPrefix("clip,e0,e1,e2,e3\n\(folder)/c0.wav,"), "\(table.output)")
    let classes = lupi(
      ["classify", folder + "/heard.safetensors"] + clips
        + ["-o", folder + "/p.npy", "--numerics", "exact"])
    #expect(classes.status == 0)
    #expect(try bytes("p.npy") == bytes("classes.npy"))
    let shown = use("classify", "@heard.safetensors", "@c1.wav", "--ascii")
    #expect(shown.output.hasPrefix("  high "), "\(shown.output)")
    #expect(shown.output.split(separator: "\n").count == 2)
  }

  @Test func speakersAreComparedWithAnHonestThreshold() throws {
    defer { cleanUp() }
    let same = use("verify", "@heard.safetensors", "@c0.wav", "@c2.wav")
    #expect(same.output.contains("\nsame speaker: the threshold is "), "\(same.output)")
    #expect(same.output.contains("on 12 same and 16 different pairs of m.csv"))
    let other = use("verify", "@heard.safetensors", "@c0.wav", "@c1.wav")
    #expect(other.output.contains("\ndifferent speakers: "), "\(other.output)")
    let own = use("verify", "@plain.safetensors", "@c0.wav", "@c0.wav")
    #expect(own.output == "score 1\nno answer: the model was saved without a threshold\n")
    #expect(own.errors.contains("--threshold"))
    let given = use("verify", "@plain.safetensors", "@c0.wav", "@c1.wav", "--threshold=-1")
    #expect(given.output.contains("same speaker: the threshold is -1, as given"))
    // The same in a notebook.
    let code =
      "r = load_model(\"heard.safetensors\")\nsame_speaker(r, [\"c0.wav\", \"c2.wav\"]).same"
    #expect(lupi(["--data", folder, "-e", code]).output == "true\n")
  }

  @Test(arguments: [
    (["embed"], 2, "but is followed by nothing"),
    (["verify", "@heard.safetensors", "@c0.wav"], 2, "two recordings"),
    (["embed", "@none.safetensors", "@c0.wav"], 2, "there is no file"),
    (["embed", "@heard.safetensor", "@c0.wav"], 2, "Did you mean `"),
    (["embed", "@c0.wav", "@c0.wav"], 2, "error[safetensors."),
    (["classify", "@given.safetensors", "@c0.wav"], 2, "features that were given as numbers"),
    (["classify", "@grouped.safetensors", "@c0.wav"], 2, "standardised by label"),
    (["embed", "@heard.safetensors", "@c0.wav", "-o", "x.txt"], 2, "must end in .npy or .csv"),
    (["verify", "@heard.safetensors", "@c0.wav", "@c1.wav", "--threshold", "2"], 2, "from -1"),
    (["verify", "@heard.safetensors", "@c0.wav", "@m.csv"], 2, "must be a WAV file"),
    (["embed", "@heard.safetensors", "@none.wav", "@m.csv"], 1, "warning[file.missing]"),
    (["embed", "@heard.safetensors", "@c0.wav", "@m.csv"], 2, "add `--keep-going`"),
    (["embed", "@heard.safetensors", "@c0.wav", "@m.csv", "-k"], 1, "warning[wav.magic]"),
  ])
  func mistakesAreNamed(words: [String], status: Int32, says: String) throws {
    defer { cleanUp() }
    let result = lupi(words.map { $0.replacing("@", with: folder + "/") })
    #expect(result.status == status, "\(result.errors)")
    #expect(result.errors.contains(says), "\(result.errors)")
  }

  /// Names with spaces, quotes, leading dashes and letters of any script; links; what is no sound.
  @Test func namesOfEveryKindWork() throws {
    defer { cleanUp() }
    for name in ["a b.wav", "it's \"so\".wav", "-x.wav", "чай 中.wav"] {
      try bytes("c0.wav").write(to: URL(fileURLWithPath: folder + "/" + name))
      let result = lupi(
        ["embed", folder + "/heard.safetensors", "--", folder + "/" + name])
      #expect(result.status == 0, "\(result.errors)")
    }
    try FileManager.default.createSymbolicLink(
      atPath: folder + "/link.wav", withDestinationPath: folder + "/c1.wav")
    #expect(use("embed", "@heard.safetensors", "@link.wav").status == 0)
    try Data().write(to: URL(fileURLWithPath: folder + "/empty.wav"))
    let pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 12\n"
    try Data(pointer.utf8).write(to: URL(fileURLWithPath: folder + "/lfs.wav"))
    let bad = use("embed", "@heard.safetensors", "@empty.wav", "@lfs.wav", "@lfs.wav", folder)
    #expect(bad.status == 1)
    #expect(bad.errors.contains("warning[wav.empty]"))
    #expect(bad.errors.contains("2 recordings are so"))
    #expect(bad.errors.contains("warning[file.folder]"), "\(bad.errors)")
  }

  /// A file whose features another version made is refused.
  @Test func otherFeaturesAreRefused() throws {
    defer { cleanUp() }
    var file = try bytes("heard.safetensors")
    let range = try #require(file.range(of: Data("log-mel 1,".utf8)))
    file.replaceSubrange(range, with: Data("log-mel 0,".utf8))
    try file.write(to: URL(fileURLWithPath: folder + "/old.safetensors"))
    let result = use("embed", "@old.safetensors", "@c0.wav")
    #expect(result.errors.contains("error[file.features]"), "\(result.errors)")
  }
}
