import Autodiff
import Diagnostics
import Distillation
import Tensors
import Testing

/// Objectives that compare row by row, against their formulas.
struct RowObjectiveTests {
  static let s: [[Float]] = [[1, 2], [0, 1], [-1, 3], [2, -1]]
  static let u: [[Float]] = [[2, 1], [1, 0], [0, 2], [1, -2]]
  static let all = EmbeddingObjectives.all.compactMap { $0 as? any RowObjective }
  static let names = all.map(\.about.name)

  private func value(
    _ objective: any RowObjective, _ s: [[Float]], _ t: [[Float]], weights: [Float]? = nil
  ) throws -> Double {
    let tape = Tape()
    let loss = try objective.apply(
      tape, student: try tape.variable(Tensor(rows: s)), target: tape.constant(Tensor(rows: t)),
      weights: weights)
    return Double(loss.scalar)
  }

  /// Five rows of seven, far enough apart that no difference sits on a kink.
  private func draw(_ seed: UInt64) -> (s: [[Float]], t: [[Float]]) {
    func rows(_ key: RandomKey) -> [[Float]] {
      let values = key.normals(35)
      return (0..<5).map { row in (0..<7).map { values[row * 7 + $0] * 1.5 } }
    }
    var s = rows(RandomKey(seed).child("s"))
    let t = rows(RandomKey(seed).child("t"))
    for i in 0..<5 {
      for j in 0..<7 {
        let u = s[i][j] - t[i][j]
        for kink in [-1, 0, 1] as [Float] where (u - kink).magnitude < 0.02 { s[i][j] += 0.05 }
      }
    }
    return (s, t)
  }

  @Test(arguments: names)
  func agreesWithItsFormula(_ name: String) throws {
    let objective = try #require(Self.all.first { $0.about.name == name })
    let oracle = try #require(ObjectiveOracles.distances[name], "no oracle for \(name)")
    var worst = Worst()
    for seed in 0..<20 as Range<UInt64> {
      let (s, t) = draw(seed)
      let expected = zip(s, t).map { oracle($0.map(Double.init), $1.map(Double.init)) }
      worst.compare(
        try value(objective, s, t), expected.reduce(0, +) / 5, relative: true, "seed \(seed)")
      let weighted = (2 * expected[0] + expected[2] + 0.5 * expected[4]) / 3.5
      worst.compare(
        try value(objective, s, t, weights: [2, 0, 1, 0, 0.5]), weighted, relative: true,
        "weighted, seed \(seed)")
    }
    #expect(worst.error < 1e-5, "\(worst)")
  }

  /// The tape's gradient against central differences of the formula in double precision.
  @Test(arguments: names)
  func gradientAgrees(_ name: String) throws {
    let objective = try #require(Self.all.first { $0.about.name == name })
    let oracle = try #require(ObjectiveOracles.distances[name], "no oracle for \(name)")
    var worst = Worst()
    for seed in 0..<8 as Range<UInt64> {
      let (s, t) = draw(seed)
      let tape = Tape()
      let student = try tape.variable(Tensor(rows: s))
      let target = try tape.variable(Tensor(rows: t))
      try tape.backward(
        objective.apply(tape, student: student, target: target, weights: [1, 1, 0, 1, 3]))
      let found = student.gradient.values
      let shares = [1.0, 1, 0, 1, 3].map { $0 / 6 }
      for i in 0..<5 {
        for j in 0..<7 {
          let teacher = t[i].map(Double.init)
          var up = s[i].map(Double.init)
          var down = up
          up[j] += 1e-5
          down[j] -= 1e-5
          let slope = (oracle(up, teacher) - oracle(down, teacher)) / 2e-5 * shares[i]
          worst.compare(
            Double(found[i * 7 + j]), slope, relative: false, "seed \(seed), \(i), \(j)")
        }
      }
      #expect(target.gradient.values.allSatisfy { $0 == 0 }, "the teacher has a gradient")
    }
    #expect(worst.error < 2e-6, "\(worst)")
  }

  @Test(arguments: names)
  func isSmallestForEqualEmbeddings(_ name: String) throws {
    let objective = try #require(Self.all.first { $0.about.name == name })
    // The log-sigmoid of the cosine of equal embeddings is not 0 but ln σ(1).
    let smallest = name == "cosine_l1" ? 0.3132616875 : 0
    #expect(abs(try value(objective, Self.s, Self.s) - smallest) < 1e-6)
    #expect(try value(objective, Self.s, Self.u) > smallest)
  }

  @Test(arguments: names)
  func averagesOverEverythingBeforeTheLastAxis(_ name: String) throws {
    let objective = try #require(Self.all.first { $0.about.name == name })
    let (s, t) = draw(3)
    let flat = try value(objective, Array(s.prefix(4)), Array(t.prefix(4)))
    let tape = Tape()
    let loss = try objective.apply(
      tape, student: tape.variable(Tensor([2, 2, 7], Array(s.prefix(4).joined()))),
      target: tape.constant(Tensor([2, 2, 7], Array(t.prefix(4).joined()))), weights: nil)
    #expect(abs(Double(loss.scalar) - flat) < 1e-6)
  }

  @Test(arguments: names)
  func refusesShapesThatDiffer(_ name: String) throws {
    let objective = try #require(Self.all.first { $0.about.name == name })
    #expect(throws: Fault.self) {
      try value(objective, Self.s, [[1, 2, 3], [1, 2, 3], [1, 2, 3], [1, 2, 3]])
    }
    #expect(throws: Fault.self) { try value(objective, Self.s, [[1, 2]]) }
    #expect(throws: Fault.self) { try value(objective, Self.s, Self.u, weights: [1, 2]) }
  }

  @Test func smoothL1HasAThreshold() throws {
    let s: [[Float]] = [[3, 0.5]]
    let t: [[Float]] = [[0, 0]]
    // u = 3 beyond δ = 2: 3 − 1 = 2; u = 0.5 within: 0.25 / 4.
    let found = try value(EmbeddingSmoothL1().with(["threshold": 2]), s, t)
    #expect(abs(found - (2 + 0.0625) / 2) < 1e-6)
    #expect(throws: Fault.self) { try EmbeddingSmoothL1().with(["threshold": 0]) }
    #expect(throws: Fault.self) { try EmbeddingSmoothL1().with(["threshold": .number(.nan)]) }
  }

  @Test func everyRowObjectiveHasAnOracle() {
    #expect(Set(Self.names) == Set(ObjectiveOracles.distances.keys))
  }
}
