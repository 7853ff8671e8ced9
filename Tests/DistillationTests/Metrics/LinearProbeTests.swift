import Diagnostics
import Distillation
import Tensors
import Testing

struct LinearProbeTests {
  static let labels = [0, 1, 0, 2, 1, 0, 2, 2, 1, 2, 0, 2]

  /// Logits less their mean by SciPy 1.17.1, `scipy.optimize.minimize` of the same objective.
  @Test(arguments: [
    (
      1.0,
      [
        [1.7579118623868666, -0.6400703511294227, -1.1178415112574438],
        [-1.5236843115086436, 1.739624692349683, -0.2159403808410394],
        [2.5420405262107297, -1.302538598083001, -1.2395019281277286],
      ]
    ),
    (
      0.01,
      [
        [6.177067376944475, 0.6084881461705238, -6.785555523114999],
        [-6.678464507893173, 7.0303720381720005, -0.35190753027882843],
        [8.56730567374412, 0.07780750797353847, -8.645113181717658],
      ]
    ),
  ])
  func agreesWithSciPy(_ penalty: Double, _ expected: [[Double]]) throws {
    let y = try Embeddings(rows: EmbeddingMetricsTests.y)
    let probe = try LinearProbe(training: y, labels: Self.labels, classes: 3, penalty: penalty)
    #expect(probe.isConverged, "\(probe.iterations)")
    var worst = Worst()
    for (clip, row) in try probe.logits(y).prefix(3).enumerated() {
      let mean = row.reduce(0, +) / 3
      for k in 0..<3 {
        worst.compare(row[k] - mean, expected[clip][k], relative: false, "clip \(clip), class \(k)")
      }
    }
    #expect(worst.error < 1e-5, "\(worst)")
    #expect(try probe.predict(y) == Self.labels)
  }

  @Test func unlabelledClipsAreLeftOut() throws {
    let rows = EmbeddingMetricsTests.y
    let some = try LinearProbe(
      training: try Embeddings(rows: Array(rows.prefix(8))), labels: Array(Self.labels.prefix(8)),
      classes: 3)
    let all = try LinearProbe(
      training: try Embeddings(rows: rows),
      labels: Self.labels.prefix(8) + [Int](repeating: -1, count: 4), classes: 3)
    let embeddings = try Embeddings(rows: rows)
    #expect(try some.logits(embeddings) == all.logits(embeddings))
  }

  /// Chance level where labels say nothing about the embeddings, all right where they are told
  /// apart.
  @Test func findsWhatIsThereAndNothingElse() throws {
    let labels = (0..<400).map { $0 % 4 }
    let noise = RandomKey(4).normals(400 * 8).map(Double.init)
    var told = noise
    for clip in 0..<400 { told[clip * 8 + labels[clip]] += 8 }
    func accuracy(_ values: [Double]) throws -> Double {
      let train = try Embeddings(count: 200, width: 8, values: Array(values.prefix(1_600)))
      let test = try Embeddings(count: 200, width: 8, values: Array(values.suffix(1_600)))
      let probe = try LinearProbe(
        training: train, labels: Array(labels.prefix(200)), classes: 4)
      return try ClassificationMetrics(
        predicted: probe.predict(test), reference: Array(labels.suffix(200))
      ).accuracy
    }
    #expect(abs(try accuracy(noise) - 0.25) < 0.1)
    #expect(try accuracy(told) > 0.99)
  }

  @Test func constantDimensionsAreHarmless() throws {
    let rows = EmbeddingMetricsTests.y.map { $0 + [5] }
    let probe = try LinearProbe(
      training: try Embeddings(rows: rows), labels: Self.labels, classes: 3)
    #expect(probe.isConverged)
    #expect(try probe.predict(try Embeddings(rows: rows)) == Self.labels)
  }

  @Test func rejectsBadInput() throws {
    let y = try Embeddings(rows: EmbeddingMetricsTests.y)
    #expect(throws: Fault.self) { try LinearProbe(training: y, labels: [0, 1], classes: 2) }
    #expect(throws: Fault.self) {
      try LinearProbe(training: y, labels: [Int](repeating: 0, count: 12), classes: 3)
    }
    #expect(throws: Fault.self) { try LinearProbe(training: y, labels: Self.labels, classes: 2) }
    #expect(throws: Fault.self) {
      try LinearProbe(training: y, labels: [Int](repeating: -1, count: 12), classes: 3)
    }
    #expect(throws: Fault.self) {
      try LinearProbe(training: y, labels: Self.labels, classes: 3, penalty: 0)
    }
    #expect(throws: Fault.self) {
      try LinearProbe(training: y, labels: Self.labels, classes: .max)
    }
    #expect(throws: Fault.self) {
      try LinearProbe(training: y, labels: Self.labels, classes: 3, iterations: -1)
    }
    let probe = try LinearProbe(training: y, labels: Self.labels, classes: 3)
    #expect(throws: Fault.self) { try probe.predict(try Embeddings(rows: [[1, 2]])) }
  }
}
