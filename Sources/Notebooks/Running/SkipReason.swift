/// Why a cell is not run.
public enum SkipReason: Sendable, Hashable {
  /// It is marked `skip`.
  case marked
  /// It is marked `slow` and the run is quick.
  case slow
  /// It is marked `only=` the other numerics.
  case numerics(NumericsMode)
  /// It is an exercise with holes, still to be done.
  case toDo
  /// It solves the exercise in a cell of this name, and is for the teacher and for tests.
  case solution(of: String)
  /// It reads `name`, which the cell `cell` did not bind: it failed, or was skipped because of the
  /// cell `cause`.
  case needs(name: String, cell: String, cause: String)
  /// A cell above it failed, and the run ended there.
  case stopped(after: String)

  /// The reason as the end of a sentence, `skipped: …`.
  public var words: String {
    switch self {
    case .marked: "marked `skip`"
    case .slow: "marked `slow`, and this is a quick run"
    case .numerics(let mode): "marked `only=\(mode.rawValue)`"
    case .toDo: "to do"
    case .solution(let exercise): "it solves `\(exercise)`"
    case .needs(let name, let cell, let cause):
      "needs `\(name)` of the cell `\(cell)`"
        + (cell == cause ? "" : ", which is skipped because of `\(cause)`")
    case .stopped(let cell): "the run ended at the cell `\(cell)`"
    }
  }
}
