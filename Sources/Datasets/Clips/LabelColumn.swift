public import Diagnostics

/// One thing said about every clip, from a fixed list of classes: its emotion, its speaker.
public struct LabelColumn: Sendable, Equatable {
  /// What ``indices`` hold for a clip about which nothing is said.
  public static let missing = -1

  /// The name, such as `emotion`.
  public let name: String
  /// The names of the classes.
  public let classes: [String]
  /// The position in ``classes`` for each clip, or ``missing``.
  public let indices: [Int]

  /// Creates a column from positions in a list of classes.
  ///
  /// Throws `label.duplicate-class` and `label.index`.
  public init(_ name: String, classes: [String], indices: [Int]) throws(Fault) {
    var seen: Set<String> = []
    if let twice = classes.first(where: { !seen.insert($0).inserted }) {
      throw Fault(
        "label.duplicate-class",
        "the classes of `\(name)` must be different, but `\(twice)` appears twice")
    }
    if let bad = indices.firstIndex(where: { $0 < Self.missing || $0 >= classes.count }) {
      throw Fault(
        "label.index",
        "a label of `\(name)` must be from 0 to \(classes.count - 1), but that of clip \(bad) is "
          + "\(indices[bad])")
    }
    self.init(unchecked: name, classes, indices)
  }

  /// Creates a column from texts; classes are ordered as a reader expects, numbers by value.
  public init(_ name: String, texts: [String?]) {
    let classes = NaturalOrder.sorted(Set(texts.lazy.compactMap { $0 }))
    let places = Dictionary(uniqueKeysWithValues: classes.enumerated().map { ($1, $0) })
    self.init(unchecked: name, classes, texts.map { $0.flatMap { places[$0] } ?? Self.missing })
  }

  private init(unchecked name: String, _ classes: [String], _ indices: [Int]) {
    self.name = name
    self.classes = classes
    self.indices = indices
  }

  /// The class of a clip in words; nothing where it is missing.
  public func text(at clip: Int) -> String? {
    indices.indices.contains(clip) && indices[clip] >= 0 ? classes[indices[clip]] : nil
  }

  /// The number of clips of each class.
  public var counts: [Int] {
    var counts = [Int](repeating: 0, count: classes.count)
    for index in indices where index >= 0 { counts[index] += 1 }
    return counts
  }

  /// The position of a class.
  ///
  /// Throws `label.unknown-class`.
  public func index(of name: String) throws(Fault) -> Int {
    if let index = classes.firstIndex(of: name) { return index }
    throw Fault(
      "label.unknown-class", "`\(self.name)` has no class `\(name)`",
      hint: suggestion(for: name, among: classes, noun: "class"), subject: name)
  }

  /// The positions of the clips of each class.
  var members: [[Int]] {
    var members = [[Int]](repeating: [], count: classes.count)
    for (clip, index) in indices.enumerated() where index >= 0 { members[index].append(clip) }
    return members
  }

  /// The clips at the given positions, which must exist.
  func clips(_ positions: [Int]) -> LabelColumn {
    LabelColumn(unchecked: name, classes, positions.map { indices[$0] })
  }

  /// The column with other labels from the same classes.
  func replacing(_ indices: [Int]) -> LabelColumn {
    LabelColumn(unchecked: name, classes, indices)
  }

  /// The column with only the classes that some clip has.
  func droppingEmptyClasses() -> LabelColumn {
    let used = counts
    var places = [Int](repeating: Self.missing, count: classes.count)
    var kept: [String] = []
    for (index, name) in classes.enumerated() where used[index] > 0 {
      places[index] = kept.count
      kept.append(name)
    }
    return LabelColumn(unchecked: name, kept, indices.map { $0 < 0 ? $0 : places[$0] })
  }
}
