import Diagnostics
import Testing

private let world = """
  clips = synthetic(clips=160, speakers=4, emotions=4, seed=1)
  {train, test} = split(clips, test=50%, seed=1)
  ear = network(inputs="audio")
  eye = network(inputs="video")
  run = fit(student(ear, clips.classes, embedding=6), train, steps=60)
  both_kinds = teacher(clips.classes, audio=ear, video=eye, embedding=6)
  both = fit(both_kinds, train, steps=60)

  """

@Suite struct RobustnessTests {
  private func code(of source: String) -> String? {
    do {
      _ = try shown(world + source)
      return nil
    } catch { return (error as? Diagnostic)?.code }
  }

  @Test func aMissingViewHurtsWhoReadsIt() throws {
    let text = try shown(
      world + """
        found = missing({ear: run, both: both}, train, on=test, view="video", shares=[0, 0.5, 1])
        whole = evaluate(both, on=test).unweighted_accuracy
        gone = drop_view(test, "video", share=1, using=train)
        [
          found.both[0] == whole, found.both[2] == evaluate(both, on=gone).unweighted_accuracy,
          found.both[2] < found.both[0], found.ear[0] == found.ear[2], len(found.table)
        ]
        """)
    #expect(text == "[true, true, true, true, 3]")
  }

  @Test func noiseInDecibelsIsNoiseInDeviations() throws {
    let text = try shown(
      world + """
        a = noise(run, on=test, view="audio", levels=[0, 1, 10])
        b = noise(run, on=test, view="audio", snr=[200, 0, -20])
        [a.run == b.run, a.run[2] < a.run[0], b.snr]
        """)
    #expect(text == "[true, true, [200.0, 0.0, -20.0]]")
  }

  @Test func curvesAreDrawnOverTheirOwnPositions() throws {
    let text = try shown(
      world + "plot(missing({ear: run, both: both}, train, on=test, view=\"video\"), height=5)")
    #expect(text.contains("share of clips without video") && text.contains("%"), "\(text)")
    let table = try shown(world + "missing(both, train, on=test, view=\"video\", shares=[0, 0.5])")
    #expect(
      table.contains("±") && table.contains("50%") && table.contains("in percent"), "\(table)")
  }

  /// Permuted training labels leave nothing that holds on other clips.
  @Test func permutedLabelsTeachNothing() throws {
    let text = try shown(
      world + """
        fake = fit(both_kinds, permute_labels(train, seed=1), steps=60)
        [evaluate(both, on=test).accuracy > 0.5, evaluate(fake, on=test).accuracy < 0.42]
        """)
    #expect(text == "[true, true]")
  }

  @Test(arguments: [
    ("missing(run, train, on=test, view=\"smell\")", "dataset.unknown-view"),
    ("missing({share: run}, train, on=test, view=\"video\")", "robustness.name"),
    ("missing(run, train, on=test, view=\"video\", shares=[2])", "call.argument-range"),
    ("missing(run, train, on=test, view=\"video\", shares=[])", "call.argument-range"),
    ("missing(run, train, on=test, view=\"video\", seeds=[1, 1])", "call.argument-range"),
    ("missing({}, train, on=test, view=\"video\")", "call.argument-type"),
    ("noise(run, on=test, view=\"audio\", levels=[-1])", "call.argument-range"),
    ("noise(run, on=unlabelled(test) |> target(\"speaker\"), view=\"audio\")", "evaluate.class"),
    ("drop_view(test, \"video\", using=train)", "call.arguments"),
  ])
  func mistakesAreDiagnosed(_ row: (code: String, error: String)) {
    #expect(code(of: row.code) == row.error)
  }
}
