public import Diagnostics

extension Tensor {
  /// The same values in another shape; one size may be −1 and is worked out.
  ///
  /// - Throws: `shape.count` if the number of elements differs.
  public func reshaped(_ sizes: [Int]) throws(Fault) -> Tensor {
    var sizes = sizes
    if let open = sizes.firstIndex(of: -1) {
      var rest = sizes
      rest.remove(at: open)
      let known = try Shape(rest).count
      guard known > 0, count % known == 0 else {
        throw Fault(
          "shape.count",
          "the sizes around -1 must divide \(counted(count, "value")), but multiply to \(known)")
      }
      sizes[open] = count / known
    }
    return try Tensor(Shape(sizes), values)
  }

  /// The axes in another order; without one, in reverse order.
  ///
  /// - Throws: `shape.axis` if `order` does not name each axis once.
  public func transposed(_ order: [Int]? = nil) throws(Fault) -> Tensor {
    let order = order ?? Array((0..<shape.rank).reversed())
    var axes: [Int] = []
    for axis in order { axes.append(try shape.axis(axis)) }
    guard axes.sorted() == Array(0..<shape.rank) else {
      throw Fault(
        "shape.axis",
        "an order must name each of \(counted(shape.rank, "axis", plural: "axes")) "
          + "once, but is \(order)")
    }
    let target = try Shape(axes.map { shape.sizes[$0] })
    var strides = [Int](repeating: 1, count: shape.rank)
    for axis in shape.sizes.indices.dropLast().reversed() {
      strides[axis] = strides[axis + 1] * shape.sizes[axis + 1]
    }
    return Tensor(target) { out in
      withPointer { source in
        Kernels.transpose(source, out, sizes: target.sizes, strides: axes.map { strides[$0] })
      }
    }
  }

  /// The part from `range.lowerBound` to before `range.upperBound` along an axis.
  ///
  /// - Throws: `shape.axis`, `shape.index` if the range leaves the axis.
  public func slice(axis: Int, _ range: Range<Int>) throws(Fault) -> Tensor {
    let (outer, size, inner) = try shape.layout(axis: axis)
    guard range.lowerBound >= 0, range.upperBound <= size else {
      throw Fault(
        "shape.index",
        "a part of axis \(axis) of \(shape) must lie from 0 to \(size), but is "
          + "\(range.lowerBound) to \(range.upperBound)")
    }
    let target = try shape.replacing(axis: axis, by: range.count)
    return Tensor(target) { out in
      withPointer { source in
        let run = range.count * inner
        for row in 0..<outer {
          (out + row * run).update(
            from: source + (row * size + range.lowerBound) * inner, count: run)
        }
      }
    }
  }

  /// One position along an axis; the axis disappears. A negative index counts from the end.
  ///
  /// - Throws: `shape.axis`, `shape.index`.
  public func select(axis: Int, _ index: Int) throws(Fault) -> Tensor {
    let size = try shape.layout(axis: axis).size
    guard index >= -size, index < size else {
      throw Fault(
        "shape.index",
        size == 0
          ? "axis \(axis) of \(shape) is empty, so there is no index \(index)"
          : "an index of axis \(axis) of \(shape) must be from \(-size) to \(size - 1), "
            + "but is \(index)")
    }
    let position = index < 0 ? index + size : index
    return try slice(axis: axis, position..<(position + 1)).reshaped(
      shape.removing(axis: axis).sizes)
  }

  /// The given positions of the first axis, in the given order.
  ///
  /// - Throws: `shape.axis` for a tensor without axes, `shape.index`.
  public func gather(_ indices: [Int]) throws(Fault) -> Tensor {
    let (_, size, inner) = try shape.layout(axis: 0)
    for index in indices where index < 0 || index >= size {
      throw Fault(
        "shape.index",
        size == 0
          ? "\(shape) has no rows, so there is no row \(index)"
          : "a row of \(shape) must be from 0 to \(size - 1), but is \(index)")
    }
    let target = try shape.replacing(axis: 0, by: indices.count)
    return Tensor(target) { out in
      withPointer { source in
        for (row, index) in indices.enumerated() {
          (out + row * inner).update(from: source + index * inner, count: inner)
        }
      }
    }
  }

  /// Tensors one after the other along an axis; every other size must be equal.
  ///
  /// - Throws: `shape.empty` for no tensors, `shape.axis`, `shape.mismatch`.
  public static func concatenated(_ parts: [Tensor], axis: Int) throws(Fault) -> Tensor {
    let target = try Shape.concatenated(parts.map(\.shape), axis: axis)
    let layout = try target.layout(axis: axis)
    return Tensor(target) { out in
      var start = 0
      for part in parts {
        let run = layout.outer == 0 ? 0 : part.count / layout.outer
        part.withPointer { source in
          for row in 0..<layout.outer {
            (out + row * layout.size * layout.inner + start).update(
              from: source + row * run, count: run)
          }
        }
        start += run
      }
    }
  }
}
