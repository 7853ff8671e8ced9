import Builtins
import Diagnostics
import Testing

private let world = """
  seed 3
  clips = synthetic(clips=320, speakers=8)
  {train, test} = split(clips, by="speaker", test=25%)
  few = label_budget(train, 25%)
  ear = network(inputs="audio") |> dense(16, activation="relu")
  eye = network(inputs="video") |> dense(16, activation="relu")
  both = teacher(audio=ear, video=eye, embedding=8, classes=clips.classes)
  hear = student(audio=ear, embedding=8, classes=clips.classes)

  """

@Suite struct LearningTests {
  @Test func theSameSeedGivesTheSameBits() throws {
    let code = world + "digest(fit(hear, few, steps=60))"
    #expect(try shown(code) == shown(code))
  }

  @Test(arguments: ["staged", "detached", "joint", "staged-finetune"])
  func everyScheduleTrains(schedule: String) throws {
    let code =
      world + """
        big = fit(both, few, steps=60)
        run = distill(hear, from=big, on=few, schedule="\(schedule)", steps=60)
        run.loss[-1] < run.loss[0] or len(run.stages) > 1
        """
    #expect(try shown(code) == "true")
  }

  @Test(arguments: ["self", "shuffled", "random"])
  func everyControlDiffersFromTheTeacher(control: String) throws {
    let code =
      world + """
        big = fit(both, few, steps=60)
        a = distill(hear, from=big, on=few, steps=60)
        b = distill(hear, from=big, on=few, steps=60, control="\(control)")
        digest(a) != digest(b)
        """
    #expect(try shown(code) == "true")
  }

  @Test func teacherKnowsMoreThanTheEar() throws {
    let code =
      world + """
        big = evaluate(fit(both, train, steps=400), on=test).unweighted_accuracy
        alone = evaluate(fit(hear, train, steps=400), on=test).unweighted_accuracy
        big > alone
        """
    #expect(try shown(code) == "true")
  }

  @Test func aDivergingTrainingSaysWhere() throws {
    let code = world + "fit(hear, few, steps=60, standardize=false, optimizer=sgd(rate=1e30))"
    let diagnostic = #expect(throws: Diagnostic.self) { try shown(code) }
    #expect(diagnostic?.code == "train.diverged")
    #expect(diagnostic?.message.contains("epoch") == true)
  }

  @Test(arguments: [
    ("fit(hear, unlabelled(train), steps=5)", "fit.labels"),
    ("fit(hear, target(train, \"speaker\"), steps=5)", "fit.classes"),
    ("fit(hear, drop_view(train, \"audio\"), steps=5)", "examples.view"),
    ("teacher(classes=clips.classes)", "model.no-view"),
    ("teacher(audio=ear, video=ear, classes=clips.classes)", "model.view-twice"),
    ("fit(hear, train, steps=5, epochs=5)", "call.arguments"),
    ("fit(ear, train)", "call.argument-type"),
    ("compare({a: 1}, on=test)", "compare.run"),
    ("study(t -> 1, over=[{}], seeds=1..2)", "study.result"),
    ("corpus(\"ravdess\")", "corpus.absent"),
  ])
  func mistakesAreDiagnosed(_ row: (code: String, error: String)) throws {
    let diagnostic = #expect(throws: Diagnostic.self) { try shown(world + row.code) }
    #expect(diagnostic?.code == row.error, "\(diagnostic?.rendered() ?? "")")
  }

  @Test func aStudyDoesNotDependOnThreads() throws {
    let code =
      world + """
        rounds = folds(clips, by="speaker", count=2)
        fn trial(t) {
          a = fit(hear, t.train, steps=40)
          b = fit(both, t.train, steps=40)
          {a, b}
        }
        digest(study(trial, over=rounds, seeds=1..2))
        """
    #expect(try shown(code) == shown(code))
  }
}
