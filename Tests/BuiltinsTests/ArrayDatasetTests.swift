import Diagnostics
import Testing

/// Data sets that a notebook makes of arrays, and the clips of them that keep a label.
@Suite struct ArrayDatasetTests {
  private func fault(of code: String) -> Diagnostic? {
    do {
      _ = try shown(code)
      return nil
    } catch { return error as? Diagnostic }
  }

  @Test func aListIsAViewOfOneFeature() throws {
    #expect(
      try shown("clips = dataset({a: [1, 2, 3], b: zeros([3, 2])})\n[clips.a.shape, clips.b.shape]")
        == "[[3, 1], [3, 2]]")
  }

  @Test(
    arguments: [
      ("[zeros([3, 2]), zeros([1, 2])]", "[3, 1]"), ("zeros([2, 3, 4])", "[3, 3]"),
      ("[[[1, 2]], [[3, 4]]]", "[1, 1]"),
    ])
  func stepsOfEachClipAreASequence(view: String, lengths: String) throws {
    let code = "[len(steps) for steps in sequences(dataset({a: \(view)}), \"a\")]"
    #expect(try shown(code) == lengths)
  }

  @Test func sequencesComeBackAsTheyWere() throws {
    let code = """
      clips = synthetic(clips=12, steps=8)
      steps = sequences(clips, "audio")
      copy = dataset({audio: steps})
      [sequences(copy, "audio") == steps, min([len(x) for x in steps]) < 8, copy.audio.shape == clips.audio.shape]
      """
    #expect(try shown(code) == "[true, true, true]")
  }

  @Test(
    arguments: [
      ("{x: [1, 2]}", "\"x\""), ("{x: [1, 2], label: [1, 2]}", "\"label\""),
      ("{x: [1, 2], y: [1, 2]}", ""), ("{}", ""),
    ])
  func theTargetIsTheOnlyLabelOrTheOneCalledSo(labels: String, target: String) throws {
    #expect(try shown("dataset({a: [1, 2]}, \(labels)).target") == target)
  }

  @Test func aNamedTargetWins() throws {
    let code = "dataset({a: [1, 2]}, {x: [\"p\", \"q\"], label: [1, 2]}, target=\"x\").classes"
    #expect(try shown(code) == "[\"p\", \"q\"]")
  }

  @Test func classesAreInNaturalOrderWhateverTheirType() throws {
    #expect(
      try shown("dataset({a: 1..4}, {k: [10, 9, none, true]}).classes")
        == "[\"9\", \"10\", \"true\"]"
    )
  }

  @Test(
    arguments: [
      ("dataset({})", "dataset.views"), ("dataset({a: \"sound\"})", "dataset.views"),
      ("dataset({a: zeros([0, 2])})", "dataset.no-clips"),
      ("dataset({a: zeros([2, 2, 2, 2])})", "view.shape"),
      ("dataset({a: zeros([2, 0, 2])})", "view.lengths"),
      ("dataset({a: [zeros([2, 2]), zeros([0, 2])]})", "view.lengths"),
      ("dataset({a: [zeros([2, 2]), zeros([2, 3])]})", "dataset.views"),
      ("dataset({a: [zeros([2, 2]), [1, 2]]})", "shape.ragged"),
      ("dataset({a: [zeros([2, 2])], b: [1, 2]})", "dataset.length"),
      ("sequences(dataset({a: [1, 2]}), \"a\")", "view.not-sequences"),
      ("sequences(dataset({a: [1, 2]}), \"b\")", "dataset.unknown-view"),
      ("dataset({a: [1, 2], b: [1]})", "dataset.length"),
      ("dataset({a: [1, 2]}, {k: [1]})", "dataset.length"),
      ("dataset({a: [1, 2]}, {k: 1})", "dataset.labels"),
      ("dataset({a: [1, 2]}, target=\"k\")", "dataset.unknown-label"),
      ("dataset({a: [1, 1e99]})", "tensor.range"),
      ("dataset({a: log(tensor([0, 1]))})", "view.not-finite"),
    ])
  func whatDoesNotFitIsRefused(code: String, expected: String) {
    #expect(fault(of: code)?.code == expected)
  }

  @Test func aNetworkLearnsFromIt() throws {
    let code = """
      x = random_normal([200, 4], seed=1)
      clips = dataset({audio: x}, {sign: [v > 0 for v in x[0..<200, 2].values]})
      hear = student(network(inputs="audio"), clips.classes, embedding=4)
      run = fit(hear, clips, steps=300, optimizer=adam(rate=0.05))
      [run.parameters, evaluate(run, on=clips).accuracy > 0.95]
      """
    #expect(try shown(code) == "[10, true]")
  }

  @Test func droppingTheUnlabelledKeepsTheOthersInOrder() throws {
    let code = """
      clips = dataset({a: 1..5}, {k: ["x", none, "y", none, "x"]})
      kept = drop_unlabelled(clips)
      [kept.clips, kept.truth, kept.a.values]
      """
    #expect(
      try shown(code)
        == "[[\"clip 1\", \"clip 3\", \"clip 5\"], [\"x\", \"y\", \"x\"], [1.0, 3.0, 5.0]]")
  }

  @Test func nothingLabelledIsRefused() {
    #expect(
      fault(of: "drop_unlabelled(unlabelled(synthetic(clips=8)))")?.code == "dataset.no-clips")
  }
}
