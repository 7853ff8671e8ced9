public import Diagnostics

/// Eigenvalues and eigenvectors of a symmetric matrix, by cyclic Jacobi rotations.
///
/// Slower than tridiagonal methods but short, accurate and the same on every machine.
///
/// Reference: Golub and Van Loan, "Matrix Computations", 4th edition, section 8.5.
public struct SymmetricEigensystem: Sendable {
  /// The eigenvalues, largest first.
  public let values: [Double]
  /// The eigenvectors of unit length, in the order of the values; the entry of each that is largest
  /// in absolute value (the first of equals) is positive.
  public let vectors: [[Double]]

  /// The largest number of rows; above it the rotations would take minutes.
  public static let sizeLimit = 1_024

  /// Decomposes a matrix given row after row, of which only the upper triangle is read.
  ///
  /// Throws where it is not square, too large, a number is not finite, or once `isStopped`.
  public init(
    _ matrix: [Double], size: Int, isStopped: () -> Bool = { false }
  ) throws(Fault) {
    guard size > 0, size <= Self.sizeLimit, matrix.count == size * size else {
      throw Fault(
        "statistics.matrix-shape",
        "a symmetric matrix must have from 1 to \(Self.sizeLimit) rows and as many columns, but "
          + "has \(size) rows and \(counted(matrix.count, "number"))")
    }
    try requireFinite(matrix, "a matrix's entries")
    var rotations = JacobiRotations(matrix, size: size)
    try rotations.run(isStopped: isStopped)
    let order = (0..<size).sorted {
      (-rotations.diagonal($0), $0) < (-rotations.diagonal($1), $1)
    }
    values = order.map(rotations.diagonal)
    vectors = order.map { Self.oriented(rotations.vector($0)) }
  }

  /// The vector or its negative, whichever has a positive entry of largest size.
  private static func oriented(_ vector: [Double]) -> [Double] {
    var largest = 0.0
    for entry in vector where abs(entry) > abs(largest) { largest = entry }
    return largest < 0 ? vector.map { -$0 } : vector
  }
}
