import Diagnostics
import Media
import Tensors

/// Reads the features that a manifest names, and keeps account of what could not be read.
struct FeatureReader {
  private let files: FileAccess
  private let folder: String
  private let clips: [String]
  /// Arrays of which single rows are named, by path: many clips share one.
  private var shared: [String: Tensor] = [:]
  /// What became of each recording that is named, by file: many clips may be parts of one.
  private var media: [FileAccess.FoundFile: RecordingReader.Outcome] = [:]
  /// How tables become sequences.
  private var tableStep: Double?
  /// The files that were read, each once; recordings are one record together.
  private(set) var records: [FileRecord] = []
  private var known: Set<FileRecord> = []
  /// How the views of sound came about.
  private var origins: [String: FeatureOrigin] = [:]
  /// Whether each column is of sound.
  private var heard: [String: Bool] = [:]
  /// The features of each view and clip.
  private var features: [String: [Int: ClipSteps]] = [:]
  /// What was left out.
  private var omissions = Omissions()
  private let hooks: ReadingHooks
  /// Holds the arrays that are no recordings.
  private var store: StepStore

  /// Creates a reader for a manifest in a folder.
  init(_ files: FileAccess, folder: String, clips: [String], _ hooks: ReadingHooks) {
    self.files = files
    self.folder = folder
    self.clips = clips
    self.hooks = hooks
    store = StepStore(byteLimit: hooks.memory, folder: hooks.spillFolder)
  }

  /// Reads all recordings that columns name, before the columns are read: each file once, its sound for
  /// the column `audio` and columns of sound files, its pictures for others.
  ///
  /// Throws what the progress hook throws.
  mutating func listen(_ columns: [TableColumn], _ features: MediaFeatures) throws {
    tableStep = 1 / (features.frames?.picture.rate ?? FrameFeatures(.pixels).picture.rate)
    var wishes: [RecordingReader.Wish] = []
    var places: [FileAccess.FoundFile: Int] = [:]
    for column in columns {
      let named = column.texts.compactMap { $0.flatMap(FeatureReference.init) }
      let kinds = Set(named.map(\.kind))
      let isHeard = Self.isHeard(column.name, kinds)
      if isHeard, let sound = features.sound {
        origins[column.name] =
          kinds.isSubset(of: [.sound, .film])
          ? FeatureOrigin(sound.settings) : .changed("not all of its clips are recordings")
      }
      for reference in named where reference.kind != .array && reference.kind != .table {
        guard let file = try? files.find(located(reference.path), suggesting: false) else {
          continue
        }
        let place = places[file] ?? wishes.count
        if place == wishes.count {
          places[file] = place
          wishes.append(RecordingReader.Wish(file: file, sound: false, frames: false))
        }
        if isHeard { wishes[place].sound = true } else { wishes[place].frames = true }
      }
      heard[column.name] = isHeard
    }
    guard !wishes.isEmpty else { return }
    let outcomes = try RecordingReader(files: files, features: features, hooks: hooks).read(wishes)
    for (wish, outcome) in zip(wishes, outcomes) { media[wish.file] = outcome }
    let read = outcomes.compactMap(\.record)
    guard let folder = read.first?.folder else { return }
    let record = FileRecord.combined(
      read, name: counted(read.count, "recording"), folder: folder)
    files.recordRead(record, path: self.folder)
    records.append(record)
  }

  /// Whether a column is of sound: it names sound files, or is called `audio`.
  private static func isHeard(_ name: String, _ kinds: Set<FeatureReference.Kind>) -> Bool {
    kinds.contains(.sound) || name == "audio" && kinds.contains(.film)
  }

  /// What was left out, once for each kind of problem.
  var skipped: [SkippedClips] { omissions.skipped }

  /// Reads a column of a manifest; returns the positions of the clips to leave out.
  mutating func read(_ column: TableColumn) -> [Int] {
    var read: [Int: ClipSteps] = [:]
    var lost: [Int] = []
    var first: ClipSteps?
    for (position, text) in column.texts.enumerated() {
      do throws(Fault) {
        let steps = try steps(text, column.name)
        if let first { try check(steps, like: first) } else { first = steps }
        read[position] = steps
      } catch {
        lost.append(position)
        omissions.note(error, view: column.name, clip: clips[position])
      }
    }
    features[column.name] = read
    return lost
  }

  /// The view of a column for the clips at the given positions, all of which were read.
  func view(_ name: String, _ positions: [Int]) throws(Fault) -> FeatureView {
    let parts = positions.compactMap { features[name]?[$0] }
    if case .memory(let first)? = parts.first, first.shape.rank == 1 {
      var values: [Float] = []
      for part in parts { values += try part.tensor().values }
      return try FeatureView(name, Tensor([parts.count, first.count], values))
    }
    return try FeatureView(name, steps: parts, memory: hooks.memory).from(
      origins[name] ?? .given)
  }

  /// What a cell names; a whole recording stays where it is.
  private mutating func steps(_ text: String?, _ view: String) throws(Fault) -> ClipSteps {
    if let text, let reference = FeatureReference(text), reference.rows == .all,
      let outcome = try outcome(located(reference.path), view)
    {
      return try outcome.get()
    }
    return try store.kept(tensor(text, view))
  }

  /// What became of a recording; nothing where the path names none.
  private func outcome(
    _ path: String, _ view: String
  ) throws(Fault) -> Result<ClipSteps, Fault>? {
    switch FeatureReference.kind(path) ?? .array {
    case .array, .table: return nil
    case .sound, .film, .pictures:
      guard let outcome = media[try files.find(path, suggesting: !omissions.has("file.missing"))],
        let part = heard[view] == true ? outcome.sound : outcome.frames
      else { throw Fault("file.missing", "there is no file `\(path)`") }
      return part
    }
  }

  private mutating func tensor(_ text: String?, _ view: String) throws(Fault) -> Tensor {
    guard let text, !text.isEmpty else {
      throw Fault("manifest.no-features", "the cell is empty")
    }
    guard let reference = FeatureReference(text) else {
      throw Fault(
        "manifest.reference",
        "a cell must be like `file.npy`, `file.npy[17]` or `file.npy[10..<40]`, but is "
          + "`\(truncated(text, to: 60))`")
    }
    let path = located(reference.path)
    switch reference.rows {
    case .all:
      let whole = try sequence(array(path, view))
      guard (1...2).contains(whole.shape.rank), whole.count > 0 else {
        throw Fault(
          "manifest.shape",
          "an array must have the shape [features], [time, features] or [time, height, width], but "
            + "`\(reference.path)` has "
            + "\(whole.shape)")
      }
      return whole
    case .one(let row):
      let rows = try rows(row..<(row + 1), path, reference.path, view)
      return try rows.reshaped([rows.count])
    case .range(let range): return try rows(range, path, reference.path, view)
    }
  }

  private mutating func rows(
    _ range: Range<Int>, _ path: String, _ name: String, _ view: String
  ) throws(Fault) -> Tensor {
    let whole: Tensor
    // Of one recording one view may be sound and another pictures.
    let key = view + "\n" + path
    if let known = shared[key] { whole = known } else { whole = try sequence(array(path, view)) }
    shared[key] = whole
    guard whole.shape.rank == 2, whole.shape[1] > 0 else {
      throw Fault(
        "manifest.shape",
        "an array must have the shape [rows, features] to take rows of, but `\(name)` has "
          + "\(whole.shape)")
    }
    guard range.upperBound <= whole.shape[0] else {
      throw Fault(
        "manifest.rows",
        "a row must be from 0 to \(whole.shape[0] - 1) in `\(name)`, but is \(range.upperBound - 1)"
      )
    }
    return try whole.slice(axis: 0, range)
  }

  /// Pictures, `[time, height, width]`, as rows of pixels; other arrays as they are.
  private func sequence(_ whole: Tensor) throws(Fault) -> Tensor {
    guard whole.shape.rank == 3, whole.count > 0 else { return whole }
    return try whole.reshaped([whole.shape[0], whole.shape[1] * whole.shape[2]])
  }

  /// Reads an array; only the first missing one is worth the search for a similar name.
  private mutating func array(_ path: String, _ view: String) throws(Fault) -> Tensor {
    let isFirst = !omissions.has("file.missing")
    let array: Tensor
    switch FeatureReference.kind(path) ?? .array {
    case .array: array = try files.readArray(path, suggesting: isFirst)
    case .table:
      array = try TimedTable(files.readTable(path), name: path).sequence(step: tableStep ?? 0.04)
    case .sound, .film, .pictures:
      guard let part = try outcome(path, view) else {
        throw Fault("file.missing", "there is no file `\(path)`")
      }
      return try part.get().tensor()
    }
    if let record = files.record(of: path), known.insert(record).inserted { records.append(record) }
    return array
  }

  /// Names are relative to the manifest; where nothing is there, to the folders that may be read.
  private func located(_ path: String) -> String {
    let beside = PathText.join(folder, path)
    return files.contains(beside) ? beside : path
  }

  private func check(_ steps: ClipSteps, like first: ClipSteps) throws(Fault) {
    guard steps.isVector == first.isVector else {
      throw Fault(
        "manifest.mixed", "all features of a view must be vectors or all sequences, but are mixed")
    }
    guard steps.width == first.width else {
      throw Fault(
        "manifest.width",
        "the features must be \(first.width) wide, as those of the first clip, but are "
          + "\(steps.width)")
    }
  }
}

extension ClipSteps {
  /// Whether there is no axis of time.
  fileprivate var isVector: Bool {
    if case .memory(let tensor) = self { tensor.shape.rank == 1 } else { false }
  }
}
