public import Diagnostics

/// How the rows of a matrix belong to sequences: a row is a time step, and the sequences lie one after
/// another without padding.
///
/// What is not there cannot be learned from by mistake, and costs nothing: padding and masks are not
/// needed.
public struct SequenceLayout: Sendable, Hashable {
  /// The row at which each sequence begins, and at the end the number of rows.
  public let offsets: [Int]

  /// Creates a layout of sequences of the given numbers of steps.
  ///
  /// - Throws: `sequence.empty` for a sequence without a step.
  public init(lengths: some Collection<Int>) throws(Fault) {
    var offsets = [0]
    offsets.reserveCapacity(lengths.count + 1)
    for (place, length) in lengths.enumerated() {
      guard length > 0 else {
        throw Fault(
          "sequence.empty",
          "a sequence must have at least one step, but sequence \(place + 1) of \(lengths.count) "
            + "has \(length)",
          hint: "Leave clips out that are too short, or use shorter segments.")
      }
      offsets.append(offsets[offsets.count - 1] + length)
    }
    self.offsets = offsets
  }

  private init(offsets: [Int]) { self.offsets = offsets }

  /// The layout after each step has been cut into `parts` rows, as a column of an image into its bins;
  /// fewer than one part is taken as one.
  public func splittingSteps(into parts: Int) -> SequenceLayout {
    SequenceLayout(offsets: offsets.map { $0 * max(1, parts) })
  }

  /// Creates a layout of `count` sequences of `length` steps each.
  ///
  /// - Throws: `sequence.empty` where `length` is below 1.
  public init(count: Int, length: Int) throws(Fault) {
    try self.init(lengths: repeatElement(length, count: max(0, count)))
  }

  /// The number of sequences.
  public var count: Int { offsets.count - 1 }

  /// The number of rows of all sequences.
  public var rowCount: Int { offsets[offsets.count - 1] }

  /// The rows of a sequence.
  public subscript(_ sequence: Int) -> Range<Int> { offsets[sequence]..<offsets[sequence + 1] }

  /// The number of steps of a sequence.
  public func length(_ sequence: Int) -> Int { offsets[sequence + 1] - offsets[sequence] }

  /// The number of steps of each sequence.
  public var lengths: [Int] { (0..<count).map(length) }

  /// The number of steps of the longest sequence; 0 where there is none.
  public var longest: Int { (0..<count).reduce(0) { max($0, length($1)) } }

  /// The sequence that each row belongs to.
  public var owners: [Int] {
    (0..<count).flatMap { repeatElement($0, count: length($0)) }
  }
}
