import Diagnostics

/// The notebooks that operands stand for; a folder stands for all notebooks below it.
enum NotebookPaths {
  /// Throws `notebook.none` for a folder without one and `notebook.unreadable` for a folder that
  /// cannot be listed.
  static func expanded(_ operands: [String]) throws(Fault) -> [String] {
    var paths: [String] = []
    for operand in operands {
      guard FolderListing.leadsToFolder(operand) else {
        paths.append(operand)
        continue
      }
      guard FolderListing.isReadable(operand) else {
        throw Fault(
          "notebook.unreadable", "the folder `\(operand)` cannot be read",
          hint: "Ask for permission to read it.")
      }
      let folder = operand.hasSuffix("/") ? String(operand.dropLast()) : operand
      let found = FolderListing.notebooks(in: folder)
      guard !found.isEmpty else {
        throw Fault(
          "notebook.none", "there must be a notebook below `\(operand)`, but there is none",
          hint: "Give the name of a notebook an end in `.lupi`.")
      }
      paths += found
    }
    return paths
  }
}
