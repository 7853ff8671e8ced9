import Diagnostics
import Testing

private let clips = """
  clips = synthetic(clips=160)
  hear = student(network(inputs="audio"), clips.classes, embedding=4)
  run = fit(hear, clips, steps=20)

  """

@Suite struct StudyTests {
  private func code(of source: String) -> String? {
    do {
      _ = try shown(source)
      return nil
    } catch { return (error as? Diagnostic)?.code }
  }

  @Test func numbersHaveNoBetterAndWorse() throws {
    let text = try shown("study(t -> {a: t.seed, b: t.seed + 1.5}, over=[{}], seeds=1..4)")
    #expect(text.contains("higher"))
    #expect(!text.contains("better") && !text.contains("*") && !text.contains("percent"))
  }

  @Test func aLowerErrorRateIsBetter() throws {
    let text = try shown(
      "study(t -> {a: 0.3 + t.seed / 1000, b: 0.4 + t.seed / 900}, over=[{}], seeds=1..4, metric=\"eer\")"
    )
    #expect(text.contains("worse"))
  }

  @Test func roundingIsNoDifference() throws {
    let text = try shown(
      "study(t -> {a: 0.1 + 0.2 + 0.3, b: 0.3 + 0.2 + 0.1}, over=[{}], seeds=1..3).b.verdict")
    #expect(text == "\"tie\"" || text == "tie")
  }

  @Test func anotherSeedChangesNoOtherTrial() throws {
    func first(_ seeds: String) -> String {
      "study(t -> {a: mean(random_normal([4]))}, over=[{}, {}], seeds=\(seeds), unit=\"all_pairs\").trials"
        + " |> where(\"variant\", is=\"a\") |> take(1)"
    }
    #expect(try shown(first("1..2")) == shown(first("1..3")))
  }

  @Test func mistakesAreExplained() {
    #expect(
      code(of: clips + "study(t -> {a: run, b: 1}, over=[{test: clips}], seeds=1..2)")
        == "study.mixed")
    #expect(
      code(of: clips + "study(t -> {a: run}, over=[{test: clips}], seeds=1..2, metric=\"eer\")")
        == "study.metric")
    #expect(code(of: clips + "fit(hear, clips, epochs=2, patience=1)") == "call.arguments")
  }

  /// Clips whose labels were set aside stay so, whichever way the target is named.
  @Test func probesDoNotUseHiddenLabels() throws {
    let text = try shown(
      clips + """
        few = label_budget(clips, 2)
        probe(run, few, on=clips).accuracy == probe(run, few, on=clips, label="emotion").accuracy
        """)
    #expect(text == "true")
  }

  @Test func testPartsHaveTrueLabels() throws {
    let text = try shown(
      """
      clips = synthetic(regime="C", clips=400)
      {train, test} = split(clips, by="speaker", test=30%)
      [test.emotion == test.emotion_true, train.emotion == train.emotion_true]
      """)
    #expect(text == "[true, false]")
  }

  @Test func comparisonsByGroupSwapGroups() throws {
    let text = try shown(
      clips + "other = fit(hear, clips, steps=400)\n"
        + "few = where(clips, \"speaker\", is=[\"1\", \"2\", \"3\"])\n"
        + "compare({a: run, b: other}, on=few, by=\"speaker\").b.p >= 0.25")
    #expect(text == "true")
  }
}
