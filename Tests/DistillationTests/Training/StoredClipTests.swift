import Autodiff
import Diagnostics
import Foundation
import NeuralNets
import Tensors
import Testing

@testable import Distillation

/// Clips whose steps lie in a file teach and are judged as those in memory, to the last bit.
struct StoredClipTests {
  /// The same view with its steps in a file, clips in another order than in memory.
  private func stored(_ view: ClipView) throws -> ClipView {
    let file = try FloatFile(folder: FileManager.default.temporaryDirectory.path)
    let layout = try #require(view.layout)
    var places = [StepPlace](repeating: .file(file, 0), count: view.count)
    var end = 0
    for clip in (0..<view.count).reversed() {
      let range = layout[clip]
      let part = Array(
        view.rows.values[(range.lowerBound * view.width)..<(range.upperBound * view.width)])
      try part.withUnsafeBufferPointer { try file.write($0, at: end) }
      // Some clips stay in memory, as those do that many share.
      places[clip] =
        clip % 3 == 0
        ? .memory(try Tensor([range.count, view.width], part)) : .file(file, end)
      end += part.count
    }
    return try ClipView(stored: places, width: view.width, layout)
  }

  private func examples() throws -> (memory: Examples, stored: Examples) {
    let memory = try SequenceWorld.clips()
    let views = try memory.views.mapValues { $0.layout == nil ? $0 : try stored($0) }
    return (
      memory,
      try Examples(views: views, labels: memory.labels, classes: memory.classes)
    )
  }

  @Test func trainingHasTheSameBits() throws {
    let (memory, stored) = try examples()
    let settings = SmallWorld.settings(epochs: 2)
    let big = try SequenceWorld.teacher().fit(memory, settings)
    let other = try SequenceWorld.teacher().fit(stored, settings)
    #expect(big.model.weights == other.model.weights)
    #expect(big.model.scalings == other.model.scalings)
    #expect(
      try big.model.embeddings(of: memory, .exact) == big.model.embeddings(of: stored, .exact))
    let student = try SequenceWorld.student().distill(
      from: big, on: memory, objective: .standard, settings)
    let again = try SequenceWorld.student().distill(
      from: other, on: stored, objective: .standard, settings)
    #expect(student.model.weights == again.model.weights)
  }

  /// Whole sequences, without segments, are read from files as well.
  @Test func wholeSequencesHaveTheSameBits() throws {
    let (memory, stored) = try examples()
    let hear = try ModelSpecification(
      role: .student, encoders: [Encoder(view: "audio", layers: [Dense(4, .tanh), MeanPool()])],
      embedding: 3, classes: SmallWorld.classes)
    let settings = SmallWorld.settings(epochs: 2)
    #expect(
      try hear.fit(memory, settings).model.weights == hear.fit(stored, settings).model.weights)
  }

  @Test func placesMustBeAsManyAsSequences() throws {
    let file = try FloatFile(folder: FileManager.default.temporaryDirectory.path)
    #expect {
      try ClipView(stored: [.file(file, 0)], width: 2, SequenceLayout(lengths: [1, 2]))
    } throws: {
      ($0 as? Fault)?.code == "examples.shape"
    }
  }
}
