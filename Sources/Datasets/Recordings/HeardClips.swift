public import Diagnostics
import Tensors

/// Recordings that a person named, as a network hears them that learnt from sound.
public struct HeardClips: Sendable {
  /// A recording that was asked for.
  public struct Wanted: Sendable {
    /// What it is called.
    public let name: String
    /// The file, or why there is none.
    public let file: Result<FileAccess.FoundFile, Fault>

    /// Creates a wish.
    public init(_ name: String, _ file: Result<FileAccess.FoundFile, Fault>) {
      self.name = name
      self.file = file
    }
  }

  /// The clips that could be read, in their order; nothing if there are none.
  public let dataset: Dataset?
  /// The place of each of them among those that were asked for.
  public let places: [Int]
  /// What was left out and why, in order.
  public let failures: [(place: Int, fault: Fault)]

  /// Reads recordings, and does with each what the recipe says.
  ///
  /// Throws what the hooks throw and what the data set throws.
  ///
  /// - Parameters:
  ///   - wanted: The recordings; one may be asked for twice.
  ///   - recipe: How they become features.
  ///   - view: What the network calls the view.
  ///   - files: The way to files.
  ///   - hooks: How recordings are read.
  public init(
    _ wanted: [Wanted], _ recipe: SoundRecipe, view: String, _ files: FileAccess,
    _ hooks: ReadingHooks
  ) throws {
    var failures: [(place: Int, fault: Fault)] = []
    var found: [(place: Int, file: FileAccess.FoundFile)] = []
    for (place, one) in wanted.enumerated() {
      switch one.file {
      case .success(let file): found.append((place, file))
      case .failure(let fault): failures.append((place, fault))
      }
    }
    let reader = RecordingReader(
      files: files, features: try MediaFeatures(sound: recipe.settings), hooks: hooks)
    let outcomes = try reader.read(found.map(\.file))
    var places: [Int] = []
    var parts: [ClipSteps] = []
    var store = StepStore(byteLimit: hooks.memory, folder: hooks.spillFolder)
    for ((place, _), outcome) in zip(found, outcomes) {
      do throws(Fault) {
        guard let frames = try outcome.sound?.get().tensor() else { continue }
        parts.append(
          try store.kept(recipe.finished(frames, view: view, name: wanted[place].name)))
        places.append(place)
      } catch {
        failures.append((place, error))
      }
    }
    self.places = places
    self.failures = failures.sorted { $0.place < $1.place }
    dataset =
      parts.isEmpty
      ? nil
      : try Dataset(
        clips: Self.distinct(places.map { wanted[$0].name }),
        views: [try FeatureView(view, steps: parts, memory: hooks.memory).from(.sound(recipe))],
        provenance: Provenance(
          name: "recordings", source: "named one by one",
          files: outcomes.compactMap(\.record)),
        skipped: Self.skipped(self.failures, wanted))
    for (outcome, (_, file)) in zip(outcomes, found) {
      if let record = outcome.record { files.recordRead(record, path: file.path) }
    }
  }

  /// The names, each with a number behind it from its second appearance on.
  private static func distinct(_ names: [String]) -> [String] {
    var used: Set<String> = []
    return names.map { name in
      var (free, number) = (name, 2)
      while !used.insert(free).inserted { (free, number) = ("\(name) (\(number))", number + 1) }
      return free
    }
  }

  /// What was left out, once for each kind of problem.
  private static func skipped(
    _ failures: [(place: Int, fault: Fault)], _ wanted: [Wanted]
  ) -> [SkippedClips] {
    var omissions = Omissions()
    for (place, fault) in failures {
      omissions.note(fault.code, fault.message, wanted[place].name)
    }
    return omissions.skipped
  }
}
