import Diagnostics
import Testing

private let world = """
  clips = synthetic(clips=80, speakers=8, seed=1)
  {train, test} = split(clips, by="speaker", test=50%, seed=1)
  pairs = trials(test, by="speaker", count=40, seed=1)

  """

@Suite struct VerificationBuiltinTests {
  private func code(of source: String) -> String? {
    do {
      _ = try shown(world + source)
      return nil
    } catch { return (error as? Diagnostic)?.code }
  }

  @Test func aVerificationSaysWhatItFound() throws {
    let text = try shown(world + "verify(test.audio, pairs, on=test)")
    for words in ["80 trials", "40 same, 40 different", "EER", "normalised, prior 0.01", "0.05"] {
      #expect(text.contains(words), "\(text)")
    }
    #expect(
      try shown(world + "v = verify(test.audio, pairs, on=test)\nv.eer == eer(v.scores, v.same)")
        == "true")
  }

  @Test func listsGoThroughFiles() throws {
    #expect(
      try shown(
        world + "[save_trials(pairs, \"verify/list.txt\"), save_trials(pairs, \"verify/list.csv\")]"
      ) == "[\"verify/list.txt\", \"verify/list.csv\"]")
  }

  @Test(arguments: ["z", "t", "s", "as"])
  func everyNormalizationScores(norm: String) throws {
    let run =
      "run = fit(student(network(inputs=\"audio\"), train.classes, embedding=6), train, steps=20)\n"
    let text = try shown(
      world + run
        + "verify(run, pairs, on=test, norm=\"\(norm)\", cohort=train).eer != verify(run, pairs, on=test).eer + 2"
    )
    #expect(text == "true")
  }

  @Test func figuresHaveSentencesAndData() throws {
    let two = "v = verify(test.audio, pairs, on=test)\nw = verify(test.video, pairs, on=test)\n"
    let text = try shown(world + two + "det_plot({voice: v, face: w}).sentence")
    #expect(text.contains("DET curve, 2 verifiers; voice has an equal error rate of "))
    #expect(try shown(world + two + "roc_plot(v)").contains("EER"))
  }

  @Test(arguments: [
    ("verify(test.audio, pairs, on=train)", "trials.unknown-clip"),
    ("verify(train.audio, pairs, on=clips)", "verify.embeddings"),
    ("verify(zeros([len(test), 3]), pairs, on=test)", "metrics.zero-embedding"),
    ("verify(zeros([len(test), 3]) + 1, pairs, on=test)", "metrics.constant-scores"),
    ("verify(test.audio, pairs, on=test, norm=\"s\")", "call.arguments"),
    ("verify(test.audio, pairs, on=test, cohort=train)", "call.arguments"),
    ("verify(test.audio, pairs, on=test, norm=\"s\", cohort=train, top=3)", "call.arguments"),
    ("verify(test.audio, pairs, on=test, norm=\"s\", cohort=train)", "verify.cohort"),
    ("verify(test.audio, pairs, on=test, norm=\"s\", cohort=test)", "verify.cohort"),
    ("verification([1, 2], [true, true])", "metrics.one-class"),
    ("verification([1, log(-1.0)], [true, false])", "statistics.not-finite"),
    ("verification([1, 2, 3], pairs)", "statistics.count-mismatch"),
    ("trials(test, by=\"nobody\")", "dataset.unknown-label"),
    ("load_trials(\"none.txt\")", "file.missing"),
    ("bootstrap(verification([1, 2], [true, false]), on=test, by=\"speaker\")", "bootstrap.trials"),
    ("bootstrap(verify(test.audio, pairs, on=test), on=test)", "bootstrap.group"),
  ])
  func mistakesAreDiagnosed(_ row: (code: String, error: String)) {
    #expect(code(of: row.code) == row.error)
  }

  @Test func bootstrapsOfRunsAndVerificationsAgreeWithTheValue() throws {
    let text = try shown(
      world + """
        run = fit(student(network(inputs="audio"), train.classes, embedding=6), train, steps=20)
        a = bootstrap(run, on=test, by="speaker", metric="accuracy", draws=100)
        v = verify(run, pairs, on=test)
        b = bootstrap(v, on=test, by="speaker", draws=100)
        [a.value == evaluate(run, on=test).accuracy, b.value == v.eer, a.low <= a.high, b.groups]
        """)
    #expect(text == "[true, true, true, 4]")
  }
}
