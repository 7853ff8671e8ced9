import Diagnostics

/// A cell that the learner completes, with the cells that solve and check it, by position.
public struct Exercise: Sendable, Hashable {
  /// The cell with the holes.
  public let cell: Int
  /// The cell that solves it: left out of runs, and of what learners get.
  public let solution: Int?
  /// The cell that fails as long as it is not solved.
  public let check: Int?

  /// The exercises of a notebook; what is wrong with their options is added to what was found.
  static func all(in notebook: Notebook, _ found: inout [Diagnostic]) -> [Exercise] {
    var exercises: [Exercise] = []
    for cell in notebook.cells {
      let options = cell.options
      let partners = [("solution", options.solution), ("check", options.check)]
      guard options.exercise else {
        if let (name, _) = partners.first(where: { $0.1 != nil }) {
          found.append(
            Diagnostic(
              "notebook.exercise", "`\(name)=` belongs to an exercise, but the cell is none",
              at: cell.span, in: notebook.source, hint: "Add the word `exercise`."))
        }
        continue
      }
      var places: [Int?] = []
      for (option, name) in partners {
        let place = name.flatMap { notebook.cell(named: $0) }
        places.append(place)
        guard let name, place == nil || place == cell.index else { continue }
        found.append(
          Diagnostic(
            "notebook.exercise",
            "`\(option)=` must name another cell, but `\(name)` is "
              + (place == nil ? "none" : "the exercise itself"),
            at: cell.span, in: notebook.source,
            hint: suggestion(
              for: name, among: notebook.cells.filter(\.isNamed).map(\.name), noun: "cell")))
      }
      exercises.append(Exercise(cell: cell.index, solution: places[0], check: places[1]))
    }
    return exercises
  }
}
