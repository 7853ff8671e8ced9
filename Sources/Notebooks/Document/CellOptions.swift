/// What the words after `lupi` on a cell's opening line ask for.
public struct CellOptions: Sendable, Hashable {
  /// Whether results are kept: `cache`, `no-cache`, or as the runner decides.
  public var cache: Bool?
  /// `quiet`: the value of the last expression is not shown; `show` still is.
  public var quiet = false
  /// `hide`: neither the cell nor what it prints is part of a report.
  public var hide = false
  /// `fold`: the report folds the source.
  public var fold = false
  /// `skip`: the cell is not run, nor is what needs it.
  public var skip = false
  /// `slow`: the cell is left out of a quick run, with what needs it.
  public var slow = false
  /// `exercise`: the cell has holes, `___`, for the learner to fill.
  public var exercise = false
  /// `predict`: whoever is taught says what the cell will show before it runs.
  public var predict = false
  /// `timeout=`: how long the cell may take, in seconds.
  public var timeout: Double?
  /// `only=`: the numerics in which the cell is run; it is skipped in the other.
  public var only: NumericsMode?
  /// `hint=`: what helps with the exercise.
  public var hint: String?
  /// `solution=`: the cell that solves the exercise.
  public var solution: String?
  /// `check=`: the cell that decides whether the exercise is solved.
  public var check: String?

  /// No options.
  public init() {}
}
