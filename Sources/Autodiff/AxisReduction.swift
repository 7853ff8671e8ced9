import Diagnostics
import Tensors

/// Sums along axes, and their transposition: repeating along axes.
struct AxisReduction {
  /// The shape without the axes.
  let result: Shape
  /// How many numbers make up one sum.
  let terms: Int
  private let whole: Shape
  private let kept: Shape

  init(_ shape: Shape, _ axes: [Int]?) throws(Fault) {
    var reduced = Set<Int>()
    for axis in axes ?? Array(0..<shape.rank) { reduced.insert(try shape.axis(axis)) }
    whole = shape
    kept = try Shape(shape.sizes.enumerated().map { reduced.contains($0.offset) ? 1 : $0.element })
    result = try Shape(
      shape.sizes.enumerated().filter { !reduced.contains($0.offset) }.map(\.element))
    terms = reduced.reduce(1) { $0 * shape.sizes[$1] }
  }

  func sum(_ x: UnsafePointer<Float>, _ out: UnsafeMutablePointer<Float>) throws(Fault) {
    if result.count == 1 {
      out[0] = Kernels.sum(x, count: whole.count)
    } else {
      try Broadcast(kept, whole, in: "sum").reduce(x, to: kept, out)
    }
  }

  func spread(
    _ g: UnsafePointer<Float>, scale: Float, _ out: UnsafeMutablePointer<Float>
  ) throws(Fault) {
    let plan = try Broadcast(kept, whole, in: "sum")
    for i in 0..<whole.count { out[i] = scale }
    plan.apply(.multiply, g, out, out)
  }
}
