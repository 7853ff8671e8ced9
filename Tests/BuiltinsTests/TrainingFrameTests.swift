import Builtins
import Diagnostics
import Testing

/// `watch` records what a training looks like on its way, and changes nothing in it.
@Suite struct TrainingFrameTests {
  private static let world = """
    seed 3
    clips = synthetic(clips=80, speakers=4)
    ear = network(inputs="audio") |> dense(6, activation="relu") |> dropout(0.2)
    eye = network(inputs="video") |> dense(6)
    both = teacher(audio=ear, video=eye, embedding=4, classes=clips.classes)
    hear = student(audio=ear, embedding=4, classes=clips.classes)

    """

  private func shows(_ code: String) throws -> String { try shown(Self.world + code) }

  @Test func framesAreSpreadEvenlyAndTheLastIsTheLastEpoch() throws {
    #expect(
      try shows("fit(hear, clips, epochs=3, watch=r -> r.parameters).frames.epochs")
        == "[0, 1, 2, 3]")
    #expect(
      try shows("fit(hear, clips, epochs=30, watch=r -> r.parameters).frames.epochs")
        == "[0, 3, 5, 8, 10, 13, 15, 18, 20, 23, 25, 28, 30]")
  }

  @Test func watchingChangesNothing() throws {
    let code = """
      a = fit(hear, clips, epochs=4)
      b = fit(hear, clips, epochs=4, watch=r -> embed(r, clips)[0, 0])
      c = fit(hear, clips, epochs=4, watch=r -> [evaluate(r, on=clips).accuracy, random_normal([2])])
      [digest(a) == digest(b), digest(a) == digest(c), a == b, len(a.frames), len(b.frames)]
      """
    #expect(try shows(code) == "[true, true, true, 0, 5]")
  }

  @Test func theFirstFrameIsBeforeAndTheLastAfterTheTraining() throws {
    let code = """
      run = fit(hear, clips, epochs=4, watch=r -> digest(embed(r, clips)))
      [run.frames[-1] == digest(embed(run, clips)), run.frames[0] == run.frames[1], run.frames[1..3] == run.frames[1..<4]]
      """
    #expect(try shows(code) == "[true, false, true]")
  }

  @Test func everyStageOfADistillationIsWatchedAndItsControlIsNot() throws {
    let code = """
      big = fit(both, clips, epochs=1)
      run = distill(hear, from=big, on=clips, epochs=2, header_steps=3, control="self", watch=r -> r.parameters)
      [run.frames.stages, run.frames.epochs]
      """
    #expect(
      try shows(code)
        == "[[\"encoder\", \"encoder\", \"encoder\", \"header\"], [0, 1, 2, 1]]")
  }

  @Test func framesAreShownAsWhatTheyAreOf() throws {
    let drawn = try shows(
      "fit(hear, clips, epochs=2, watch=r -> plot([1, 2, 4], title=\"Seen\")).frames")
    #expect(drawn.contains("3 frames of a training; the last: epoch 2"), "\(drawn)")
    #expect(drawn.contains("Seen"))
  }

  @Test func aTrainingThatNobodyWatchedHasNoFrames() throws {
    let run = "run = fit(hear, clips, epochs=1)\n"
    #expect(try shows(run + "[len(run.frames), run.frames.epochs]") == "[0, []]")
    #expect(try shows(run + "run.frames") == "0 frames of a training")
    #expect(throws: (any Error).self) { try shows(run + "run.frames[0]") }
  }

  @Test(arguments: [
    ("watch=r -> none", "fit.watch"), ("watch=3", "call.argument-type"),
    ("watch=r -> r.parameters, checkpoint=\"x\"", "call.arguments"),
    ("watch=r -> missing_field(r)", "name.unknown"), ("watch=() -> 1", "call.too-many-arguments"),
  ]) func whatCannotBeWatchedIsNamed(argument: String, code: String) throws {
    let fault = #expect(throws: (any Error).self) {
      try shows("fit(hear, clips, epochs=1, \(argument))")
    }
    let problem = fault as? Diagnostic
    #expect(problem?.code == code, "\(String(describing: fault))")
    // The place is in what is watched with, not in another argument.
    let start = problem?.span.map { problem?.source?.string(0..<$0.start) ?? "" } ?? ""
    #expect(start.contains("epochs=1, "), "\(String(describing: fault))")
  }
}
