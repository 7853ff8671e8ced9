import Autodiff
import Tensors
import Testing

@testable import Distillation

/// What `info_nce` does with labels.
struct InBatchContrastTests {
  private func value(_ labels: [Int], masked: Bool) throws -> Float {
    let session = try InBatchContrast().with(["width": 4, "masked": .flag(masked)]).session(
      studentWidth: 3, teacherWidth: 2, rows: ObjectiveRows(labels: labels, batchSize: 4),
      key: RandomKey(1))
    let tape = Tape(.exact)
    let key = RandomKey(2)
    return try session.loss(
      tape, student: tape.constant(Tensor([4, 3], key.child("s").normals(12))),
      target: tape.constant(Tensor([4, 2], key.child("t").normals(8))),
      batch: ObjectiveBatch(labels: labels, rows: [0, 1, 2, 3]), isTraining: true
    ).scalar
  }

  @Test func clipsOfOneClassAreNotToldApart() throws {
    let plain = try value([0, 0, 1, 1], masked: false)
    #expect(plain > 0)
    let masked = try value([0, 0, 1, 1], masked: true)
    #expect(masked > 0 && masked < plain)
    #expect(try value([0, 0, 0, 0], masked: true) == 0)
    // Other classes, and clips whose class is not known, are.
    #expect(try value([0, 1, 2, 3], masked: true) == plain)
    #expect(try value([-1, -1, -1, -1], masked: true) == plain)
    #expect(try value([0, -1, 1, -1], masked: true) == plain)
  }
}
