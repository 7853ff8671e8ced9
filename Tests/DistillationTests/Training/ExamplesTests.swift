import Diagnostics
import Tensors
import Testing

@testable import Distillation

/// What counts as clips with views and labels.
struct ExamplesTests {
  private func examples(_ sizes: [Int], labels: [Int]) throws -> Examples {
    try Examples(views: ["audio": Tensor(zeros: sizes)], labels: labels, classes: ["a", "b"])
  }

  @Test(arguments: [[3, 2], [2], [2, 2, 2]])
  func aViewHasOneRowForEachClip(sizes: [Int]) throws {
    let fault = #expect(throws: Fault.self) { try examples(sizes, labels: [0, 1]) }
    #expect(fault?.code == "examples.shape")
    #expect(
      fault?.message
        == (sizes.count == 2
          ? "the view `audio` must have one item for each of 2 clips, but has 3"
          : "the view `audio` must be a matrix with a row for each clip or time step, but has "
            + "shape \(sizes)"))
  }

  @Test(arguments: [2, -2])
  func aLabelIsAClassOrNone(label: Int) throws {
    let fault = #expect(throws: Fault.self) { try examples([2, 3], labels: [0, label]) }
    #expect(fault?.code == "examples.label")
    #expect(
      fault?.message == "a label must be a class from 0 to 1, or -1 for none, but is \(label)")
  }

  @Test func clipsWithoutALabelAreCountedButNotLabelled() throws {
    let clips = try examples([4, 3], labels: [1, Examples.unlabelled, 0, Examples.unlabelled])
    #expect(clips.count == 4)
    #expect(clips.labelledPlaces == [0, 2])
  }

  @Test func theNearestViewIsSuggested() throws {
    let clips = try examples([2, 3], labels: [0, 1])
    #expect(try clips.view("audio").rows.shape.sizes == [2, 3])
    let fault = #expect(throws: Fault.self) { try clips.view("audo") }
    #expect(fault?.code == "examples.view")
    #expect(fault?.message == "the clips have no view `audo`")
    #expect(fault?.hint == "Did you mean `audio`?")
  }
}
