/// Every layout of recordings, so that where they lie can be asked again.
enum CorpusLayouts {
  static let all: [any CorpusLayout.Type] = [
    RavdessLayout.self, CremaLayout.self, VoxCeleb1Layout.self, VoxCeleb2Layout.self,
    IemocapLayout.self, SaveeLayout.self, GridLayout.self,
  ]
}

extension FileAccess {
  /// The folders in which a corpus may lie, absolute: those of its name, then those that look like it.
  func corpusFolders(_ layout: any CorpusLayout.Type) -> [String] {
    let found = lookForCorpus(layout)
    observe { $0.note(.corpus, layout.name, Self.words(forFolders: found, in: self)) }
    return found
  }

  /// Looks for a corpus without taking that down.
  func lookForCorpus(_ layout: any CorpusLayout.Type) -> [String] {
    let known = [layout.name] + layout.otherNames
    var inside: [String] = []
    var own: [String] = []
    var alike: [String] = []
    for folder in readable {
      let names = PathText.entries(of: folder.path)
      inside += names.filter { known.contains($0.lowercased()) }.map {
        PathText.join(folder.path, $0)
      }
      if known.contains(PathText.lastPart(folder.path).lowercased()) {
        own.append(folder.path)
      } else if layout.isRoot(names) {
        alike.append(folder.path)
      }
    }
    return inside + own + alike
  }
}
