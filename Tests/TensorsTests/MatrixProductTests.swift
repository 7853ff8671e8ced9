import Diagnostics
import Testing

@testable import Tensors

@Suite struct MatrixProductTests {
  static let sizes = [
    (1, 1, 1), (1, 7, 5), (6, 8, 16), (7, 9, 200), (13, 17, 193), (64, 6, 128), (5, 520, 3),
    (130, 33, 50), (64, 256, 400), (300, 130, 64), (1, 77, 130), (2, 384, 128), (3, 1000, 90),
    (8, 45, 33), (9, 45, 33),
  ]

  /// The definition: terms of each element in order, each product and each sum rounded.
  private static func loops(
    _ p: MatrixProduct, _ a: [Float], _ b: [Float], _ c: [Float]
  ) -> [Float] {
    var out = c
    for i in 0..<p.rows {
      for j in 0..<p.columns {
        var sum = p.accumulates ? c[i * p.columns + j] : 0
        for k in 0..<p.depth {
          let x = a[p.transposesA ? k * p.rows + i : i * p.depth + k]
          let y = b[p.transposesB ? j * p.depth + k : k * p.columns + j]
          let product = x * y
          sum += product
        }
        out[i * p.columns + j] = sum
      }
    }
    return out
  }

  @Test(arguments: sizes)
  func exactProductsHaveTheBitsOfThreeLoops(_ rows: Int, _ columns: Int, _ depth: Int) {
    for variant in 0..<8 {
      let product = MatrixProduct(
        rows: rows, columns: columns, depth: depth, transposesA: variant & 1 != 0,
        transposesB: variant & 2 != 0, accumulates: variant & 4 != 0)
      let a = RandomKey(1).normals(rows * depth)
      let b = RandomKey(2).normals(depth * columns)
      let start = RandomKey(3).normals(rows * columns)
      let expected = Self.loops(product, a, b, start)
      for threads in [1, 2, 5] {
        var c = start
        product.compute(a, b, &c, Numerics(mode: .exact, threads: threads))
        #expect(
          c.map(\.bitPattern) == expected.map(\.bitPattern), "\(product), \(threads) threads")
      }
    }
  }

  @Test(arguments: sizes)
  func fastProductsAreNearAndDoNotDependOnThreads(_ rows: Int, _ columns: Int, _ depth: Int) {
    for variant in 0..<8 {
      let product = MatrixProduct(
        rows: rows, columns: columns, depth: depth, transposesA: variant & 1 != 0,
        transposesB: variant & 2 != 0, accumulates: variant & 4 != 0)
      let a = RandomKey(1).normals(rows * depth)
      let b = RandomKey(2).normals(depth * columns)
      let start = RandomKey(3).normals(rows * columns)
      var exact = start
      product.compute(a, b, &exact, .exact)
      var one = start
      product.compute(a, b, &one, .fast)
      let worst = zip(one, exact).map { ($0 - $1).magnitude }.max() ?? 0
      // Sums of `depth` products of order 1 in another order.
      #expect(worst <= 4e-7 * Float(depth), "\(product): \(worst)")
      for threads in [2, 5] {
        var other = start
        product.compute(a, b, &other, Numerics(mode: .fast, threads: threads))
        #expect(other.map(\.bitPattern) == one.map(\.bitPattern))
      }
    }
  }

  /// Few rows are multiplied in the order of the exact product, in both modes.
  @Test(arguments: 1...8)
  func aRowOfFewIsTheSameBesideAnyOthers(_ rows: Int) {
    let (columns, depth) = (83, 70)
    let a = RandomKey(1).normals(20 * depth)
    let b = RandomKey(2).normals(depth * columns)
    func product(_ rows: Int, _ mode: Numerics.Mode) -> [UInt32] {
      var c = [Float](repeating: 0, count: rows * columns)
      MatrixProduct(rows: rows, columns: columns, depth: depth)
        .compute(a, b, &c, Numerics(mode: mode))
      return c.map(\.bitPattern)
    }
    let exact = product(20, .exact)
    #expect(product(rows, .exact) == Array(exact.prefix(rows * columns)))
    if rows <= ThinProduct.largestRows(.fast) {
      #expect(product(rows, .fast) == Array(exact.prefix(rows * columns)))
    }
  }

  @Test func emptyProductsAreZeroOrUnchanged() {
    var c: [Float] = [1, 2, 3, 4, 5, 6]
    MatrixProduct(rows: 2, columns: 3, depth: 0, accumulates: true).compute([], [], &c, .exact)
    #expect(c == [1, 2, 3, 4, 5, 6])
    MatrixProduct(rows: 2, columns: 3, depth: 0).compute([], [], &c, .fast)
    #expect(c == [0, 0, 0, 0, 0, 0])
    MatrixProduct(rows: 0, columns: 3, depth: 2).compute([], [], &c, .fast)
  }

  @Test func tensorsMultiplyAsMatricesAndVectors() throws {
    let a = try Tensor([2, 3], [1, 2, 3, 4, 5, 6])
    let v = try Tensor([3], [1, 0, -1])
    #expect(try Tensor.matrixProduct(a, a.transposed()).values == [14, 32, 32, 77])
    #expect(try Tensor.matrixProduct(a, v) == (try Tensor([2], [-2, -2])))
    #expect(try Tensor.matrixProduct(v, v).scalar == 2)
    #expect {
      try Tensor.matrixProduct(a, a)
    } throws: { ($0 as? Fault)?.hint == "Transpose the right matrix." }
    #expect {
      try Tensor.matrixProduct(a, try Tensor(zeros: [5, 4]))
    } throws: { ($0 as? Fault)?.hint == nil && ($0 as? Fault)?.code == "shape.mismatch" }
    #expect(throws: Fault.self) { try Tensor.matrixProduct(Tensor(1), a) }
  }

  @Test func notANumberSpreads() throws {
    let a = try Tensor([2, 2], [1, .nan, 1, 1])
    for numerics in [Numerics.fast, .exact] {
      let product = try Tensor.matrixProduct(a, try Tensor([2, 1], [0, 0]), numerics)
      #expect(product.values[0].isNaN && product.values[1] == 0)
    }
  }
}
