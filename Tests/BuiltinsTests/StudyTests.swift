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

  /// Folds of different sizes: the mean weighs folds alike, the pooled value clips.
  @Test func pooledValuesStandBesideMeansOverFolds() throws {
    let code =
      clips + """
        rounds = [{test: take(clips, 20), fold: 1}, {test: clips[20..<160], fold: 2}]
        found = study(t -> {a: run}, over=rounds, seeds=1..2, metric="accuracy")

        """
    let text = try shown(
      code + """
        parts = map(rounds, r -> evaluate(run, on=r.test).accuracy)
        [
          close(found.a.mean, mean(parts)), close(found.a.pooled, evaluate(run, on=clips).accuracy),
          found.a.mean != found.a.pooled
        ]
        """)
    #expect(text == "[true, true, true]")
    #expect(try shown(code + "found").contains("Pooled"))
    #expect(try shown("study(t -> {a: 1.0}, over=[{}, {}], seeds=1..2).a.pooled == none") == "true")
  }

  /// As in `compare`, a student without a teacher is what others are compared with.
  @Test func audioOnlyIsTheBaselineWhereverItStands() throws {
    let code = "study(t -> {teacher: t.seed + 1, audio_only: t.seed}, over=[{}], seeds=1..2)"
    #expect(try shown(code + ".teacher.difference") == "1.0")
    #expect(
      try shown("study(t -> {b: t.seed + 1, a: t.seed}, over=[{}], seeds=1..2).a.difference")
        == "-1.0")
  }

  @Test func everyGroupIsLeftOutOnce() throws {
    let text = try shown(
      """
      data = synthetic(clips=40, speakers=5, emotions=2)
      rounds = leave_one_out(data, by="speaker")
      [map(rounds, r -> r.groups[0]), sum(map(rounds, r -> len(r.test))), map(rounds, r -> r.fold)]
      """)
    #expect(text == "[[\"1\", \"2\", \"3\", \"4\", \"5\"], 40, [1, 2, 3, 4, 5]]")
  }

  /// A class that only one group has cannot be learnt when that group is tested.
  @Test func classesThatTrainingLacksAreNamed() {
    #expect(
      code(of: "leave_one_out(target(synthetic(clips=40), \"speaker\"), by=\"speaker\")")
        == "split.class-left-out")
    #expect(
      code(of: "leave_one_out(synthetic(clips=40, speakers=1), by=\"speaker\")")
        == "split.fold-count")
    #expect(
      code(of: "leave_one_out(synthetic(clips=40), by=\"nobody\")") == "dataset.unknown-label")
  }
}
