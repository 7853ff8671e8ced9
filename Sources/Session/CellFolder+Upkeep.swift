import Builtins
import Notebooks

#if canImport(Glibc)
  @preconcurrency import Glibc
#else
  import Darwin
#endif

extension CellFolder {
  /// Whether the folder is there.
  var exists: Bool { FolderListing.leadsToFolder(path) }

  /// What is kept of one notebook.
  struct Row {
    let notebook: String
    var cells = 0
    var seconds = 0.0
  }

  /// What is kept, a row for each notebook, in the order of their names.
  var rows: [Row] {
    var rows: [String: Row] = [:]
    for name in names(of: "cells") {
      guard let kept = read(name).flatMap({ CellInspection.cell($0) }) else { continue }
      rows[kept.notebook, default: Row(notebook: kept.notebook)].cells += 1
      rows[kept.notebook, default: Row(notebook: kept.notebook)].seconds += kept.seconds
    }
    return rows.values.sorted { $0.notebook < $1.notebook }
  }

  /// Reads every entry and removes those that are damaged and what killed processes left.
  func inspect() -> (sound: Int, damaged: Int) {
    var found = (sound: 0, damaged: 0)
    trim()
    for item in items where !item.isTemporary {
      if read(item.name).map({ Self.isSound(item.name, $0) }) ?? false {
        found.sound += 1
      } else {
        remove(item.name)
        found.damaged += 1
      }
    }
    return found
  }

  private static func isSound(_ name: String, _ bytes: [UInt8]) -> Bool {
    if name.hasPrefix("lessons/") { return TeachProgress(bytes) != nil }
    return name.hasPrefix("trainings/")
      ? TrainingPlaces.isSound(bytes) : CellInspection.isSound(name, bytes)
  }

  /// Removes everything that lupi has put there, and the folder if nothing else lies in it.
  func clean() -> (count: Int, bytes: Int) {
    let items = items
    for item in items { remove(item.name) }
    for kind in Self.kinds { rmdir(path + "/" + kind) }
    if FolderListing.names(in: path) == [".gitignore"] {
      remove(".gitignore")
      rmdir(path)
    }
    return (items.count, items.reduce(0) { $0 + $1.size })
  }

  /// Takes over what another folder has and this one has not; entries are found by content, so that
  /// none stands for another. How many were taken, and how many were damaged and left.
  func merge(_ other: CellFolder) -> (taken: Int, damaged: Int) {
    var found = (taken: 0, damaged: 0)
    // Values first: whoever reads meanwhile finds no cell without them.
    for kind in ["values", "cells"] {
      for name in other.names(of: kind) where !contains(name) {
        guard let bytes = other.read(name), Self.isSound(name, bytes) else {
          found.damaged += 1
          continue
        }
        if write(bytes, to: name) { found.taken += 1 }
      }
    }
    return found
  }
}
