/// The numbers by which batch normalisation moves and stretches the columns of a matrix, with a
/// rectifier behind it if asked for: y = γ' (x − mean) + β with γ' = γ / √(variance + ε).
///
/// The loops run through memory in order, because memory is what they wait for: the numbers of the
/// columns stay in the first-level cache.
public struct ColumnNormalization {
  /// The number of columns.
  public let columns: Int
  /// The mean of each column.
  public let mean: UnsafePointer<Float>
  /// γ' of each column.
  public let scale: UnsafePointer<Float>
  /// β of each column.
  public let shift: UnsafePointer<Float>
  /// Whether only what is positive is kept.
  public let rectifies: Bool

  /// Creates a normalisation.
  public init(
    columns: Int, mean: UnsafePointer<Float>, scale: UnsafePointer<Float>,
    shift: UnsafePointer<Float>, rectifies: Bool
  ) {
    self.columns = columns
    self.mean = mean
    self.scale = scale
    self.shift = shift
    self.rectifies = rectifies
  }

  /// Writes y; `x` and `y` may be the same.
  public func apply(_ x: UnsafePointer<Float>, rows: Int, _ y: UnsafeMutablePointer<Float>) {
    Self.visit(rows, columns) { place, column, lanes in
      let centred = lanes(x + place) - lanes(mean + column)
      let value = centred * lanes(scale + column) + lanes(shift + column)
      lanes.store(rectifies ? choose(.zero, value, where: value .<= .zero) : value, y + place)
    }
  }

  /// Adds, column by column, the gradient g of y to `sums` and its product with x − mean to
  /// `products`; g counts as 0 where the rectifier lets nothing through.
  public func addSums(
    _ g: UnsafePointer<Float>, _ x: UnsafePointer<Float>, rows: Int,
    _ sums: UnsafeMutablePointer<Float>, _ products: UnsafeMutablePointer<Float>
  ) {
    Self.visit(rows, columns) { place, column, lanes in
      let centred = lanes(x + place) - lanes(mean + column)
      let gradient = passed(lanes(g + place), centred, column, lanes)
      lanes.store(lanes(sums + column) + gradient, sums + column)
      lanes.store(lanes(products + column) + gradient * centred, products + column)
    }
  }

  /// Writes the gradient of x: γ' g + slope (x − mean) + offset, column by column, with g as in
  /// ``addSums(_:_:rows:_:_:)``.
  public func pullback(
    _ g: UnsafePointer<Float>, _ x: UnsafePointer<Float>, rows: Int, slope: UnsafePointer<Float>,
    offset: UnsafePointer<Float>, _ out: UnsafeMutablePointer<Float>
  ) {
    Self.visit(rows, columns) { place, column, lanes in
      let centred = lanes(x + place) - lanes(mean + column)
      let gradient = passed(lanes(g + place), centred, column, lanes)
      let rest = lanes(offset + column) + lanes(slope + column) * centred
      lanes.store(rest + lanes(scale + column) * gradient, out + place)
    }
  }

  /// Adds, column by column, x − origin to `sums` and its square to `squares`.
  public static func addSpread(
    _ x: UnsafePointer<Float>, rows: Int, columns: Int, origin: UnsafePointer<Float>,
    _ sums: UnsafeMutablePointer<Float>, _ squares: UnsafeMutablePointer<Float>
  ) {
    visit(rows, columns) { place, column, lanes in
      let distance = lanes(x + place) - lanes(origin + column)
      lanes.store(lanes(sums + column) + distance, sums + column)
      lanes.store(lanes(squares + column) + distance * distance, squares + column)
    }
  }

  /// The gradient where the rectifier lets it through.
  @inline(__always)
  private func passed(
    _ gradient: Float8, _ centred: Float8, _ column: Int, _ lanes: Lanes
  ) -> Float8 {
    guard rectifies else { return gradient }
    let value = centred * lanes(scale + column) + lanes(shift + column)
    let mask = unsafeBitCast(value .> .zero, to: Int8Lanes.self)
    return unsafeBitCast(unsafeBitCast(gradient, to: Int8Lanes.self) & mask, to: Float8.self)
  }
}

extension ColumnNormalization {
  /// Reads and writes the first lanes, all eight or those that remain of the columns.
  private struct Lanes {
    let count: Int

    @inline(__always)
    func callAsFunction(_ pointer: UnsafePointer<Float>) -> Float8 {
      count == 8 ? load8(pointer) : load8(pointer, first: count)
    }

    @inline(__always)
    func callAsFunction(_ pointer: UnsafeMutablePointer<Float>) -> Float8 {
      self(UnsafePointer(pointer))
    }

    @inline(__always)
    func store(_ value: Float8, _ pointer: UnsafeMutablePointer<Float>) {
      count == 8 ? store8(value, pointer) : store8(value, pointer, first: count)
    }
  }

  /// Calls `body` for all numbers in the order of memory, up to eight at a time: the place of the first,
  /// its column, and how to read them.
  @inline(__always)
  private static func visit(_ rows: Int, _ columns: Int, _ body: (Int, Int, Lanes) -> Void) {
    let whole = columns / 8 * 8
    var start = 0
    for _ in 0..<rows {
      var column = 0
      while column < whole {
        body(start &+ column, column, Lanes(count: 8))
        column &+= 8
      }
      if whole < columns { body(start &+ whole, whole, Lanes(count: columns &- whole)) }
      start &+= columns
    }
  }
}
