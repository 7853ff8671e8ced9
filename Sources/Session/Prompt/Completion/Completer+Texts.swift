import Binding
import Diagnostics
import Language

extension Completer {
  /// What could stand in a text: a choice, a name of the data that the call is about, or a path.
  func textCompletion(_ context: CursorContext) -> Completion {
    guard let call = context.call, let parameter = parameter(at: call) else { return Completion() }
    if parameter.name == "path" { return paths(context.word) }
    var texts = parameter.choices
    if texts.isEmpty { texts = namesInText(parameter, call) }
    // A text that is complete ends with its quote.
    return Self.filtered(texts.map { Candidate($0 + "\"", shown: $0) }, context.word)
  }

  /// The parameter that the argument at the cursor is for.
  private func parameter(at call: OpenCall) -> CallParameter? {
    let declared = parameters(of: call)
    if let name = call.current { return declared.first { $0.name == name } }
    return declared.indices.contains(call.positional) ? declared[call.positional] : nil
  }

  /// The names that a text argument may mean: views or labels of data, columns of a table. The same
  /// name of a parameter means the same everywhere, so its name says which.
  func namesInText(_ parameter: CallParameter, _ call: OpenCall) -> [String] {
    guard parameter.type.contains("text"), let subject = call.subject.flatMap(value(of:)),
      let foreign = subject.foreign
    else { return [] }
    let listing: String? =
      switch parameter.name {
      case "by", "label", "labels", "target", "group": "labels"
      case "view", "views": "views"
      default: nil
      }
    guard let listing else { return [] }
    if let names = try? foreign.field(listing)?.list { return names.compactMap(\.string) }
    return listing == "labels" ? foreign.fieldNames : []
  }

  /// Files and folders that a path may go on with; a folder ends in `/`.
  func paths(
    _ word: String, closing: String = "\"", onlyNotebooks: Bool = false
  ) -> Completion {
    let parts = word.split(separator: "/", omittingEmptySubsequences: false)
    let above = parts.dropLast().map { $0 + "/" }.joined()
    let begun = String(parts.last ?? "")
    var found: [Candidate] = []
    for folder in above.hasPrefix("/") ? [""] : folders {
      let place = folder.isEmpty ? above : folder + "/" + above
      for name in FolderListing.names(in: place.isEmpty ? "." : place)
      where name.hasPrefix(begun) && (begun.hasPrefix(".") || !name.hasPrefix(".")) {
        // A name that would steer the terminal, or end the text, is not typed for anybody.
        guard
          !name.unicodeScalars.contains(where: {
            $0.value < 32 || "\"\\{\u{7F}".unicodeScalars.contains($0)
          })
        else { continue }
        let isFolder = FolderListing.leadsToFolder(place + name)
        let isNotebook = name.hasSuffix(".lupi") || name.hasSuffix(".lupi.md")
        guard isFolder || isNotebook || !onlyNotebooks else { continue }
        found.append(
          Candidate(
            above + name + (isFolder ? "/" : closing), shown: name + (isFolder ? "/" : "")))
      }
    }
    return Self.filtered(found, word)
  }
}
