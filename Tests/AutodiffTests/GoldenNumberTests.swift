import Diagnostics
import Tensors
import Testing

@testable import Autodiff

/// Losses of small matrices whose values were computed independently in double precision.
@Suite struct GoldenNumberTests {
  private let tape = Tape(.exact)
  private func matrix(_ rows: [[Float]]) throws -> Variable {
    try tape.variable(Tensor(rows: rows))
  }
  private func near(_ a: Float, _ b: Double) -> Bool { abs(Double(a) - b) < 1e-6 * max(1, abs(b)) }

  @Test func distances() throws {
    let s = try matrix([[1, 2], [0, 1], [-1, 3], [2, -1]])
    let u = try matrix([[2, 1], [1, 0], [0, 2], [1, -2]])
    #expect(near(try tape.meanSquaredError(s, u).scalar, 1))
    #expect(near(try tape.meanAbsoluteError(s, u).scalar, 1))
    #expect(near(try tape.cosineDistance(s, u).scalar, 0.3628291755))
    #expect(near(try tape.unitSquaredError(s, u).scalar, 0.7256583510))
  }

  @Test func softLabels() throws {
    let student = try matrix([[1, 2, 0.5], [0, -1, 1]])
    let teacher = try matrix([[2, 1, -1], [0.5, 0.5, 3]])
    let hard = try tape.crossEntropy(student, [1, 2])
    #expect(near(hard.scalar, 0.4359874364))
    let atFour = try tape.softmax(teacher, temperature: 4)
    let divergence = try tape.divergence(student, atFour, temperature: 4)
    #expect(near(divergence.scalar, 0.0246712046))
    #expect(near(try tape.scale(divergence, by: 16).scalar, 0.3947392728))
    // Generalized distillation: the teacher at T = 2, the student at T = 1, half and half.
    let soft = try tape.softCrossEntropy(student, try tape.softmax(teacher, temperature: 2))
    #expect(near(soft.scalar, 1.0739327838))
    #expect(near(try tape.weightedSum([(0.5, hard), (0.5, soft)]).scalar, 0.7549600790))
  }
}
