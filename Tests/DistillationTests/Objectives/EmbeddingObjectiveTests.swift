import Autodiff
import Diagnostics
import NeuralNets
import Tensors
import Testing

@testable import Distillation

/// What holds for every comparison of embeddings, whatever it learns or remembers.
struct EmbeddingObjectiveTests {
  static let names = EmbeddingObjectives.all.map(\.about.name)
  /// One row has no known class.
  static let labels = [0, 1, 2, 0, 1, -1]

  /// An objective at work on six clips, with embeddings of 4 and 3 dimensions.
  struct World {
    let name: String
    let session: any ObjectiveSession
    var weights: [Float]?
    var rows = Array(0..<6)
    var labels = EmbeddingObjectiveTests.labels

    init(_ name: String, widths: (Int, Int) = (4, 3), batchSize: Int = 6) throws {
      self.name = name
      session = try EmbeddingObjectives.named(name).session(
        studentWidth: widths.0, teacherWidth: widths.1,
        rows: ObjectiveRows(labels: EmbeddingObjectiveTests.labels, batchSize: batchSize),
        key: RandomKey(7))
    }

    func loss(
      _ tape: Tape, _ student: Variable, _ target: Variable, isTraining: Bool = false
    ) throws -> Variable {
      try session.loss(
        tape, student: student, target: target,
        batch: ObjectiveBatch(labels: labels, rows: rows, weights: weights, key: RandomKey(2)),
        isTraining: isTraining)
    }

    func value(_ student: Tensor, _ target: Tensor) throws -> Double {
      let tape = Tape(.exact)
      return Double(try loss(tape, tape.constant(student), tape.constant(target)).scalar)
    }

    /// The loss, its gradient at the student's embeddings, and at all that is learned.
    func gradient(
      _ student: Tensor, _ target: Tensor, isTraining: Bool = false
    ) throws -> (loss: Float, student: Tensor, target: Tensor, learned: [Tensor]) {
      let tape = Tape(.exact)
      // The learned arrays outlive the tape; they must not be left marked as having a gradient.
      defer { tape.reset() }
      let (s, t) = try (tape.variable(student), tape.variable(target))
      let loss = try loss(tape, s, t, isTraining: isTraining)
      try tape.backward(loss)
      let learned = session.blocks.flatMap(\.variables).filter(\.needsGradient)
      return (loss.scalar, s.gradient, t.gradient, learned.map(\.gradient))
    }
  }

  static func draw(_ sizes: [Int], _ name: String, _ seed: UInt64) throws -> Tensor {
    try Tensor(sizes, RandomKey(seed).child(name).normals(try Shape(sizes).count))
  }

  /// Differences over ±h and ±h/2, extrapolated, along random directions.
  private func slope(
    _ values: Tensor, _ direction: [Float], _ value: (Tensor) throws -> Double
  ) throws -> Double {
    func difference(_ h: Float) throws -> Double {
      let moved = try [h, -h].map { h in
        try value(Tensor(values.shape, zip(values.values, direction).map { $0 + h * $1 }))
      }
      return (moved[0] - moved[1]) / (2 * Double(h))
    }
    return (4 * (try difference(1 / 128)) - (try difference(1 / 64))) / 3
  }

  @Test(arguments: names)
  func gradientsMatchDifferences(_ name: String) throws {
    var worst = Worst()
    for seed in UInt64(1)...4 {
      var world = try World(name)
      if seed > 2 { world.weights = [1, 2, 0, 1, 0.5, 1] }
      let s = try Self.draw([6, 4], "s", seed)
      let t = try Self.draw([6, 3], "t", seed)
      // The first batch that is learnt from fixes what depends on no gradient.
      _ = try world.gradient(s, t, isTraining: true)
      let found = try world.gradient(s, t)
      #expect(found.target.values.allSatisfy { $0 == 0 }, "the teacher has a gradient")
      let direction = RandomKey(seed).child("direction").uniforms(24).map { 2 * $0 - 1 }
      compare(
        found.student, direction, try slope(s, direction) { try world.value($0, t) },
        "student, seed \(seed)", &worst)
      let learned = world.session.blocks.flatMap(\.variables).filter(\.needsGradient)
      for (index, variable) in learned.enumerated() {
        let before = variable.tensor
        let direction = RandomKey(seed).child(index).uniforms(variable.count).map { 2 * $0 - 1 }
        let expected = try slope(before, direction) { moved in
          variable.values.update(from: moved.values, count: moved.count)
          return try world.value(s, t)
        }
        variable.values.update(from: before.values, count: before.count)
        compare(found.learned[index], direction, expected, "array \(index), seed \(seed)", &worst)
      }
    }
    print("\(name): \(worst)")
    #expect(worst.error < 2e-3, "\(worst)")
  }

  private func compare(
    _ gradient: Tensor, _ direction: [Float], _ expected: Double, _ place: String,
    _ worst: inout Worst
  ) {
    let found = zip(gradient.values, direction).reduce(0.0) { $0 + Double($1.0) * Double($1.1) }
    let scale = max(0.1, abs(expected))
    worst.compare(found / scale, expected / scale, relative: false, place)
  }

  /// Zeros, one point, huge and tiny numbers: a loss that is a number has a gradient that is one.
  @Test(arguments: names)
  func degenerateEmbeddingsHaveNoGradientOfNaN(_ name: String) throws {
    let normal = try Self.draw([6, 4], "s", 1)
    let target = try Self.draw([6, 3], "t", 1)
    func scaled(_ tensor: Tensor, by factor: Float, plus offset: Float = 0) throws -> Tensor {
      try Tensor(tensor.shape, tensor.values.map { factor * $0 + offset })
    }
    var twins = normal
    twins.withMutablePointer { $0.update(from: $0 + 4, count: 4) }
    let students: [(String, Tensor)] = [
      ("zeros", try scaled(normal, by: 0)), ("one point", try scaled(normal, by: 0, plus: 0.7)),
      ("twins", twins), ("tiny", try scaled(normal, by: 1e-30)),
      ("small", try scaled(normal, by: 1e-8)), ("large", try scaled(normal, by: 1e8)),
      ("huge", try scaled(normal, by: 1e30)),
    ]
    let targets: [(String, Tensor)] = [
      ("normal", target), ("zeros", try scaled(target, by: 0)),
      ("one point", try scaled(target, by: 0, plus: 0.3)),
    ]
    for (kind, student) in students {
      for (other, target) in targets {
        let found = try World(name).gradient(student, target, isTraining: true)
        if kind != "huge" { #expect(found.loss.isFinite, "\(kind), \(other)") }
        guard found.loss.isFinite else { continue }
        let slopes = ([found.student] + found.learned).flatMap(\.values)
        #expect(!slopes.contains { !$0.isFinite }, "\(kind), \(other)")
      }
    }
  }

  /// A row that does not count neither changes the loss nor has a gradient.
  @Test(arguments: names)
  func rowsOfWeightZeroTakeNoPart(_ name: String) throws {
    var world = try World(name)
    world.weights = [1, 1, 0, 1, 1, 1]
    let s = try Self.draw([6, 4], "s", 3)
    let t = try Self.draw([6, 3], "t", 3)
    var (other, wrong) = (s, t)
    other.withMutablePointer { for i in 8..<12 { $0[i] = 50 } }
    wrong.withMutablePointer { for i in 6..<9 { $0[i] = -50 } }
    let value = try world.value(s, t)
    #expect(value > 0)
    #expect(try world.value(other, wrong) == value)
    let gradient = try world.gradient(s, t).student.values
    #expect(gradient[8..<12].allSatisfy { $0 == 0 })
    #expect(gradient.contains { $0 != 0 })
    world.weights = nil
    #expect(try world.value(s, t) != value)
    world.weights = [1, 1]
    #expect(throws: Fault.self) { try world.value(s, t) }
    world.weights = [0, 0, 0, 0, 0, 0]
    #expect(try world.value(s, t) == 0)
  }

  /// The last batch of an epoch may have a single row: what compares rows then has nothing to say.
  @Test(arguments: names)
  func aLastBatchOfOneRowIsNoFault(_ name: String) throws {
    var world = try World(name)
    (world.labels, world.rows) = ([1], [4])
    let s = try Self.draw([1, 4], "s", 4)
    let t = try Self.draw([1, 3], "t", 4)
    let found = try world.gradient(s, t, isTraining: true)
    #expect(found.loss.isFinite && !found.student.values.contains { !$0.isFinite })
    let needsOthers =
      try EmbeddingObjectives.named(name) is any RelationalObjective || name == "info_nce"
    #expect((found.loss == 0) == needsOthers, "\(found.loss)")
  }

  /// Batches of one row from the start are a mistake.
  @Test(arguments: names)
  func aBatchSizeOfOneIsAFaultWhereRowsAreCompared(_ name: String) throws {
    let objective = try EmbeddingObjectives.named(name)
    guard objective is any RelationalObjective || name == "info_nce" else {
      _ = try World(name, batchSize: 1)
      return
    }
    let fault = #expect(throws: Fault.self) { _ = try World(name, batchSize: 1) }
    #expect(fault?.code == "objective.batch")
    #expect(fault?.parameter == "batch")
    #expect(fault?.message.contains("must have at least") == true, "\(fault?.message ?? "")")
    #expect(fault?.message.contains("`\(name)`") == true)
  }

  @Test(arguments: names)
  func refusesShapesThatDoNotFit(_ name: String) throws {
    let world = try World(name)
    let s = try Self.draw([6, 4], "s", 5)
    #expect(throws: Fault.self) { try world.value(s, Self.draw([5, 3], "t", 5)) }
    #expect(throws: Fault.self) { try world.value(Self.draw([6, 4, 2], "s", 5), s) }
  }

  @Test func theListIsSound() throws {
    #expect(Set(Self.names).count == Self.names.count)
    for objective in EmbeddingObjectives.all {
      #expect(!objective.about.formula.isEmpty && !objective.about.reference.isEmpty)
      #expect(objective.about.defaultWeight > 0)
      #expect(objective.settings.allSatisfy { !$0.summary.isEmpty })
    }
    #expect(throws: Fault.self) { try EmbeddingObjectives.named("msee") }
  }
}
