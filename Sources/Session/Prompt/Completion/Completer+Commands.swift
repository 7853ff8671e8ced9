import Binding
import Diagnostics
import Language
import Notebooks

extension Completer {
  /// What could follow in a command of the prompt, if the text is one.
  func commandCompletion(before text: String) -> Completion? {
    let line = text.drop { $0 == " " }
    if line.hasPrefix("?") { return topics(String(line.dropFirst().drop { $0 == " " })) }
    guard line.hasPrefix(":") else { return nil }
    guard let space = line.firstIndex(of: " ") else {
      let all = ColonCommand.all.map {
        Candidate($0.word + ($0.operands.isEmpty ? "" : " "), shown: $0.call, note: $0.meaning)
      }
      return Self.filtered(all, String(line))
    }
    let command = ColonCommand.named(String(line[..<space]))
    let operand = String(line[line.index(after: space)...].drop { $0 == " " })
    let word = String(
      operand[
        (operand.lastIndex(of: " ").map { operand.index(after: $0) }
          ?? operand.startIndex)...])
    switch command?.kind {
    case .path:
      if let place = operand.firstRange(of: " --to ") {
        return cells(ofNotebookAt: String(operand[..<place.lowerBound]), word)
      }
      guard !word.hasPrefix("-") else {
        let options = command?.operands.split { " []".contains($0) }.filter { $0.hasPrefix("--") }
        return Self.filtered((options ?? []).map { Candidate($0 + " ", shown: String($0)) }, word)
      }
      return paths(operand, closing: "", onlyNotebooks: true)
    case .cells: return cells(word)
    case .topic: return topics(word)
    case .setting: return settings(operand, word)
    case .expression:
      // What follows is like any other entry.
      return CursorContext(before: operand).word.isEmpty && operand.isEmpty
        ? Completion(candidates: bound) : completion(before: operand)
    case .words, .nothing, nil: return Completion()
    }
  }

  /// The cells of a notebook that is not loaded yet.
  private func cells(ofNotebookAt path: String, _ word: String) -> Completion {
    let names = (try? NotebookFile(path))?.notebook.cells.map(\.name) ?? []
    return Self.filtered(names.map { Candidate($0) }, word)
  }

  private func cells(_ word: String) -> Completion {
    Self.filtered(cells.map { Candidate($0) }, word)
  }

  private func topics(_ word: String) -> Completion {
    Self.filtered(
      bound + catalogue.builtins.map { Candidate($0.name, note: $0.summary) }
        + ColonCommand.all.map { Candidate($0.word, note: $0.meaning) }, word)
  }

  private func settings(_ operand: String, _ word: String) -> Completion {
    let parts = operand.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count > 1 else {
      return Self.filtered(
        PromptSetting.all.map { Candidate($0.name + " ", shown: $0.name, note: $0.meaning) }, word)
    }
    let setting = PromptSetting.all.first { $0.name == parts[0] }
    return Self.filtered((setting?.choices ?? []).map { Candidate($0) }, word)
  }
}
