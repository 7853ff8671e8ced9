import Autodiff
import Diagnostics
import Tensors

@testable import NeuralNets

/// Three classes of points in ten dimensions, and a small network that learns to tell them apart.
struct Toy {
  let rows: Tensor
  let classes: [Int]
  let network: Network

  init(
    rowCount: Int = 90, layers: [any Layer] = [Dense(16, .relu), Dense(3)], seed: UInt64 = 1
  ) throws {
    let key = RandomKey(seed)
    let classes = (0..<rowCount).map { $0 % 3 }
    let centres = key.child("centres").normals(30)
    let noise = key.child("noise").normals(rowCount * 10)
    self.classes = classes
    rows = try Tensor(
      [rowCount, 10],
      (0..<(rowCount * 10)).map { 1.5 * centres[classes[$0 / 10] * 10 + $0 % 10] + noise[$0] })
    network = try Network(Sequential(inputWidth: 10, layers), key: key, role: "student")
  }

  func plan(
    epochs: Int = 5, optimizer: any Optimizer = Adam(), rate: Double = 1e-2,
    numerics: Numerics = .exact
  ) -> TrainingPlan {
    TrainingPlan(
      rowCount: classes.count, batchSize: 16, epochs: epochs, rate: rate, optimizer: optimizer,
      key: RandomKey(9), numerics: numerics)
  }

  func loss(_ tape: Tape, _ batch: Batch) throws -> Variable {
    let x = try tape.rows(of: rows, batch.rows)
    let logits = try network.forward(x, tape, isTraining: true, key: batch.key)
    return try tape.crossEntropy(logits, batch.rows.map { classes[$0] })
  }

  func accuracy() throws -> Double {
    let predicted = try network.predict(rows, .exact).reduced(.indexOfMaximum, axis: 1).values
    let hits = zip(predicted, classes).count { Int($0) == $1 }
    return Double(hits) / Double(classes.count)
  }
}
