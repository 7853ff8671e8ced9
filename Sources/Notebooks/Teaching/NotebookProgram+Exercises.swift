import Diagnostics

extension NotebookProgram {
  /// Whether an exercise cannot run before the learner has written something.
  public func needsAnswer(_ exercise: Exercise) -> Bool {
    notebook.cells[exercise.cell].hasHoles(in: notebook.source)
  }

  /// The notebook in which every exercise that has a solution is solved.
  public func solved() -> NotebookProgram {
    let source = notebook.source
    let edits = exercises.compactMap { exercise -> DocumentEdit? in
      guard let solution = exercise.solution else { return nil }
      return DocumentEdit(
        range: notebook.cells[exercise.cell].fence.body,
        bytes: Array(source.bytes[notebook.cells[solution].fence.body]))
    }
    return NotebookProgram(
      Notebook(name: source.name, bytes: OutputRewriter(source).apply(edits)))
  }

  /// The notebook as learners get it: without the cells that solve exercises, and without their names.
  public func handout() -> [UInt8] {
    let source = notebook.source
    let solutions = Set(exercises.compactMap(\.solution))
    var edits: [DocumentEdit] = []
    for (place, block) in notebook.blocks.enumerated() {
      switch block {
      case .cell(let index, let fence) where solutions.contains(index):
        edits += leavingOut(fence, at: place)
      case .output(let output) where solutions.contains(output.cell):
        edits += leavingOut(output.fence, at: place)
      case .cell(let index, let fence):
        if let range = solutionOption(of: index, fence) {
          edits.append(DocumentEdit(range: range, bytes: []))
        }
      default: break
      }
    }
    return OutputRewriter(source).apply(edits)
  }

  /// Leaves out the fence of a block with the blank lines below it.
  private func leavingOut(_ fence: Fence, at place: Int) -> [DocumentEdit] {
    var edits = [DocumentEdit(range: fence.range, bytes: [])]
    if place + 1 < notebook.blocks.count, case .prose(let prose) = notebook.blocks[place + 1] {
      var end = prose.range.lowerBound
      while end < prose.range.upperBound, [0x0A, 0x0D].contains(notebook.source.bytes[end]) {
        end += 1
      }
      edits.append(DocumentEdit(range: prose.range.lowerBound..<end, bytes: []))
    }
    return edits
  }

  /// Where the opening line of an exercise says which cell solves it, with the blank before.
  private func solutionOption(of index: Int, _ fence: Fence) -> Range<Int>? {
    guard notebook.cells[index].options.exercise else { return nil }
    let bytes = notebook.source.bytes
    let word = Array(" solution=".utf8)
    var place = fence.opening.lowerBound
    var isQuoted = false
    while place < fence.opening.upperBound {
      if bytes[place] == 0x22 { isQuoted.toggle() }
      if !isQuoted, bytes[place...].starts(with: word) {
        var end = place + word.count
        var inside = false
        while end < fence.opening.upperBound, bytes[end] != 0x0A, bytes[end] != 0x0D {
          if bytes[end] == 0x22 { inside.toggle() }
          if !inside, isBlank(bytes[end]) { break }
          end += 1
        }
        return place..<end
      }
      place += 1
    }
    return nil
  }
}
