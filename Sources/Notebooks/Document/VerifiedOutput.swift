/// A fence below a cell that says what the cell prints, or how it fails.
public struct VerifiedOutput: Sendable, Hashable {
  /// What is compared, and how.
  public enum Rule: Sendable, Hashable {
    /// `out`: numbers to the precision written, words exactly.
    case toPrecisionWritten
    /// `out tol=0.01`, `out tol=2%`: numbers within an absolute or a relative distance.
    case within(Double, relative: Bool)
    /// `out exact`: every character, spaces at the end of a line aside.
    case exact
    /// `out any`: the cell must run; what it prints is not compared.
    case any
    /// `error`: the cell must fail, and each line is a part of the message.
    case error
  }

  /// The fence.
  public let fence: Fence
  /// How it is compared.
  public let rule: Rule
  /// The position, in ``Notebook/cells``, of the cell above.
  public let cell: Int
}
