import Builtins
import Diagnostics
import Distillation
import Testing

/// Objectives and headers as notebooks write them.
@Suite struct ObjectiveBuiltinTests {
  private let world = """
    seed 3
    clips = synthetic(clips=160)
    ear = network(inputs="audio") |> dense(8, activation="relu")
    eye = network(inputs="video") |> dense(8, activation="relu")
    both = teacher(audio=ear, video=eye, embedding=6, classes=clips.classes)
    hear = student(audio=ear, embedding=4, classes=clips.classes, header=aam_softmax(margin=0.3))

    """

  /// What a builtin prints is a call that makes the same.
  @Test(
    arguments: EmbeddingObjectives.all.map(\.about.name) + LabelObjectives.all.map(\.about.name)
      + ["am_softmax", "aam_softmax"])
  func printsAsItIsWritten(_ name: String) throws {
    let written = try shown("\(name)()")
    #expect(try shown(written) == written)
    #expect(try shown("\(written) == \(name)()") == "true")
  }

  @Test func settingsAreArguments() throws {
    #expect(
      try shown("info_nce(temperature=0.2, width=64, masked=true)")
        == "info_nce(temperature=0.2, width=64, masked=true, weight=1.0)")
    #expect(
      try shown("crd(negatives=512, weight=1) + rkd_angle()")
        == "crd(negatives=512, temperature=0.07, momentum=0.5, width=128, weight=1.0) + rkd_angle(weight=50.0)"
    )
    #expect(
      try shown("generalized(squared=true)")
        == "generalized(temperature=2.0, imitation=0.5, squared=true, weight=1.0)")
  }

  @Test func everySettingIsInTheHelp() throws {
    for objective in EmbeddingObjectives.all {
      let page = try shown("help(\(objective.about.name))")
      for setting in objective.settings {
        #expect(page.contains(setting.name) && page.contains("\(setting.value)"))
      }
    }
  }

  @Test func trainsByASumOfThem() throws {
    let code =
      world + """
        big = fit(both, clips, steps=20)
        sum = cosine_l1() + hint() + info_nce(width=8) + crd(negatives=16, width=8) + rkd_distance() + cka_loss()
        run = distill(hear, from=big, on=clips, objective=sum, schedule="joint", steps=20)
        evaluate(run, on=clips).clips
        """
    #expect(try shown(code) == "160")
  }

  @Test func theHeaderIsSaid() throws {
    #expect(
      try shown(world + "hear.header") == "\"aam_softmax(scale=30.0, margin=0.3, ramp=0.3)\"")
    #expect(try shown(world + "both.header") == "\"softmax\"")
    #expect(try shown(world + "hear").contains("header 8, aam_softmax(scale=30.0, margin=0.3"))
    #expect(try shown(world + "summary(hear, on=clips)").contains("aam_softmax("))
    #expect(
      try shown(world + "hear == student(audio=ear, embedding=4, classes=clips.classes)")
        == "false")
  }

  @Test(arguments: [
    ("crd(negatives=0)", "call.argument-range"), ("crd(negatives=1.5)", "call.argument-type"),
    ("info_nce(temperature=1e9)", "call.argument-range"),
    ("info_nce(masked=1)", "call.argument-type"), ("pkt(width=3)", "call.unknown-parameter"),
    ("mse(weight=-1)", "call.argument-range"), ("aam_softmax(margin=3)", "call.argument-range"),
    ("student(audio=ear, classes=clips.classes, header=\"arc\")", "call.argument-range"),
    ("student(audio=ear, classes=clips.classes, header=3)", "call.argument-type"),
    (
      "distill(hear, from=fit(both, clips, steps=2), on=clips, objective=pkt(), batch=2)",
      "objective.batch"
    ),
    (
      "distill(hear, from=fit(both, clips, steps=2), on=clips, objective=rkd_angle(), batch=160)",
      "objective.batch"
    ),
  ])
  func mistakesAreDiagnosed(_ row: (code: String, error: String)) throws {
    let diagnostic = #expect(throws: Diagnostic.self) { try shown(world + row.code) }
    #expect(diagnostic?.code == row.error, "\(diagnostic?.rendered() ?? "")")
  }
}
