/// The gradient of one step of one sequence through a ``RecurrentCell``, before the products.
public struct RecurrentPullback {
  /// The number of units, h.
  public var units: Int
  /// What the step saved.
  public var saved: UnsafePointer<Float>
  /// The state that entered the step.
  public var state: UnsafePointer<Float>
  /// The gradient of the state that left, as far as it comes from the result.
  public var gradient: UnsafePointer<Float>?
  /// The gradient of the state that left, as far as it comes from later steps; replaced by that of the
  /// state that entered, but for what goes through the product.
  public var carried: UnsafeMutablePointer<Float>
  /// The same for the memory cell; unused by gated recurrent units.
  public var memory: UnsafeMutablePointer<Float>
  /// The gradient of the input's product is written here, `[gates × h]`.
  public var input: UnsafeMutablePointer<Float>
  /// The gradient of the state's product is written here, `[gates × h]`.
  public var recurrent: UnsafeMutablePointer<Float>

  /// Describes a step.
  public init(
    units: Int, saved: UnsafePointer<Float>, state: UnsafePointer<Float>,
    gradient: UnsafePointer<Float>?, carried: UnsafeMutablePointer<Float>,
    memory: UnsafeMutablePointer<Float>, input: UnsafeMutablePointer<Float>,
    recurrent: UnsafeMutablePointer<Float>
  ) {
    self.units = units
    self.saved = saved
    self.state = state
    self.gradient = gradient
    self.carried = carried
    self.memory = memory
    self.input = input
    self.recurrent = recurrent
  }

  /// Goes one step back.
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
    @inline(__always) func kept(_ place: Int) -> Float8 { load(saved + place * units + unit) }
    @inline(__always) func write(_ value: Float8, _ gate: Int) {
      store(value, input + gate * units + unit)
      store(value, recurrent + gate * units + unit)
    }
    let one = splat(1)
    var g = load(carried + unit)
    if let gradient { g = g + load(gradient + unit) }
    switch cell {
    case .gru:
      let (r, z, n, b) = (kept(0), kept(1), kept(2), kept(3))
      let dn = g * (one - z) * (one - n * n)
      write(dn * b * r * (one - r), 0)
      write(g * (load(state + unit) - n) * z * (one - z), 1)
      store(dn, input + 2 * units + unit)
      store(dn * r, recurrent + 2 * units + unit)
      store(g * z, carried + unit)
    case .lstm:
      let (i, f, c, t) = (kept(0), kept(1), kept(4), kept(5))
      let (candidate, o) = (kept(2), kept(3))
      let dc = load(memory + unit) + g * o * (one - t * t)
      write(dc * candidate * i * (one - i), 0)
      write(dc * c * f * (one - f), 1)
      write(dc * i * (one - candidate * candidate), 2)
      write(g * t * o * (one - o), 3)
      store(dc * f, memory + unit)
      store(.zero, carried + unit)
    }
  }
}
