import Diagnostics
import Testing

@testable import Tensors

@Suite struct TensorTests {
  let matrix = try? Tensor([2, 3], [1, 2, 3, 4, 5, 6])

  @Test func creationIsChecked() throws {
    #expect(throws: Fault.self) { try Tensor([2, 3], [1, 2]) }
    #expect(throws: Fault.self) { try Tensor(zeros: [1 << 20, 1 << 20]) }
    #expect { try Tensor(rows: [[1, 2], [3]]) } throws: { ($0 as? Fault)?.code == "shape.ragged" }
    #expect(try Tensor(rows: []).shape.sizes == [0, 0])
    #expect(try Tensor(rows: [[1, 2], [3, 4]]) == (try Tensor([2, 2], [1, 2, 3, 4])))
    #expect(Tensor(3).scalar == 3)
  }

  @Test func arithmeticRepeatsSizesOfOne() throws {
    let a = try #require(matrix)
    #expect(try (a + (try Tensor([3], [10, 20, 30]))).values == [11, 22, 33, 14, 25, 36])
    #expect(try (a * (try Tensor([2, 1], [1, -1]))).values == [1, 2, 3, -4, -5, -6])
    #expect(try (Tensor(12) / a).values == [12, 6, 4, 3, 2.4, 2])
    #expect(try (a - a).values == [Float](repeating: 0, count: 6))
    #expect((-a).values == [-1, -2, -3, -4, -5, -6])
    let column = try Tensor([2, 1, 1], [100, 200])
    #expect(try (column + a).shape.sizes == [2, 2, 3])
    #expect(
      try (column + a).values == [101, 102, 103, 104, 105, 106, 201, 202, 203, 204, 205, 206])
    #expect(throws: Fault.self) { try a + (try Tensor([2], [1, 2])) }
    #expect(try (Tensor(zeros: [0, 3]) + a.slice(axis: 0, 0..<1)).shape.sizes == [0, 3])
  }

  /// Every function of two numbers, with every way of repeating, against a plain loop.
  @Test(arguments: BinaryFunction.allCases)
  func broadcastingAgreesWithALoop(_ function: BinaryFunction) throws {
    let plain: (Float, Float) -> Float = { a, b in
      switch function {
      case .add: a + b
      case .subtract: a - b
      case .multiply: a * b
      case .divide: a / b
      case .maximum: a > b ? a : b
      case .minimum: a < b ? a : b
      case .less: a < b ? 1 : 0
      case .lessEqual: a <= b ? 1 : 0
      case .greater: a > b ? 1 : 0
      case .greaterEqual: a >= b ? 1 : 0
      case .equal: a == b ? 1 : 0
      case .notEqual: a != b ? 1 : 0
      }
    }
    let sizes = [2, 3, 5]
    for mask in 0..<64 {
      let sizesA = (0..<3).map { mask & (1 << $0) != 0 ? 1 : sizes[$0] }
      let sizesB = (0..<3).map { mask & (8 << $0) != 0 ? 1 : sizes[$0] }
      let a = try Tensor(
        sizesA, RandomKey(1).uniforms(try Shape(sizesA).count).map { ($0 * 4).rounded() })
      let b = try Tensor(
        sizesB, RandomKey(2).uniforms(try Shape(sizesB).count).map { ($0 * 4).rounded() })
      let result = try Tensor.combine(a, b, function)
      var expected: [Float] = []
      let whole = result.shape.sizes
      for i in 0..<whole[0] {
        for j in 0..<whole[1] {
          for k in 0..<whole[2] {
            func at(_ t: Tensor) -> Float {
              let s = t.shape.sizes
              return t.values[
                (min(i, s[0] - 1) * s[1] + min(j, s[1] - 1)) * s[2] + min(k, s[2] - 1)]
            }
            expected.append(plain(at(a), at(b)))
          }
        }
      }
      #expect(
        zip(result.values, expected).allSatisfy { $0 == $1 || ($0.isNaN && $1.isNaN) },
        "\(sizesA) \(sizesB)")
    }
  }

  @Test func layoutsMoveValues() throws {
    let a = try #require(matrix)
    #expect(try a.transposed().values == [1, 4, 2, 5, 3, 6])
    #expect(try a.reshaped([3, -1]).shape.sizes == [3, 2])
    #expect(try a.slice(axis: 1, 1..<3).values == [2, 3, 5, 6])
    #expect(try a.select(axis: 0, -1).values == [4, 5, 6])
    #expect(try a.select(axis: 1, 0).shape.sizes == [2])
    #expect(try a.gather([1, 1, 0]).values == [4, 5, 6, 4, 5, 6, 1, 2, 3])
    #expect(try Tensor.concatenated([a, a], axis: 0).shape.sizes == [4, 3])
    #expect(
      try Tensor.concatenated([a, a.slice(axis: 1, 0..<1)], axis: 1).values
        == [1, 2, 3, 1, 4, 5, 6, 4])
    let cube = try Tensor([2, 3, 4], (0..<24).map(Float.init))
    #expect(try cube.transposed([2, 0, 1]).transposed([1, 2, 0]) == cube)
    #expect(try cube.transposed([2, 0, 1]).values.prefix(4) == [0, 4, 8, 12])
  }

  @Test func layoutsAreChecked() throws {
    let a = try #require(matrix)
    #expect(throws: Fault.self) { try a.reshaped([4]) }
    #expect(throws: Fault.self) { try a.reshaped([-1, -1]) }
    #expect(throws: Fault.self) { try a.reshaped([-1, 0]) }
    #expect(throws: Fault.self) { try a.reshaped([-1, 4]) }
    #expect(throws: Fault.self) { try a.transposed([0, 0]) }
    #expect(throws: Fault.self) { try a.transposed([0]) }
    #expect(throws: Fault.self) { try a.slice(axis: 1, 1..<4) }
    #expect(throws: Fault.self) { try a.slice(axis: 2, 0..<1) }
    #expect(throws: Fault.self) { try a.select(axis: 0, 2) }
    #expect(throws: Fault.self) { try a.gather([0, 2]) }
    #expect(throws: Fault.self) { try a.row(2) }
    #expect(throws: Fault.self) { try Tensor.concatenated([], axis: 0) }
    #expect(throws: Fault.self) {
      try Tensor.concatenated([a, try a.transposed()], axis: 0)
    }
    #expect(throws: Fault.self) { try Tensor(1).gather([0]) }
  }

  @Test func reductionsAgreeWithTheirDefinitions() throws {
    let a = try Tensor([2, 3], [3, 1, 2, -4, 8, 8])
    #expect(try a.reduced(.sum).scalar == 18)
    #expect(try a.reduced(.sum, axis: 0).values == [-1, 9, 10])
    #expect(try a.reduced(.mean, axis: 1).values == [2, 4])
    #expect(try a.reduced(.maximum, axis: 1).values == [3, 8])
    #expect(try a.reduced(.minimum, axis: -2).values == [-4, 1, 2])
    #expect(try a.reduced(.indexOfMaximum, axis: 1).values == [0, 1])
    #expect(try a.reduced(.indexOfMinimum).scalar == 3)
    #expect(try a.reduced(.variance, axis: 1).values == [2.0 / 3, 32])
    #expect(try a.reduced(.deviation, axis: 1).values[1] == Float(32.0.squareRoot()))
    #expect(try a.reduced(.maximum, axis: 0).shape.sizes == [3])
    let broken = try Tensor([3], [1, .nan, 2])
    #expect(try broken.reduced(.maximum).scalar?.isNaN == true)
    #expect(try Tensor(zeros: [0]).reduced(.sum).scalar == 0)
    #expect(try Tensor(zeros: [0]).reduced(.mean).scalar?.isNaN == true)
    #expect(throws: Fault.self) { try a.reduced(.sum, axis: 2) }
  }

  @Test func sumsOfManyNumbersAreAccurate() throws {
    let many = Tensor(repeating: 0.1, try Shape([1_000_000]))
    #expect(try many.reduced(.sum).scalar == Float(Double(Float(0.1)) * 1e6))
    let lanes = many.withPointer { Kernels.sum($0, count: 999_999) }
    #expect(abs(lanes - 99_999.9) < 0.5)
  }
}
