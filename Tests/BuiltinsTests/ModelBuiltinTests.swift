import Diagnostics
import Foundation
import Testing

/// Trained models through files, as a notebook sees them.
@Suite struct ModelBuiltinTests {
  private static let vectors = """
    seed 3
    clips = synthetic(clips=80, speakers=4)
    {train, test} = split(clips, by="speaker", test=25%)
    ear = network(inputs="audio") |> dense(8, activation="relu") |> dropout(0.2) |> batch_norm()
    eye = network(inputs="video") |> gelu() |> dense(8)
    both = teacher(audio=ear, video=eye, fusion="gated", embedding=8, classes=clips.classes, header=am_softmax(margin=0.3))
    hear = student(audio=ear, embedding=8, classes=clips.classes)
    run = fit(both, train, epochs=2, optimizer=rmsprop(rate=0.01), clip=1, average=50%)

    """

  @Test func aLoadedTeacherIsTheSavedOne() throws {
    let code =
      Self.vectors + """
        save_model(run, "loaded/teacher.safetensors")
        copy = load_model("loaded/teacher.safetensors")
        a = evaluate(run, on=test) == evaluate(copy, on=test)
        b = digest(embed(run, on=test)) == digest(embed(copy, on=test))
        c = digest(distill(hear, from=run, on=train, epochs=1)) == digest(distill(hear, from=copy, on=train, epochs=1))
        [a, b, c, digest(run) == digest(copy), copy == run]
        """
    #expect(try shown(code) == "[true, true, true, true, true]")
  }

  @Test func sequencesOfEveryKindOfLayerAreLoaded() throws {
    let code = """
      clips = synthetic(clips=32, steps=12)
      ear = network(inputs="audio", segment=6, hop=3) |> tdnn(6, kernel=3, activation="tanh", norm=false) |> gru(4, bidirectional=true) |> attentive_statistics_pool(3)
      eye = network(inputs="video", segment=6, hop=3) |> conv2d(2, stride=2, activation="gelu") |> residual(3, stride=2) |> flatten() |> lstm(3, returns="last")
      over = network(inputs="segments") |> ghostvlad(2, ghosts=1)
      both = teacher(audio=ear, video=eye, aggregation=over, embedding=5, classes=clips.classes)
      run = fit(both, clips, epochs=1)
      save_model(run, "loaded/sequences.safetensors")
      copy = load_model("loaded/sequences.safetensors")
      [copy == run, digest(embed(run, on=clips)) == digest(embed(copy, on=clips))]
      """
    #expect(try shown(code) == "[true, true]")
  }

  @Test(arguments: [
    ("save_npy([1], \"loaded/x.npy\")\nload_model(\"loaded/x.npy\")", "safetensors.truncated"),
    ("load_model(\"loaded/none.safetensors\")", "file.missing"),
    ("load_model(\"../../etc/passwd\")", "file.outside"),
    ("save_model(1, \"x\")", "call.argument-type"),
  ])
  func otherFilesAreFaults(_ row: (code: String, error: String)) throws {
    let diagnostic = #expect(throws: Diagnostic.self) { try shown(row.code) }
    #expect(diagnostic?.code == row.error, "\(diagnostic?.rendered() ?? "")")
  }

  /// What a file calls a layer never calls a builtin that writes.
  @Test func aFileCannotCallOtherBuiltins() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/loaded/evil.safetensors"
    _ = try shown(Self.vectors + "save_model(run, \"loaded/evil.safetensors\")", in: folder)
    let url = URL(fileURLWithPath: path)
    var bytes = try Data(contentsOf: url)
    let good = Data("dropout(0.2)".utf8)
    let range = try #require(bytes.range(of: good))
    bytes.replaceSubrange(range, with: Data("save_text(x)".utf8))
    try bytes.write(to: url)
    let diagnostic = #expect(throws: Diagnostic.self) {
      try shown("load_model(\"loaded/evil.safetensors\")", in: folder)
    }
    #expect(diagnostic?.code == "model.layer")
  }
}
