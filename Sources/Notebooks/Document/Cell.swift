public import Diagnostics

/// A fence marked `lupi`: a piece of program that runs as one.
public struct Cell: Sendable, Hashable {
  /// The position among the cells of the notebook, from 0.
  public let index: Int
  /// The name after `#`; a cell without one is called `cell-3` if it is the third of all cells, which
  /// no cell can be named by hand.
  public let name: String
  /// Whether the name was written by hand.
  public let isNamed: Bool
  /// The options.
  public let options: CellOptions
  /// The fence; its body is the program.
  public let fence: Fence
  /// What the cell must print, if the notebook says so.
  public internal(set) var output: VerifiedOutput?
  /// How the cell must fail, if the notebook says so.
  public internal(set) var error: VerifiedOutput?

  /// The place to show where the whole cell is meant.
  public var span: SourceSpan { fence.mark }
}
