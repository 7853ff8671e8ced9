public import Diagnostics

/// Numbers in single precision, arranged in rows, rows of rows, and so on.
public struct Tensor: Sendable, Equatable {
  /// The size of each axis.
  public let shape: Shape
  /// The numbers, last axis fastest (row-major).
  public internal(set) var values: [Float]

  /// Creates a tensor from numbers in row-major order.
  ///
  /// - Throws: `shape.count` if the sizes do not multiply to the number of values.
  public init(_ sizes: [Int], _ values: [Float]) throws(Fault) {
    try self.init(Shape(sizes), values)
  }

  /// Creates a tensor from numbers in row-major order.
  ///
  /// - Throws: `shape.count` if the shape does not have that many elements.
  public init(_ shape: Shape, _ values: [Float]) throws(Fault) {
    guard shape.count == values.count else {
      throw Fault(
        "shape.count",
        "a tensor of shape \(shape) must have \(counted(shape.count, "value")), "
          + "but has \(values.count)")
    }
    self.shape = shape
    self.values = values
  }

  /// Creates a tensor of zeros.
  public init(zeros sizes: [Int]) throws(Fault) {
    self.init(repeating: 0, try Shape(sizes))
  }

  /// Creates a tensor of one number.
  public init(repeating value: Float, _ shape: Shape) {
    self.shape = shape
    values = [Float](repeating: value, count: shape.count)
  }

  /// Creates a tensor without axes.
  public init(_ value: Float) {
    shape = .scalar
    values = [value]
  }

  /// Creates a matrix from its rows.
  ///
  /// - Throws: `shape.ragged` if the rows are not equally long.
  public init(rows: [[Float]]) throws(Fault) {
    let width = rows.first?.count ?? 0
    for (index, row) in rows.enumerated() where row.count != width {
      throw Fault(
        "shape.ragged",
        "the rows of a matrix must be equally long, but row 0 has \(counted(width, "value")) and "
          + "row \(index) has \(row.count)")
    }
    try self.init(Shape([rows.count, width]), rows.flatMap { $0 })
  }

  /// Creates a tensor whose values a closure writes into memory that starts as zeros.
  public init(_ shape: Shape, writing body: (UnsafeMutablePointer<Float>) -> Void) {
    self.init(repeating: 0, shape)
    withMutablePointer(body)
  }

  /// Creates a tensor whose value count is known to fit.
  init(unchecked shape: Shape, _ values: [Float]) {
    self.shape = shape
    self.values = values
  }

  /// The number of elements.
  public var count: Int { values.count }

  /// The only value of a tensor with one element.
  public var scalar: Float? { values.count == 1 ? values.first : nil }

  /// Calls a closure with the address of the first value, which must not be read if there is none.
  public func withPointer<Result, Failure: Error>(
    _ body: (UnsafePointer<Float>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try values.withUnsafeBufferPointer { buffer throws(Failure) in
      try body(buffer.baseAddress ?? UnsafePointer(Self.nowhere))
    }
  }

  /// An address for tensors without values; nothing is ever stored there.
  private nonisolated(unsafe) static let nowhere = UnsafeMutablePointer<Float>.allocate(capacity: 1)

  /// Calls a closure that may change the values through the address of the first.
  public mutating func withMutablePointer(_ body: (UnsafeMutablePointer<Float>) -> Void) {
    values.withUnsafeMutableBufferPointer { buffer in
      if let base = buffer.baseAddress, !buffer.isEmpty { body(base) }
    }
  }

  /// A row of a matrix, or of a tensor seen as rows of its last axis.
  ///
  /// - Throws: `shape.index` if there is no such row.
  public func row(_ index: Int) throws(Fault) -> ArraySlice<Float> {
    let width = shape.rowLength
    guard index >= 0, index < shape.rowCount else {
      throw Fault(
        "shape.index",
        "a row of \(shape) must be from 0 to \(shape.rowCount - 1), but is \(index)")
    }
    return values[(index * width)..<((index + 1) * width)]
  }
}
