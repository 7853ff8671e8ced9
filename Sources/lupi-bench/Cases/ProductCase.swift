import Tensors

/// One matrix product.
final class ProductCase: BenchCase {
  let name: String
  private let product: MatrixProduct
  private let numerics: Numerics
  private let a: [Float]
  private let b: [Float]
  private var c: [Float]

  init(
    _ name: String, _ rows: Int, _ columns: Int, _ depth: Int, _ numerics: Numerics,
    transposesA: Bool = false, transposesB: Bool = false
  ) {
    self.name = name
    self.numerics = numerics
    product = MatrixProduct(
      rows: rows, columns: columns, depth: depth, transposesA: transposesA,
      transposesB: transposesB)
    a = RandomKey(1).normals(rows * depth)
    b = RandomKey(2).normals(depth * columns)
    c = [Float](repeating: 0, count: rows * columns)
  }

  var operations: Double? { 2 * Double(product.rows * product.columns * product.depth) }
  var items: (count: Int, unit: String) { (1, "products") }

  func run() {
    product.compute(a, b, &c, numerics)
  }

  /// Compares every hundredth element or so with a sum in double precision.
  func verify() -> String? {
    run()
    let (n, m, k) = (product.rows, product.columns, product.depth)
    for index in stride(from: 0, to: n * m, by: max(1, n * m / 997)) {
      let (row, column) = (index / m, index % m)
      var sum = 0.0
      for i in 0..<k {
        let x = a[product.transposesA ? i * n + row : row * k + i]
        let y = b[product.transposesB ? column * k + i : i * m + column]
        sum += Double(x) * Double(y)
      }
      let error = abs(Double(c[index]) - sum)
      if !(error < 1e-5 * Double(k).squareRoot() * 10) {
        return "element \(row), \(column) is \(c[index]) instead of \(sum)"
      }
    }
    return nil
  }
}
