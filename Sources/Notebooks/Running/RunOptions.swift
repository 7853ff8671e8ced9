/// How a notebook is run.
public struct RunOptions: Sendable {
  /// Values for parameters, as text, in the order given.
  public var parameters: [(name: String, text: String)] = []
  /// The cells to run.
  public var selection = CellSelection()
  /// Whether the cells that do not need a failed one still run.
  public var keepGoing = false
  /// Whether cells marked `slow` are left out.
  public var isQuick = false
  /// How long each cell may take, in seconds; the option `timeout=` of a cell comes first.
  public var timeout: Double?
  /// The numerics that the run uses, for cells marked `only=`.
  public var numerics: NumericsMode = .fast

  /// All cells, no limits.
  public init() {}
}
