import Diagnostics
import Distillation
import Testing

struct ClassificationTests {
  static let reference = [
    1, 4, 4, 2, 0, 2, 1, 4, 4, 2, 4, 2, 1, 4, 1, 0, 2, 4, 2, 1, 4, 2, 1, 0, 1, 2, 2, 1, 2, 4, 0, 1,
    2, 2, 1, 1, 0, 2, 4, 0, 2, 0, 0, 2, 0, 2, 1, 2, 4, 4, 2, 1, 1, 4, 2, 0, 4, 4, 4, 2,
  ]
  static let predicted = [
    2, 1, 2, 3, 0, 2, 1, 4, 4, 2, 4, 2, 1, 3, 4, 0, 2, 4, 1, 1, 2, 2, 1, 3, 0, 2, 2, 1, 2, 4, 0, 1,
    4, 2, 1, 1, 0, 1, 4, 0, 3, 0, 0, 2, 0, 2, 1, 2, 4, 3, 0, 4, 4, 4, 0, 0, 4, 4, 4, 2,
  ]

  /// Class 3 is predicted but absent from the reference. Numbers by NumPy 2.4.6 from the
  /// definitions.
  @Test func agreesWithTheDefinitions() throws {
    let metrics = try ClassificationMetrics(predicted: Self.predicted, reference: Self.reference)
    #expect(metrics.classes == 5)
    #expect(metrics.count == 60)
    #expect(abs(metrics.accuracy - 0.7) < 1e-15)
    #expect(abs(metrics.unweightedAccuracy - 0.7200892857142858) < 1e-14)
    #expect(abs(metrics.macroF1 - 0.5884778304133143) < 1e-14)
    #expect(metrics.recalls[3] == nil)
    #expect(metrics.precisions[3] == 0)
    #expect(metrics.f1Scores[3] == 0)
  }

  @Test func aClassThatNeverOccursChangesNothing() throws {
    let few = try ClassificationMetrics(predicted: Self.predicted, reference: Self.reference)
    let many = try ClassificationMetrics(
      predicted: Self.predicted, reference: Self.reference, classes: 9)
    #expect(many.classes == 9)
    #expect(many.accuracy == few.accuracy)
    #expect(many.unweightedAccuracy == few.unweightedAccuracy)
    #expect(many.macroF1 == few.macroF1)
    #expect(many.f1Scores[8] == nil)
    #expect(many.precisions[8] == nil)
  }

  @Test func accuraciesDifferWhereClassesAreUnbalanced() throws {
    let metrics = try ClassificationMetrics(
      predicted: [0, 0, 0, 0], reference: [0, 0, 0, 1])
    #expect(metrics.accuracy == 0.75)
    #expect(metrics.unweightedAccuracy == 0.5)
    #expect(abs(metrics.macroF1 - (6.0 / 7) / 2) < 1e-15)
  }

  @Test func perfectIsOne() throws {
    let metrics = try ClassificationMetrics(predicted: Self.reference, reference: Self.reference)
    #expect(metrics.accuracy == 1)
    #expect(metrics.unweightedAccuracy == 1)
    #expect(metrics.macroF1 == 1)
  }

  @Test func confusionRowsAreTheReference() throws {
    let matrix = try ConfusionMatrix(predicted: [1, 1, 0, 2], reference: [0, 1, 0, 2], classes: 4)
    #expect(matrix.counts == [[1, 1, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 0]])
    #expect(
      matrix.rowShares == [[0.5, 0.5, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 0]])
    let metrics = try ClassificationMetrics(predicted: Self.predicted, reference: Self.reference)
    let full = try ConfusionMatrix(predicted: Self.predicted, reference: Self.reference)
    #expect(full.counts.map { $0.reduce(0, +) } == metrics.support)
    #expect((0..<5).map { full.counts[$0][$0] } == metrics.hits)
  }

  @Test func rejectsBadInput() {
    func code(_ predicted: [Int], _ reference: [Int], _ classes: Int? = nil) -> String? {
      do {
        _ = try ClassificationMetrics(
          predicted: predicted, reference: reference, classes: classes)
        return nil
      } catch { return error.code }
    }
    #expect(code([], []) == "metrics.empty")
    #expect(code([1], [1, 2]) == "statistics.count-mismatch")
    #expect(code([-1], [0]) == "metrics.class-out-of-range")
    #expect(code([0], [3], 3) == "metrics.class-out-of-range")
    #expect(code([0], [.max]) == "metrics.class-out-of-range")
    #expect(code([0], [0], -5) == "metrics.class-out-of-range")
    #expect(throws: Fault.self) {
      try ConfusionMatrix(predicted: [0], reference: [100_000])
    }
  }

  /// A class that the reference lacks does not count in UA, however often it is predicted.
  @Test func absentClassesDoNotCount() throws {
    let metrics = try ClassificationMetrics(
      predicted: [0, 2, 1, 1], reference: [0, 0, 1, 1], classes: 4)
    #expect(metrics.unweightedAccuracy == 0.75)
    #expect(metrics.recalls == [0.5, 1, nil, nil])
  }

  @Test func pooledPartsAreOneWhole() throws {
    let (predicted, reference) = ([0, 2, 1, 1, 0, 2, 2], [0, 0, 1, 1, 2, 2, 1])
    let whole = try ClassificationMetrics(predicted: predicted, reference: reference, classes: 3)
    let parts = try [0..<2, 2..<5, 5..<7].map {
      try ClassificationMetrics(
        predicted: Array(predicted[$0]), reference: Array(reference[$0]), classes: 3)
    }
    #expect(ClassificationMetrics(pooling: parts) == whole)
    #expect(ClassificationMetrics(pooling: []) == nil)
    let other = try ClassificationMetrics(predicted: [0], reference: [0], classes: 2)
    #expect(ClassificationMetrics(pooling: parts + [other]) == nil)
  }
}
