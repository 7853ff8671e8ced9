/// One step of one sequence through a ``RecurrentCell``, after the products.
public struct RecurrentStep {
  /// The number of units, h.
  public var units: Int
  /// The input's product, `[gates × h]`.
  public var input: UnsafePointer<Float>
  /// The state's product, `[gates × h]`.
  public var recurrent: UnsafePointer<Float>
  /// The input's biases.
  public var inputBias: UnsafePointer<Float>
  /// The state's biases.
  public var recurrentBias: UnsafePointer<Float>
  /// The state that enters.
  public var state: UnsafePointer<Float>
  /// The memory cell c, which is replaced; unused by gated recurrent units.
  public var memory: UnsafeMutablePointer<Float>
  /// What the gradient needs is written here, `[saved × h]`.
  public var saved: UnsafeMutablePointer<Float>
  /// The state that leaves.
  public var next: UnsafeMutablePointer<Float>

  /// Describes a step.
  public init(
    units: Int, input: UnsafePointer<Float>, recurrent: UnsafePointer<Float>,
    inputBias: UnsafePointer<Float>, recurrentBias: UnsafePointer<Float>,
    state: UnsafePointer<Float>, memory: UnsafeMutablePointer<Float>,
    saved: UnsafeMutablePointer<Float>, next: UnsafeMutablePointer<Float>
  ) {
    self.units = units
    self.input = input
    self.recurrent = recurrent
    self.inputBias = inputBias
    self.recurrentBias = recurrentBias
    self.state = state
    self.memory = memory
    self.saved = saved
    self.next = next
  }

  /// Computes the step.
  public func compute(_ cell: RecurrentCell) {
    var unit = 0
    while unit + 8 <= units {
      lanes(cell, unit, { load8($0) }, { store8($0, $1) })
      unit += 8
    }
    let rest = units - unit
    if rest > 0 {
      lanes(cell, unit, { load8($0, first: rest) }, { store8($0, $1, first: rest) })
    }
  }

  @inline(__always)
  private func lanes(
    _ cell: RecurrentCell, _ unit: Int, _ load: (UnsafePointer<Float>) -> Float8,
    _ store: (Float8, UnsafeMutablePointer<Float>) -> Void
  ) {
    @inline(__always) func fromInput(_ gate: Int) -> Float8 {
      load(input + gate * units + unit) + load(inputBias + gate * units + unit)
    }
    @inline(__always) func fromState(_ gate: Int) -> Float8 {
      load(recurrent + gate * units + unit) + load(recurrentBias + gate * units + unit)
    }
    @inline(__always) func keep(_ value: Float8, _ place: Int) {
      store(value, saved + place * units + unit)
    }
    switch cell {
    case .gru:
      let r = Portable.sigmoid(fromInput(0) + fromState(0))
      let z = Portable.sigmoid(fromInput(1) + fromState(1))
      let b = fromState(2)
      let n = Portable.tanh(fromInput(2) + r * b)
      store(n + z * (load(state + unit) - n), next + unit)
      keep(r, 0)
      keep(z, 1)
      keep(n, 2)
      keep(b, 3)
    case .lstm:
      let i = Portable.sigmoid(fromInput(0) + fromState(0))
      let f = Portable.sigmoid(fromInput(1) + fromState(1))
      let g = Portable.tanh(fromInput(2) + fromState(2))
      let o = Portable.sigmoid(fromInput(3) + fromState(3))
      let c = load(memory + unit)
      let new = f * c + i * g
      let t = Portable.tanh(new)
      store(new, memory + unit)
      store(o * t, next + unit)
      keep(i, 0)
      keep(f, 1)
      keep(g, 2)
      keep(o, 3)
      keep(c, 4)
      keep(t, 5)
    }
  }
}
