import Builtins
import Diagnostics
import Testing

/// Calls that would have done something else than they say, and are refused instead.
@Suite struct RefusalTests {
  private static let world = """
    seed 3
    clips = synthetic(clips=80)
    ear = network(inputs="audio") |> dense(4)
    hear = student(ear, clips.classes)

    """

  @Test(arguments: [
    ("network(inputs=\"audio\", segment=4, hop=5)", "call.arguments"),
    (
      "network(inputs=\"video\") |> each_frame(network(inputs=\"f\"), picture=[])", "call.arguments"
    ),
    (
      "network(inputs=\"video\") |> each_frame(network(inputs=\"f\"), picture=[0, 4])",
      "call.arguments"
    ),
    (
      "distill(hear, from=fit(hear, clips, steps=1), on=clips, steps=1, objective={encoder: soft_labels()})",
      "distill.objective"
    ),
    (
      "distill(hear, from=fit(hear, clips, steps=1), on=clips, steps=1, objective={aggregation: mse() + generalized()})",
      "distill.objective"
    ),
    ("record([\"a\"], [1, 2])", "value.length"),
    ("record([\"a\", \"a\"], [1, 2])", "value.repeated"),
    ("record([1], [1])", "call.argument-type"),
    ("study(t -> ({a: t.seed}), over=[{}], seeds=[1], metric=[])", "study.metric"),
    ("study(t -> ({a: t.seed}), over=[{}], seeds=[1], metric=\"acuracy\")", "metrics.unknown"),
    (
      "study(t -> ({a: t.seed}), over=[{}], seeds=[1], metric=[\"loss\", \"loss\"])", "study.metric"
    ),
    (
      "study(t -> ({a: t.seed}), over=[{}], seeds=[1], metric=[\"accuracy\", \"loss\"])",
      "study.metric"
    ),
    ("if tensor([1, 2]) > 0 { 1 } else { 2 }", "type.condition"),
  ])
  func areRefused(code: String, fault: String) throws {
    do {
      Issue.record("\(code) shows \(try shown(Self.world + code))")
    } catch let diagnostic as Diagnostic {
      #expect(diagnostic.code == fault, "\(diagnostic.rendered())")
      #expect(diagnostic.hint != nil || fault != "type.condition")
    }
  }

  /// Comparisons of tensors are tensors of 0 and 1, whichever side a number is on.
  @Test(arguments: [
    ("(tensor([1, -1, 0]) > 0).values", "[1.0, 0.0, 0.0]"),
    ("(0 >= tensor([1, -1, 0])).values", "[0.0, 1.0, 1.0]"),
    ("(tensor([[1], [2]]) != tensor([1, 2])).shape", "[2, 2]"),
    ("max(tensor([1, -1]) > 0) == 1", "true"), ("min(tensor([1, -1]) > 0) == 1", "false"),
  ])
  func tensorsAreCompared(code: String, answer: String) throws {
    #expect(try shown(code) == answer)
  }

  @Test func aStudyOfSeveralMetricsHasATableForEach() throws {
    let text = try shown(
      Self.world
        + "study(t -> ({a: fit(hear, t.train, steps=2)}), over=[{train: clips, test: clips}], seeds=[1, 2], metric=[\"accuracy\", \"macro_f1\"])"
    )
    #expect(text.contains("accuracy (WA) in percent"), "\(text)")
    #expect(text.contains("macro F1 in percent"), "\(text)")
  }

  @Test func variantsAverage() throws {
    let text = try shown(
      Self.world
        + "a = variants(hear, fit(hear, clips, steps=4), on=clips, steps=8, controls=[], average=50%)\nb = variants(hear, fit(hear, clips, steps=4), on=clips, steps=8, controls=[])\n[digest(a.audio_only) == digest(b.audio_only), digest(a.teacher) == digest(b.teacher)]"
    )
    #expect(text == "[false, true]")
  }
}
