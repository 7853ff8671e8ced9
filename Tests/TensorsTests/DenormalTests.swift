import Testing

@testable import Tensors

/// Numbers below the smallest normal one count, on every thread and after OpenBLAS was loaded: nothing
/// sets the processor to flush them to zero.
@Suite struct DenormalTests {
  @Test(arguments: [Numerics.Mode.fast, .exact], [1, 2, 5])
  func smallNumbersAreKept(_ mode: Numerics.Mode, _ threads: Int) {
    let (rows, columns, depth) = (96, 96, 64)
    let a = [Float](repeating: 0x1p-100, count: rows * depth)
    let b = [Float](repeating: 0x1p-46, count: depth * columns)
    var c = [Float](repeating: 0, count: rows * columns)
    MatrixProduct(rows: rows, columns: columns, depth: depth)
      .compute(a, b, &c, Numerics(mode: mode, threads: threads))
    // Each product, 2⁻¹⁴⁶, is below the smallest normal number, 2⁻¹²⁶.
    #expect(c.allSatisfy { $0 == 0x1p-140 })
  }

  @Test func functionsKeepThem() {
    let x = [Float](repeating: 0x1p-140, count: 40)
    var y = [Float](repeating: 0, count: 40)
    for function in [UnaryFunction.rectify, .hyperbolicTangent] {
      function.apply(x, &y, count: x.count)
      #expect(y.allSatisfy { $0 == 0x1p-140 }, "\(function)")
    }
  }
}
