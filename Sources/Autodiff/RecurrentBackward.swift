import Diagnostics
import Tensors

/// One direction of ``Recurrent``, back through time.
///
/// A step is the gates and the product that carries the gradient to the step before; each weight
/// gradient is one product over all steps of all sequences.
struct RecurrentBackward {
  private let operation: Recurrent
  private let pass: Pass
  private let direction: Int
  private let units: Int
  private let inputs: UnsafeMutablePointer<Float>
  private let products: UnsafeMutablePointer<Float>
  private let carried: UnsafeMutablePointer<Float>
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
    inputs = try pass.scratch(rows * columns)
    products = try pass.scratch(rows * columns)
    carried = try pass.scratch(sequences * units)
    memory = try pass.scratch(sequences * units)
  }

  private var columns: Int { operation.cell.gates * units }
  private var states: UnsafePointer<Float> { UnsafePointer(pass.saved(2 * direction)) }
  private var saved: UnsafePointer<Float> { UnsafePointer(pass.saved(2 * direction + 1)) }

  /// Finds the gradients of the products.
  func run(_ numerics: Numerics) {
    let schedule = operation.schedule
    carried.update(repeating: 0, count: schedule.layout.count * units)
    memory.update(repeating: 0, count: schedule.layout.count * units)
    for step in (0..<schedule.steps).reversed() {
      for place in 0..<schedule.active[step] { gates(step, place) }
      guard step > 0 else { break }
      MatrixProduct(
        rows: schedule.active[step], columns: units, depth: columns, transposesB: true,
        accumulates: true
      ).compute(
        products + schedule.offsets[step] * columns, pass.operand(2 + 4 * direction), carried,
        numerics)
    }
  }

  private func gates(_ step: Int, _ place: Int) {
    let schedule = operation.schedule
    let row = schedule.row(step, place, isReversed: direction == 1)
    let entry = schedule.offsets[step] + place
    let gradient: UnsafePointer<Float>? =
      if operation.returnsLast {
        schedule.isLast(step, place) ? self.gradient(schedule.order[place]) : nil
      } else { self.gradient(row) }
    RecurrentPullback(
      units: units, saved: saved + entry * operation.cell.saved * units,
      state: states + entry * units, gradient: gradient, carried: carried + place * units,
      memory: memory + place * units, input: inputs + row * columns,
      recurrent: products + entry * columns
    ).compute(operation.cell)
  }

  private func gradient(_ row: Int) -> UnsafePointer<Float> {
    pass.gradient + row * pass.resultShape[1] + direction * units
  }

  /// Writes the gradients of the operands from those of the products.
  func accumulate() {
    let (rows, depth) = (operation.schedule.layout.rowCount, pass.shape(0)[1])
    let first = 1 + 4 * direction
    pass.accumulate(0) { target, accumulates in
      MatrixProduct(
        rows: rows, columns: depth, depth: columns, transposesB: true, accumulates: accumulates
      ).compute(inputs, pass.operand(first), target, pass.numerics)
    }
    pass.accumulate(first) { target, accumulates in
      MatrixProduct(
        rows: depth, columns: columns, depth: rows, transposesA: true, accumulates: accumulates
      ).compute(pass.operand(0), inputs, target, pass.numerics)
    }
    // The first step of every sequence entered with the state 0.
    let start = operation.schedule.layout.count
    pass.accumulate(first + 1) { target, accumulates in
      MatrixProduct(
        rows: units, columns: columns, depth: rows - start, transposesA: true,
        accumulates: accumulates
      ).compute(states + start * units, products + start * columns, target, pass.numerics)
    }
    for (index, gradient) in [(first + 2, inputs), (first + 3, products)] {
      pass.accumulate(index) { target, accumulates in
        Kernels.columnSums(
          gradient, rows: rows, columns: columns, target, accumulates: accumulates)
      }
    }
  }
}
