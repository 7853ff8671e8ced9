/// The numbers by which batch normalisation moves and stretches the columns of a matrix, with a
/// rectifier behind it if asked for: y = γ' (x − mean) + β with γ' = γ / √(variance + ε).
///
/// The loops keep eight columns in registers for a block of rows that fits the first-level cache, and
/// add in the order of the rows.
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
    Self.strips(rows, columns) { start, rows, column, lanes in
      let (mean, scale, shift) = values(column, lanes)
      var place = start
      for _ in 0..<rows {
        let value = (lanes(x + place) - mean) * scale + shift
        lanes.store(rectifies ? choose(.zero, value, where: value .<= .zero) : value, y + place)
        place += columns
      }
    }
  }

  /// Adds, column by column, the gradient g of y to `sums` and its product with x − mean to
  /// `products`; g counts as 0 where the rectifier lets nothing through.
  public func addSums(
    _ g: UnsafePointer<Float>, _ x: UnsafePointer<Float>, rows: Int,
    _ sums: UnsafeMutablePointer<Float>, _ products: UnsafeMutablePointer<Float>
  ) {
    Self.strips(rows, columns) { start, rows, column, lanes in
      let (mean, scale, shift) = values(column, lanes)
      var sum = lanes(UnsafePointer(sums + column))
      var product = lanes(UnsafePointer(products + column))
      var place = start
      for _ in 0..<rows {
        let centred = lanes(x + place) - mean
        let gradient = passed(lanes(g + place), centred * scale + shift)
        sum = sum + gradient
        product = product + gradient * centred
        place += columns
      }
      lanes.store(sum, sums + column)
      lanes.store(product, products + column)
    }
  }

  /// Writes the gradient of x: γ' g + slope (x − mean) + offset, column by column, with g as in
  /// ``addSums(_:_:rows:_:_:)``.
  public func pullback(
    _ g: UnsafePointer<Float>, _ x: UnsafePointer<Float>, rows: Int, slope: UnsafePointer<Float>,
    offset: UnsafePointer<Float>, _ out: UnsafeMutablePointer<Float>
  ) {
    Self.strips(rows, columns) { start, rows, column, lanes in
      let (mean, scale, shift) = values(column, lanes)
      let (slope, offset) = (lanes(slope + column), lanes(offset + column))
      var place = start
      for _ in 0..<rows {
        let centred = lanes(x + place) - mean
        let gradient = passed(lanes(g + place), centred * scale + shift)
        lanes.store((offset + slope * centred) + scale * gradient, out + place)
        place += columns
      }
    }
  }

  /// Adds, column by column, x − origin to `sums` and its square to `squares`.
  public static func addSpread(
    _ x: UnsafePointer<Float>, rows: Int, columns: Int, origin: UnsafePointer<Float>,
    _ sums: UnsafeMutablePointer<Float>, _ squares: UnsafeMutablePointer<Float>
  ) {
    strips(rows, columns) { start, rows, column, lanes in
      let origin = lanes(origin + column)
      var sum = lanes(UnsafePointer(sums + column))
      var square = lanes(UnsafePointer(squares + column))
      var place = start
      for _ in 0..<rows {
        let distance = lanes(x + place) - origin
        sum = sum + distance
        square = square + distance * distance
        place += columns
      }
      lanes.store(sum, sums + column)
      lanes.store(square, squares + column)
    }
  }

  @inline(__always)
  private func values(_ column: Int, _ lanes: Lanes) -> (Float8, Float8, Float8) {
    (lanes(mean + column), lanes(scale + column), lanes(shift + column))
  }

  /// The gradient where the rectifier lets it through.
  @inline(__always)
  private func passed(_ gradient: Float8, _ value: Float8) -> Float8 {
    guard rectifies else { return gradient }
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
    func store(_ value: Float8, _ pointer: UnsafeMutablePointer<Float>) {
      count == 8 ? store8(value, pointer) : store8(value, pointer, first: count)
    }
  }

  /// Numbers in a block of rows.
  private static let block = 2048

  /// Calls `body` for every strip of up to eight columns of every block of rows: where it begins, how
  /// many rows it has, its first column, and how to read it.
  @inline(__always)
  private static func strips(_ rows: Int, _ columns: Int, _ body: (Int, Int, Int, Lanes) -> Void) {
    guard columns > 0 else { return }
    let step = max(1, block / columns)
    for row in stride(from: 0, to: rows, by: step) {
      let count = min(step, rows - row)
      let whole = columns / 8 * 8
      for column in stride(from: 0, to: whole, by: 8) {
        body(row * columns + column, count, column, Lanes(count: 8))
      }
      if whole < columns {
        body(row * columns + whole, count, whole, Lanes(count: columns - whole))
      }
    }
  }
}
