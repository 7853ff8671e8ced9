public import Diagnostics

/// Questions of speaker verification: pairs of clips, and whether both are of one speaker.
///
/// Clips are named, so that a list can be kept in a file and used with any data that have them.
public struct TrialList: Sendable, Equatable {
  /// The names of the clips that occur, in the order of their first occurrence.
  public let clips: [String]
  /// The place in ``clips`` of the first clip of each trial.
  public let first: [Int]
  /// The place in ``clips`` of the second clip of each trial.
  public let second: [Int]
  /// Whether both clips of each trial are of one speaker: a target trial.
  public let isSame: [Bool]

  /// The largest number of trials in a list.
  public static let limit = 5_000_000

  /// Creates a list from names.
  ///
  /// Throws `trials.empty`, `trials.lengths` and `trials.too-many`.
  public init(first: [String], second: [String], isSame: [Bool]) throws(Fault) {
    guard first.count == second.count, first.count == isSame.count else {
      throw Fault(
        "trials.lengths",
        "a trial must have two clips and an answer, but there are \(first.count), "
          + "\(second.count) and \(isSame.count)")
    }
    var names: [String] = []
    var places: [String: Int] = [:]
    func place(_ name: String) -> Int {
      if let known = places[name] { return known }
      places[name] = names.count
      names.append(name)
      return names.count - 1
    }
    var left: [Int] = []
    var right: [Int] = []
    for (a, b) in zip(first, second) {
      left.append(place(a))
      right.append(place(b))
    }
    try self.init(clips: names, first: left, second: right, isSame: isSame)
  }

  /// Creates a list from names and the positions of each trial's clips among them.
  ///
  /// Throws `trials.lengths`, `trials.unknown-clip`, `trials.empty` and `trials.too-many`.
  public init(
    clips: [String], places first: [Int], _ second: [Int], isSame: [Bool]
  ) throws(Fault) {
    guard first.count == second.count, first.count == isSame.count else {
      throw Fault("trials.lengths", "a trial must have two clips and an answer, but one has not")
    }
    guard (first + second).allSatisfy(clips.indices.contains) else {
      throw Fault("trials.unknown-clip", "every clip of a trial must have a name, but one has none")
    }
    try self.init(clips: clips, first: first, second: second, isSame: isSame)
  }

  /// Creates a list from places in a list of names, which are known to exist.
  init(clips: [String], first: [Int], second: [Int], isSame: [Bool]) throws(Fault) {
    guard !isSame.isEmpty else {
      throw Fault("trials.empty", "a list of trials must have at least one, but has none")
    }
    guard isSame.count <= Self.limit else {
      throw Fault(
        "trials.too-many",
        "a list must have at most \(Self.limit) trials, but has \(isSame.count)",
        hint: "Take a part of them.")
    }
    self.clips = clips
    self.first = first
    self.second = second
    self.isSame = isSame
  }

  /// The number of trials.
  public var count: Int { isSame.count }

  /// The number of target trials.
  public var sameCount: Int { isSame.count { $0 } }

  /// The place of each clip of the list in a data set.
  ///
  /// Throws `trials.unknown-clip` where the data lack one.
  public func places(in dataset: Dataset) throws(Fault) -> [Int] {
    let known = Dictionary(uniqueKeysWithValues: dataset.clips.enumerated().map { ($1, $0) })
    var places: [Int] = []
    for name in clips {
      guard let place = known[name] else {
        throw Fault(
          "trials.unknown-clip",
          "every clip of a trial must be among the data, but `\(name)` is not",
          hint: nearestName(to: name, among: dataset.clips).map { "Did you mean `\($0)`?" }
            ?? "Give the data that the trials were made for.")
      }
      places.append(place)
    }
    return places
  }
}
