import Tensors

/// Two sums per column, found block by block in single precision and added in double precision, one
/// after the other within a piece and then piece by piece: the same for any number of threads.
final class BatchSums {
  private let pieces: Int
  private let columns: Int
  private let totals: UnsafeMutablePointer<Double>
  private let block: UnsafeMutablePointer<Float>

  /// Creates sums of 0.
  init(pieces: Int, columns: Int) {
    self.pieces = pieces
    self.columns = columns
    totals = .allocate(capacity: 2 * pieces * columns)
    totals.initialize(repeating: 0, count: 2 * pieces * columns)
    block = .allocate(capacity: 2 * pieces * columns)
    block.initialize(repeating: 0, count: 2 * pieces * columns)
  }

  deinit {
    totals.deallocate()
    block.deallocate()
  }

  /// Adds what `sum` adds to zeros for one block.
  func add(
    _ piece: Int, _ sum: (UnsafeMutablePointer<Float>, UnsafeMutablePointer<Float>) -> Void
  ) {
    let (own, start) = (block + 2 * piece * columns, totals + 2 * piece * columns)
    own.update(repeating: 0, count: 2 * columns)
    sum(own, own + columns)
    for i in 0..<(2 * columns) { start[i] += Double(own[i]) }
  }

  /// Writes the sums over all pieces.
  func write(_ first: UnsafeMutablePointer<Float>, _ second: UnsafeMutablePointer<Float>) {
    for i in 0..<columns {
      var (a, b) = (0.0, 0.0)
      for piece in 0..<pieces {
        a += totals[2 * piece * columns + i]
        b += totals[(2 * piece + 1) * columns + i]
      }
      first[i] = Float(a)
      second[i] = Float(b)
    }
  }
}
