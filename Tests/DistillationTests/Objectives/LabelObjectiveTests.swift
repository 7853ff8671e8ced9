import Autodiff
import Diagnostics
import Distillation
import Tensors
import Testing

struct LabelObjectiveTests {
  static let student: [[Float]] = [[1, 2, 0.5], [0, -1, 1]]
  static let teacher: [[Float]] = [[2, 1, -1], [0.5, 0.5, 3]]
  static let labels = [1, 2]
  static let names = LabelObjectives.all.map(\.about.name)

  private func value(
    _ objective: any LabelObjective, _ student: [[Float]], _ teacher: [[Float]], _ labels: [Int],
    weights: [Float]? = nil
  ) throws -> Double {
    let tape = Tape()
    let loss = try objective.apply(
      tape, student: tape.variable(Tensor(rows: student)),
      teacher: tape.constant(Tensor(rows: teacher)), labels: labels, weights: weights)
    return Double(loss.scalar)
  }

  @Test func theTeachersPartMayBeScaledByTemperature() throws {
    let plain = try GeneralizedDistillation(temperature: 3, imitation: 1)
    let scaled = try GeneralizedDistillation(
      temperature: 3, imitation: 1, scalesByTemperature: true)
    let small = try value(plain, Self.student, Self.teacher, Self.labels)
    let large = try value(scaled, Self.student, Self.teacher, Self.labels)
    #expect(abs(large / small - 9) < 1e-5)
  }

  @Test func withoutImitationOnlyTrueLabelsCount() throws {
    let far: [[Float]] = [[-5, 9, 3], [7, 7, -2]]
    for objective in [
      try SoftLabels(temperature: 4, imitation: 0),
      try GeneralizedDistillation(temperature: 7, imitation: 0),
    ] as [any LabelObjective] {
      let near = try value(objective, Self.student, Self.teacher, Self.labels)
      #expect(try value(objective, Self.student, far, Self.labels) == near)
    }
  }

  private func draw(_ seed: UInt64) -> (student: [[Float]], teacher: [[Float]]) {
    func rows(_ key: RandomKey) -> [[Float]] {
      let values = key.normals(24)
      return (0..<6).map { row in (0..<4).map { values[row * 4 + $0] * 2 } }
    }
    return (rows(RandomKey(seed).child("student")), rows(RandomKey(seed).child("teacher")))
  }

  /// Clips without a label count in the teacher's part, clips without a teacher in the other.
  static let someLabels = [0, -1, 3, -1, 1, 2]
  static let someWeights: [Float] = [1, 1, 0, 2, 1, 1]

  private func expected(
    _ oracle: ObjectiveOracles.LabelParts, _ student: [[Double]], _ teacher: [[Double]]
  ) -> Double {
    var total = 0.0
    for clip in 0..<6 {
      let parts = oracle(student[clip], teacher[clip], Self.someLabels[clip])
      total += parts.hard / 4 + parts.soft * Double(Self.someWeights[clip]) / 6
    }
    return total
  }

  @Test(arguments: names)
  func agreesWithItsFormula(_ name: String) throws {
    let objective = try LabelObjectives.named(name)
    let oracle = try #require(ObjectiveOracles.labelParts[name], "no oracle for \(name)")
    var worst = Worst()
    for seed in 0..<20 as Range<UInt64> {
      let (student, teacher) = draw(seed)
      let found = try value(
        objective, student, teacher, Self.someLabels, weights: Self.someWeights)
      let truth = expected(
        oracle, student.map { $0.map(Double.init) }, teacher.map { $0.map(Double.init) })
      worst.compare(found, truth, relative: true, "seed \(seed)")
    }
    #expect(worst.error < 1e-5, "\(worst)")
  }

  @Test(arguments: names)
  func gradientAgrees(_ name: String) throws {
    let objective = try LabelObjectives.named(name)
    let oracle = try #require(ObjectiveOracles.labelParts[name], "no oracle for \(name)")
    var worst = Worst()
    for seed in 0..<8 as Range<UInt64> {
      let (student, teacher) = draw(seed)
      let tape = Tape()
      let scores = try tape.variable(Tensor(rows: student))
      let target = try tape.variable(Tensor(rows: teacher))
      try tape.backward(
        objective.apply(
          tape, student: scores, teacher: target, labels: Self.someLabels,
          weights: Self.someWeights))
      let found = scores.gradient.values
      let truth = teacher.map { $0.map(Double.init) }
      for i in 0..<6 {
        for j in 0..<4 {
          var up = student.map { $0.map(Double.init) }
          var down = up
          up[i][j] += 1e-5
          down[i][j] -= 1e-5
          let slope = (expected(oracle, up, truth) - expected(oracle, down, truth)) / 2e-5
          worst.compare(
            Double(found[i * 4 + j]), slope, relative: false, "seed \(seed), \(i), \(j)")
        }
      }
      #expect(target.gradient.values.allSatisfy { $0 == 0 }, "the teacher has a gradient")
    }
    #expect(worst.error < 5e-6, "\(worst)")
  }

  /// The closed form αT(σ(zˢ/T) − σ(zᵗ/T))/B.
  @Test func softGradientHasItsClosedForm() throws {
    let tape = Tape()
    let scores = try tape.variable(Tensor(rows: Self.student))
    let objective = try SoftLabels(temperature: 4, imitation: 1)
    try tape.backward(
      objective.apply(
        tape, student: scores, teacher: tape.constant(Tensor(rows: Self.teacher)),
        labels: Self.labels, weights: nil))
    for i in 0..<2 {
      let q = ObjectiveOracles.softmax(Self.student[i].map(Double.init), 4)
      let p = ObjectiveOracles.softmax(Self.teacher[i].map(Double.init), 4)
      for k in 0..<3 {
        #expect(abs(Double(scores.gradient.values[i * 3 + k]) - 4 * (q[k] - p[k]) / 2) < 1e-6)
      }
    }
  }

  @Test(arguments: names)
  func noLabelAtAllLeavesTheTeachersPart(_ name: String) throws {
    let objective = try LabelObjectives.named(name)
    let found = try value(objective, Self.student, Self.teacher, [-1, -1])
    let oracle = try #require(ObjectiveOracles.labelParts[name])
    let truth = (0..<2).reduce(0.0) { sum, clip in
      sum
        + oracle(
          Self.student[clip].map(Double.init), Self.teacher[clip].map(Double.init), -1
        ).soft / 2
    }
    #expect(abs(found - truth) < 1e-6, "\(found), not \(truth)")
  }

  @Test func extremeScoresStayFinite() throws {
    let far: [[Float]] = [[1e4, -1e4, 0], [0, 1e4, -1e4]]
    for objective in LabelObjectives.all {
      #expect(try value(objective, far, Self.teacher, Self.labels).isFinite)
      #expect(try value(objective, Self.student, far, Self.labels).isFinite)
    }
  }

  @Test func refusesBadInput() throws {
    for objective in LabelObjectives.all {
      #expect(throws: Fault.self) {
        try value(objective, Self.student, [[1, 2], [3, 4]], Self.labels)
      }
      #expect(throws: Fault.self) { try value(objective, Self.student, Self.teacher, [0]) }
      #expect(throws: Fault.self) { try value(objective, Self.student, Self.teacher, [0, 3]) }
    }
    #expect(throws: Fault.self) { try SoftLabels(temperature: 0) }
    #expect(throws: Fault.self) { try SoftLabels(temperature: .infinity) }
    #expect(throws: Fault.self) { try SoftLabels(temperature: 4, imitation: 1.5) }
    #expect(throws: Fault.self) { try GeneralizedDistillation(temperature: -1) }
    #expect(throws: Fault.self) { try GeneralizedDistillation(temperature: 1, imitation: .nan) }
    #expect(throws: Fault.self) { try LabelObjectives.named("soft") }
  }

  @Test func theListIsSound() {
    #expect(Set(Self.names).count == Self.names.count)
    #expect(Set(Self.names).isDisjoint(with: EmbeddingObjectives.all.map(\.about.name)))
    #expect(Set(Self.names) == Set(ObjectiveOracles.labelParts.keys))
    for objective in LabelObjectives.all {
      #expect(!objective.about.formula.isEmpty && !objective.about.reference.isEmpty)
      #expect(!objective.settings.isEmpty)
      #expect(objective.settings.allSatisfy { !$0.summary.isEmpty })
    }
  }
}
