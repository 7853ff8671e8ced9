import Diagnostics
import Tensors

/// Multiplies matrices: `[n, k] · [k, m] → [n, m]`, either stored transposed.
struct MatrixMultiply: Operation {
  static let name = "matmul"
  static var cases: [OperationCase] {
    [
      OperationCase(Self(), [[3, 5], [5, 4]]),
      OperationCase(Self(transposesA: true), [[5, 3], [5, 4]]),
      OperationCase(Self(transposesB: true), [[3, 5], [4, 5]]),
      OperationCase(Self(transposesA: true, transposesB: true), [[5, 3], [4, 5]]),
    ]
  }

  /// Whether the left matrix is stored as `[k, n]`.
  let transposesA: Bool
  /// Whether the right matrix is stored as `[m, k]`.
  let transposesB: Bool

  /// Creates the operation.
  init(transposesA: Bool = false, transposesB: Bool = false) {
    self.transposesA = transposesA
    self.transposesB = transposesB
  }

  func shape(of operands: [Shape]) throws(Fault) -> Shape {
    guard operands[0].rank == 2, operands[1].rank == 2,
      operands[0][transposesA ? 0 : 1] == operands[1][transposesB ? 1 : 0]
    else {
      let left = transposesA ? "[k, n]" : "[n, k]"
      let right = transposesB ? "[m, k]" : "[k, m]"
      throw mismatch(operands, "shapes \(left) and \(right)")
    }
    return try Shape([operands[0][transposesA ? 1 : 0], operands[1][transposesB ? 0 : 1]])
  }

  func forward(_ pass: Pass) {
    product(pass).compute(pass.operand(0), pass.operand(1), pass.result, pass.numerics)
  }

  func pullback(_ pass: Pass) {
    let (n, m, k) = (pass.resultShape[0], pass.resultShape[1], product(pass).depth)
    let (a, b, g) = (pass.operand(0), pass.operand(1), pass.gradient)
    pass.accumulate(0) { target, accumulates in
      if transposesA {
        // dA, stored [k, n], is B · gᵀ.
        MatrixProduct(
          rows: k, columns: n, depth: m, transposesA: transposesB, transposesB: true,
          accumulates: accumulates
        ).compute(b, g, target, pass.numerics)
      } else {
        MatrixProduct(
          rows: n, columns: k, depth: m, transposesB: !transposesB, accumulates: accumulates
        ).compute(g, b, target, pass.numerics)
      }
    }
    pass.accumulate(1) { target, accumulates in
      if transposesB {
        // dB, stored [m, k], is gᵀ · A.
        MatrixProduct(
          rows: m, columns: k, depth: n, transposesA: true, transposesB: transposesA,
          accumulates: accumulates
        ).compute(g, a, target, pass.numerics)
      } else {
        MatrixProduct(
          rows: k, columns: m, depth: n, transposesA: !transposesA, accumulates: accumulates
        ).compute(a, g, target, pass.numerics)
      }
    }
  }

  private func product(_ pass: Pass) -> MatrixProduct {
    MatrixProduct(
      rows: pass.resultShape[0], columns: pass.resultShape[1],
      depth: pass.shape(0)[transposesA ? 0 : 1], transposesA: transposesA, transposesB: transposesB)
  }
}
