import Diagnostics
import Tensors

/// Puts the axes in another order; without one, in reverse order.
struct Transpose: Operation {
  static let name = "transpose"
  static var cases: [OperationCase] {
    [OperationCase(Self(), [[3, 4]]), OperationCase(Self([1, 2, 0]), [[2, 3, 4]])]
  }

  /// For each axis of the result, the axis it was.
  let order: [Int]?

  /// Creates the operation.
  init(_ order: [Int]? = nil) {
    self.order = order
  }

  func shape(of operands: [Shape]) throws(Fault) -> Shape {
    let order = axes(operands[0].rank)
    guard order.sorted() == Array(0..<operands[0].rank) else {
      throw mismatch(operands, "an order that names each axis once, not \(order)")
    }
    return try Shape(order.map { operands[0].sizes[$0] })
  }

  func forward(_ pass: Pass) {
    let order = axes(pass.shape(0).rank)
    let strides = Self.strides(pass.shape(0).sizes)
    Kernels.transpose(
      pass.operand(0), pass.result, sizes: pass.resultShape.sizes,
      strides: order.map { strides[$0] })
  }

  func pullback(_ pass: Pass) throws(Fault) {
    let order = axes(pass.shape(0).rank)
    let strides = Self.strides(pass.resultShape.sizes)
    var inverse = [Int](repeating: 0, count: order.count)
    for (position, axis) in order.enumerated() { inverse[axis] = strides[position] }
    try pass.assign(0) {
      Kernels.transpose(pass.gradient, $0, sizes: pass.shape(0).sizes, strides: inverse)
    }
  }

  private func axes(_ rank: Int) -> [Int] { order ?? Array((0..<rank).reversed()) }

  private static func strides(_ sizes: [Int]) -> [Int] {
    var strides = [Int](repeating: 1, count: sizes.count)
    for axis in sizes.indices.dropLast().reversed() {
      strides[axis] = strides[axis + 1] * sizes[axis + 1]
    }
    return strides
  }
}
