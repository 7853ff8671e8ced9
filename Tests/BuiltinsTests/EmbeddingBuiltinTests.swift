import Diagnostics
import Testing

private let world = """
  clips = synthetic(clips=160, speakers=4, emotions=4, seed=1)
  {train, test} = split(clips, test=50%, seed=1)
  run = fit(student(network(inputs="audio"), clips.classes, embedding=6), train, steps=30)

  """

@Suite struct EmbeddingBuiltinTests {
  private func code(of source: String) -> String? {
    do {
      _ = try shown(world + source)
      return nil
    } catch { return (error as? Diagnostic)?.code }
  }

  /// A clip has the same bits alone, without padding and among others, and so have its segments.
  @Test func segmentsHaveEmbeddingsOfTheirOwn() throws {
    let text = try shown(
      """
      clips = synthetic(clips=16, speakers=4, emotions=4, steps=8, seed=1)
      ear = network(inputs="audio", segment=2) |> mean_pool()
      run = fit(student(ear, clips.classes, embedding=6), clips, steps=2)
      all = embed(run, on=clips, of="segments")
      bare = dataset({audio: sequences(clips[0..<1], "audio")})
      count = len(sequences(bare, "audio")[0]) // 2
      first = embed(run, on=bare, of="segments")
      [first.shape == [count, 6], first.values == all[0..<count, 0..<6].values, embed(run, on=bare)[0].values == embed(run, on=clips)[0].values]
      """)
    #expect(text == "[true, true, true]")
    #expect(code(of: "embed(run, on=test, of=\"segments\")") == "model.no-segments")
  }

  @Test(arguments: ["network(inputs=\"audio\")", "network(inputs=\"segments\", segment=2)"])
  func anAggregationReadsAllSegments(aggregation: String) {
    #expect(
      code(
        of:
          "student(network(inputs=\"audio\", segment=2), clips.classes, aggregation=\(aggregation))"
      )
        == "model.aggregation")
  }

  @Test func aProbeLooksForAnyLabel() throws {
    let text = try shown(
      world + """
        p = probe(run, train, on=test, label="speaker")
        q = probe(run, train, on=test, penalty=1)
        [p.clips, p.chance <= 0.4, q.penalty, q.accuracy > q.chance, p.penalty >= 0.01]
        """)
    #expect(text == "[80, true, 1.0, true, true]")
  }

  /// The other part has no say in the penalty.
  @Test func thePenaltyIsChosenWithinTheTrainingPart() throws {
    let text = try shown(
      world + "probe(run, train, on=test).penalty == probe(run, train, on=take(test, 9)).penalty")
    #expect(text == "true")
  }

  @Test(arguments: [
    (
      "probe(run, where(train, \"speaker\", is=\"1\"), on=test, label=\"speaker\")", "probe.classes"
    ),
    ("probe(run, unlabelled(train), on=test)", "probe.classes"),
    ("probe(run, train, on=unlabelled(test))", "metrics.empty"),
    ("probe(run, train, on=test, label=\"nobody\")", "dataset.unknown-label"),
    ("probe(run, train, on=test, penalty=0)", "call.argument-range"),
    ("cka(embed(run, on=train), embed(run, on=clips))", "statistics.count-mismatch"),
    ("cka(zeros([8, 2]), zeros([8, 2]))", "metrics.constant-embeddings"),
  ])
  func mistakesAreDiagnosed(_ row: (code: String, error: String)) {
    #expect(code(of: row.code) == row.error)
  }

  @Test func anAlignmentStandsBesideShuffledPairs() throws {
    let text = try shown(
      world + """
        a = embed(run, on=test)
        found = cka(a, test.audio, seed=1)
        again = cka(a, test.audio, seed=1)
        [found.cka > found.permuted_95, found.permuted < found.permuted_95, found == again]
        """)
    #expect(text == "[true, true, true]")
  }
}
