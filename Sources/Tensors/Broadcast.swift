public import Diagnostics

/// How two tensors are repeated to a common shape, as runs along the last axis.
public struct Broadcast: Sendable {
  /// The common shape.
  public let shape: Shape
  private let stridesA: [Int]
  private let stridesB: [Int]

  /// Plans an operation on two shapes.
  ///
  /// - Throws: `shape.mismatch`.
  public init(_ a: Shape, _ b: Shape, in operation: String) throws(Fault) {
    shape = try Shape.broadcast(a, b, in: operation)
    stridesA = Self.strides(of: a, in: shape)
    stridesB = Self.strides(of: b, in: shape)
  }

  /// Applies a function to every pair.
  public func apply(
    _ function: BinaryFunction, _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>,
    _ out: UnsafeMutablePointer<Float>
  ) {
    forEachRun { offsetA, stepA, offsetB, stepB, offset, count in
      function.apply(a + offsetA, step: stepA, b + offsetB, step: stepB, out + offset, count: count)
    }
  }

  /// Adds what belongs together: the sum of `full`, which has the common shape, over every axis
  /// along which a tensor of shape `target` was repeated.
  public func reduce(
    _ full: UnsafePointer<Float>, to target: Shape, _ out: UnsafeMutablePointer<Float>
  ) {
    out.update(repeating: 0, count: target.count)
    let strides = Self.strides(of: target, in: shape)
    Self.walk(shape, strides, strides) { offset, step, _, _, start, count in
      let source = full + start
      if step == 1 {
        let sink = out + offset
        for i in 0..<count { sink[i] += source[i] }
      } else {
        var sum: Float = 0
        for i in 0..<count { sum += source[i] }
        out[offset] += sum
      }
    }
  }

  /// Calls a closure for every run: offset and step of either operand, offset in the result, and
  /// length.
  func forEachRun(_ body: (Int, Int, Int, Int, Int, Int) -> Void) {
    Self.walk(shape, stridesA, stridesB, body)
  }

  private static func walk(
    _ shape: Shape, _ stridesA: [Int], _ stridesB: [Int],
    _ body: (Int, Int, Int, Int, Int, Int) -> Void
  ) {
    guard shape.count > 0 else { return }
    // Axes along which both walk on without a gap, or stand still, are one long run.
    var run = 1
    var stepA = 0
    var stepB = 0
    var outer = shape.rank
    while outer > 0 {
      let size = shape.sizes[outer - 1]
      let a = stridesA[outer - 1]
      let b = stridesB[outer - 1]
      if size != 1 {
        if run == 1 {
          guard a <= 1, b <= 1 else { break }
          stepA = a
          stepB = b
        } else {
          guard a == stepA * run, b == stepB * run else { break }
        }
        run *= size
      }
      outer -= 1
    }
    var index = [Int](repeating: 0, count: outer)
    var offsetA = 0
    var offsetB = 0
    var offset = 0
    while true {
      body(offsetA, stepA, offsetB, stepB, offset, run)
      offset += run
      var axis = outer - 1
      while axis >= 0 {
        index[axis] += 1
        offsetA += stridesA[axis]
        offsetB += stridesB[axis]
        if index[axis] < shape.sizes[axis] { break }
        offsetA -= stridesA[axis] * index[axis]
        offsetB -= stridesB[axis] * index[axis]
        index[axis] = 0
        axis -= 1
      }
      if axis < 0 { return }
    }
  }

  /// How far apart neighbours along each axis of `whole` lie in a tensor of shape `part`; 0 where
  /// it is repeated.
  private static func strides(of part: Shape, in whole: Shape) -> [Int] {
    var strides = [Int](repeating: 0, count: whole.rank)
    var stride = 1
    for (back, size) in part.sizes.reversed().enumerated() {
      if size != 1 { strides[whole.rank - 1 - back] = stride }
      stride *= size
    }
    return strides
  }
}
