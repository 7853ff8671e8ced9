import Diagnostics
import Tensors

/// One direction of ``Recurrent``, forward through time.
///
/// The input's product is made once for all steps; a step is the state's product for the sequences
/// that have it, and the gates.
struct RecurrentForward {
  private let operation: Recurrent
  private let pass: Pass
  private let direction: Int
  private let units: Int
  private let inputs: UnsafeMutablePointer<Float>
  private let states: UnsafeMutablePointer<Float>
  private let saved: UnsafeMutablePointer<Float>
  private let products: UnsafeMutablePointer<Float>
  private let memory: UnsafeMutablePointer<Float>

  /// Takes memory, which is not for two threads at once.
  ///
  /// - Throws: `limit.memory`.
  init(_ operation: Recurrent, _ pass: Pass, direction: Int) throws(Fault) {
    self.operation = operation
    self.pass = pass
    self.direction = direction
    units = pass.shape(2)[0]
    let (rows, sequences) = (
      operation.schedule.layout.rowCount, operation.schedule.layout.count
    )
    let columns = operation.cell.gates * units
    states = try pass.save(rows * units)
    saved = try pass.save((pass.willPullBack ? rows : 1) * operation.cell.saved * units)
    inputs = try pass.scratch(rows * columns)
    products = try pass.scratch(sequences * columns)
    memory = try pass.scratch(sequences * units)
  }

  func run(_ numerics: Numerics) {
    let (schedule, columns) = (operation.schedule, operation.cell.gates * units)
    let first = 1 + 4 * direction
    pass.multiplySteps(
      pass.operand(0), pass.operand(first), inputs, columns: columns, depth: pass.shape(0)[1],
      schedule.layout, numerics)
    // Every sequence starts with the state 0, whose product is 0.
    let sequences = schedule.layout.count
    states.update(repeating: 0, count: sequences * units)
    products.update(repeating: 0, count: sequences * columns)
    memory.update(repeating: 0, count: sequences * units)
    for step in 0..<schedule.steps {
      if step > 0 {
        MatrixProduct(rows: schedule.active[step], columns: columns, depth: units).compute(
          states + schedule.offsets[step] * units, pass.operand(first + 1), products,
          rowwise(numerics))
      }
      for place in 0..<schedule.active[step] { gates(step, place) }
    }
  }

  private func gates(_ step: Int, _ place: Int) {
    let (schedule, columns) = (operation.schedule, operation.cell.gates * units)
    let first = 1 + 4 * direction
    let row = schedule.row(step, place, isReversed: direction == 1)
    let entry = schedule.offsets[step] + place
    let isLast = schedule.isLast(step, place)
    // The state goes straight to where it is needed next.
    let result: UnsafeMutablePointer<Float>? =
      if operation.returnsLast {
        isLast ? self.result(schedule.order[place]) : nil
      } else { self.result(row) }
    let following: UnsafeMutablePointer<Float>? =
      isLast ? nil : states + (schedule.offsets[step + 1] + place) * units
    guard let next = result ?? following else { return }
    RecurrentStep(
      units: units, input: inputs + row * columns, recurrent: products + place * columns,
      inputBias: pass.operand(first + 2), recurrentBias: pass.operand(first + 3),
      state: states + entry * units, memory: memory + place * units,
      saved: saved + (pass.willPullBack ? entry * operation.cell.saved * units : 0), next: next
    ).compute(operation.cell)
    if result != nil, let following { following.update(from: next, count: units) }
  }

  private func result(_ row: Int) -> UnsafeMutablePointer<Float> {
    pass.result + row * pass.resultShape[1] + direction * units
  }

  /// Kernels that give a row the same bits beside any other rows, outside training.
  private func rowwise(_ numerics: Numerics) -> Numerics {
    pass.isRecording ? numerics : Numerics(mode: .exact, threads: numerics.threads)
  }
}
