extension Kernels {
  /// Adds a row to every row of a matrix, and keeps only the positive part, and NaN, if asked
  /// to.
  public static func addRow(
    _ row: UnsafePointer<Float>, to x: UnsafeMutablePointer<Float>, rows: Int, columns: Int,
    rectifies: Bool = false
  ) {
    for index in 0..<rows {
      let line = x + index * columns
      if rectifies {
        for i in 0..<columns {
          let value = line[i] + row[i]
          line[i] = value <= 0 ? 0 : value
        }
      } else {
        for i in 0..<columns { line[i] += row[i] }
      }
    }
  }

  /// out = x where y is above 0, else 0: the gradient of a rectifier.
  public static func keepPositive(
    _ x: UnsafePointer<Float>, where y: UnsafePointer<Float>, _ out: UnsafeMutablePointer<Float>,
    count: Int
  ) {
    for i in 0..<max(0, count) {
      // Reading x before the comparison lets the compiler use SIMD instead of branches.
      let value = x[i]
      out[i] = y[i] > 0 ? value : 0
    }
  }

  /// The soft-max of every row at a temperature: pᵢ = exp(xᵢ / T) / Σⱼ exp(xⱼ / T).
  ///
  /// The largest is subtracted first, so nothing overflows; `x` and `out` may be the same.
  public static func softmax(
    _ x: UnsafePointer<Float>, rows: Int, columns: Int, temperature: Float = 1,
    _ out: UnsafeMutablePointer<Float>
  ) {
    for index in 0..<rows {
      let line = out + index * columns
      shift(x + index * columns, columns, temperature, line)
      UnaryFunction.exponential.apply(line, line, count: columns)
      let total = sum(line, count: columns)
      for i in 0..<columns { line[i] /= total }
    }
  }

  /// Turns the gradient g of a soft-max p of one row into that of its argument, p (g − Σ p g).
  public static func softmaxPullback(
    _ p: UnsafePointer<Float>, _ g: UnsafeMutablePointer<Float>, count: Int
  ) {
    let inner = dot(p, g, count: count)
    for i in 0..<max(0, count) { g[i] = p[i] * (g[i] - inner) }
  }

  /// The logarithm of the soft-max of every row at a temperature, computed without dividing.
  public static func logSoftmax(
    _ x: UnsafePointer<Float>, rows: Int, columns: Int, temperature: Float = 1,
    _ out: UnsafeMutablePointer<Float>
  ) {
    withUnsafeTemporaryAllocation(of: Float.self, capacity: max(1, columns)) { buffer in
      guard let powers = buffer.baseAddress else { return }
      powers.initialize(repeating: 0, count: columns)
      for index in 0..<rows {
        let line = out + index * columns
        shift(x + index * columns, columns, temperature, line)
        UnaryFunction.exponential.apply(line, powers, count: columns)
        let logarithm = UnaryFunction.logarithm(sum(powers, count: columns))
        for i in 0..<columns { line[i] -= logarithm }
      }
    }
  }

  /// out = (x − max x) / T
  private static func shift(
    _ x: UnsafePointer<Float>, _ count: Int, _ temperature: Float,
    _ out: UnsafeMutablePointer<Float>
  ) {
    guard count > 0 else { return }
    var largest = x[0]
    for i in 1..<max(1, count) where x[i] > largest || x[i].isNaN { largest = x[i] }
    if temperature == 1 {
      for i in 0..<count { out[i] = x[i] - largest }
    } else {
      for i in 0..<count { out[i] = (x[i] - largest) / temperature }
    }
  }
}
