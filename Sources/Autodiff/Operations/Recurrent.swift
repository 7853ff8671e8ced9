import Diagnostics
import Tensors

/// A recurrent layer over sequences, in one direction or both: `[steps, in] → [steps, d h]`, or
/// `[sequences, d h]` where only the last states are asked for, d the number of directions.
///
/// The operands are x and, for each direction, the weights of the input `[in, g h]` and of the state
/// `[h, g h]` and their biases `[g h]`, g the gates of the cell. Every sequence starts with the state
/// 0; the second direction begins at each sequence's own last step.
///
/// **Reference** M. Schuster, K. Paliwal, "Bidirectional recurrent neural networks", IEEE Transactions
/// on Signal Processing 1997.
struct Recurrent: Operation {
  static let name = "recurrent"
  static var cases: [OperationCase] {
    OperationCase.sequences([2, 1, 3]) { layout in
      func weights(_ gates: Int) -> [[Int]] { [[2, gates], [3, gates], [gates], [gates]] }
      return [RecurrentCell.gru, .lstm].flatMap { cell in
        let one = weights(3 * cell.gates)
        return [
          OperationCase(Self(cell, layout), [[6, 2]] + one, domains: [-1...1]),
          OperationCase(
            Self(cell, layout, isBidirectional: true, returnsLast: true), [[6, 2]] + one + one,
            domains: [-1...1]),
        ]
      }
    }
  }

  /// What happens in a step.
  let cell: RecurrentCell
  /// The order of the steps.
  let schedule: StepSchedule
  /// Whether there is a second direction, from the last step to the first.
  let isBidirectional: Bool
  /// Whether only the last state of each direction is returned.
  let returnsLast: Bool

  /// Creates the operation.
  init(
    _ cell: RecurrentCell, _ layout: SequenceLayout, isBidirectional: Bool = false,
    returnsLast: Bool = false
  ) {
    self.cell = cell
    schedule = StepSchedule(layout)
    self.isBidirectional = isBidirectional
    self.returnsLast = returnsLast
  }

  private var directions: Int { isBidirectional ? 2 : 1 }

  func shape(of operands: [Shape]) throws(Fault) -> Shape {
    try requireSteps(operands, 0, schedule.layout)
    let inputs = operands[0][1]
    let units = operands.count > 2 && operands[2].rank == 2 ? operands[2][0] : 0
    let columns = try Shape([cell.gates, units]).count
    let needed = [[inputs, columns], [units, columns], [columns], [columns]]
    guard units > 0,
      operands.dropFirst().map(\.sizes) == (0..<directions).flatMap({ _ in needed })
    else {
      throw mismatch(
        operands,
        "shapes [steps, in] and, for each direction, [in, \(cell.gates) h], [h, \(cell.gates) h], "
          + "[\(cell.gates) h] and [\(cell.gates) h]")
    }
    return try Shape([
      returnsLast ? schedule.layout.count : schedule.layout.rowCount, directions * units,
    ])
  }

  func forward(_ pass: Pass) throws(Fault) {
    let runs = try (0..<directions).map { direction throws(Fault) in
      try RecurrentForward(self, pass, direction: direction)
    }
    let numerics = shared(pass.numerics)
    Pieces.run(directions, threads: pass.numerics.threads) { runs[$0].run(numerics) }
  }

  func pullback(_ pass: Pass) throws(Fault) {
    let runs = try (0..<directions).map { direction throws(Fault) in
      try RecurrentBackward(self, pass, direction: direction)
    }
    let numerics = shared(pass.numerics)
    Pieces.run(directions, threads: pass.numerics.threads) { runs[$0].run(numerics) }
    for run in runs { run.accumulate() }
  }

  /// What each direction may use while the other computes too.
  private func shared(_ numerics: Numerics) -> Numerics {
    Numerics(mode: numerics.mode, threads: numerics.threads / directions)
  }
}
