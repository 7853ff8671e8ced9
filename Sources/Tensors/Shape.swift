public import Diagnostics

/// The sizes of a tensor, one per axis, outermost first.
public struct Shape: Sendable, Hashable {
  /// The size of each axis.
  public let sizes: [Int]
  /// The number of elements: the product of the sizes, and 1 for a shape without axes.
  public let count: Int

  /// The most elements a tensor may have; 2³⁰ floats take 4 GiB.
  public static let maximumCount = 1 << 30

  /// A shape without axes, that of a single number.
  public static let scalar = Shape(unchecked: [], count: 1)

  /// Creates a shape.
  ///
  /// - Throws: `shape.negative` for a size below 0, `shape.too-large` for more than
  ///   ``maximumCount`` elements, `limit.memory` for more than there is memory for.
  public init(_ sizes: [Int]) throws(Fault) {
    self.sizes = sizes
    count = try Self.checkedCount(sizes)
    try MemoryLimit.admit(floats: count)
  }

  /// Creates a shape whose sizes are known to be small and not negative.
  init(unchecked sizes: [Int], count: Int) {
    self.sizes = sizes
    self.count = count
  }

  /// The number of axes.
  public var rank: Int { sizes.count }

  /// The size of an axis.
  public subscript(_ axis: Int) -> Int { sizes[axis] }

  /// The sizes without the last, multiplied: how many rows a row-wise operation visits.
  public var rowCount: Int { sizes.dropLast().reduce(1, *) }

  /// The size of the last axis, and 1 for a shape without axes.
  public var rowLength: Int { sizes.last ?? 1 }

  private static func checkedCount(_ sizes: [Int]) throws(Fault) -> Int {
    if let negative = sizes.first(where: { $0 < 0 }) {
      throw Fault(
        "shape.negative", "a size must be 0 or more, but is \(negative) in \(drawn(sizes))")
    }
    if sizes.contains(0) { return 0 }
    var count = 1
    for size in sizes {
      let (product, overflow) = count.multipliedReportingOverflow(by: size)
      guard !overflow, product <= maximumCount else {
        throw Fault(
          "shape.too-large",
          "a tensor must have at most \(maximumCount) elements, but \(drawn(sizes)) has more",
          hint: "Work on a part of the data at a time.")
      }
      count = product
    }
    return count
  }

  private static func drawn(_ sizes: [Int]) -> String {
    "[" + sizes.map(String.init).joined(separator: ", ") + "]"
  }
}

extension Shape: CustomStringConvertible {
  /// The sizes in brackets, such as `[64, 128]`.
  public var description: String { Self.drawn(sizes) }
}
