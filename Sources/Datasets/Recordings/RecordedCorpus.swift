import Diagnostics
import Tensors

/// A corpus that is read from recordings below a folder.
struct RecordedCorpus<Layout: CorpusLayout> {
  private let files: FileAccess
  /// The folder, absolute.
  let root: String
  private let layout: Layout
  private let found: [FileAccess.WalkedFile]

  /// Looks for the recordings: below a folder of the corpus's name, in upper or lower case, in a
  /// folder that may be read, or in such a folder itself where its name or content says so.
  ///
  /// Throws `corpus.absent`, and what reading the corpus's own lists throws.
  init(_ files: FileAccess) throws(Fault) {
    let ends = Layout.sounds.union(Layout.films)
    for root in files.corpusFolders(Layout.self) {
      let found = files.filesBelow(root, extensions: ends)
      guard !found.isEmpty else { continue }
      let layout = try Layout(files, root: root)
      let isOne = found.contains {
        switch layout.entry(PathText.relative($0.path, to: root)) {
        case .clip, .skipped: true
        case .foreign, .other: false
        }
      }
      guard isOne else { continue }
      self.files = files
      self.root = root
      self.layout = layout
      self.found = found
      return
    }
    throw Fault(
      "corpus.absent",
      "the recordings of `\(Layout.name)` must lie in a folder `\(Layout.name)` below "
        + "\(files.spelledFolders) and have names such as \(Layout.pattern), but there are none",
      hint: Layout.advice)
  }

  /// Whether there are recordings.
  static func isPresent(_ files: FileAccess) -> Bool { (try? RecordedCorpus(files)) != nil }

  /// The data: the view `audio` of sequences of sound, the view `video` of frames where those are
  /// wanted, and the companion, if there is one; clips in the natural order of their names.
  ///
  /// What cannot be read or paired is left out and counted. Throws `corpus.damaged` where nothing is
  /// left, what the data set throws and what the hooks throw.
  func dataset(
    _ features: MediaFeatures, companion: CompanionView? = nil, hooks: ReadingHooks,
    notFinite: NotFinitePolicy = .refuse
  ) throws -> Dataset {
    var omissions = Omissions()
    let moments = RecordedMoments(
      found, root: root, layout, wantsFilms: features.frames != nil, &omissions)
    var chosen = moments.chosen
    if let companion { chosen = paired(chosen, with: companion, &omissions) }
    let (wishes, places) = Self.wishes(chosen, features)
    let outcomes = try RecordingReader(files: files, features: features, hooks: hooks).read(wishes)
    var clips: [RecordedClip] = []
    var sounds: [ClipSteps] = []
    var films: [ClipSteps] = []
    for (moment, place) in zip(chosen, places) {
      do throws(Fault) {
        let sound = try place.sound.map { at throws(Fault) in try Self.part(outcomes[at].sound) }
        let film = try place.film.map { at throws(Fault) in try Self.part(outcomes[at].frames) }
        clips.append(moment.clip)
        if let sound { sounds.append(sound) }
        if let film { films.append(film) }
      } catch {
        let isSound = place.sound.map { (try? outcomes[$0].sound?.get()) == nil } ?? false
        omissions.note(error, view: isSound ? "audio" : "video", clip: moment.clip.name)
      }
    }
    guard !clips.isEmpty else {
      throw Fault(
        "corpus.damaged",
        "a recording of `\(Layout.name)` at least must be readable, but all \(found.count) were left "
          + "out: " + (omissions.skipped.first?.reason ?? "there are none"))
    }
    var views: [FeatureView] = []
    if let sound = features.sound {
      views.append(
        try FeatureView("audio", steps: sounds, memory: hooks.memory).from(
          FeatureOrigin(sound.settings)))
    }
    if features.frames != nil {
      views.append(try FeatureView("video", steps: films, memory: hooks.memory))
    }
    if let companion { views.append(try companion.view(of: clips.map(\.moment))) }
    let record = FileRecord.combined(
      outcomes.compactMap(\.record),
      name: "\(PathText.lastPart(root)): \(counted(outcomes.count, "recording"))",
      folder: wishes.first?.file.folder.spelling ?? "")
    files.recordRead(record, path: root)
    return try Dataset(
      clips: clips.map(\.name), views: views, labels: labels(clips), target: Layout.target,
      provenance: Provenance(
        name: Layout.name, source: Layout.source + (companion.map { "; " + $0.credit } ?? ""),
        licence: Layout.licence,
        files: [record] + [companion?.record].compactMap { $0 }),
      skipped: omissions.skipped, notFinite: notFinite)
  }

  private static func part(_ part: Result<ClipSteps, Fault>?) throws(Fault) -> ClipSteps {
    guard let part else {
      throw Fault("corpus.damaged", "a recording that was asked for was not read")
    }
    return try part.get()
  }

  /// What is wanted of which file, each file once, and where each moment finds its parts.
  private static func wishes(
    _ chosen: [RecordedMoments.Moment], _ features: MediaFeatures
  ) -> (wishes: [RecordingReader.Wish], places: [(sound: Int?, film: Int?)]) {
    var wishes: [RecordingReader.Wish] = []
    var known: [FileAccess.FoundFile: Int] = [:]
    func place(_ file: FileAccess.FoundFile) -> Int {
      if let place = known[file] { return place }
      known[file] = wishes.count
      wishes.append(RecordingReader.Wish(file: file, sound: false, frames: false))
      return wishes.count - 1
    }
    let places = chosen.map { moment -> (sound: Int?, film: Int?) in
      let sound = features.sound == nil ? nil : moment.sound.map(place)
      let film = features.frames == nil ? nil : moment.film.map(place)
      if let sound { wishes[sound].sound = true }
      if let film { wishes[film].frames = true }
      return (sound, film)
    }
    return (wishes, places)
  }

  /// Leaves out recordings that the companion knows nothing of, and counts what only it has.
  private func paired(
    _ chosen: [RecordedMoments.Moment], with companion: CompanionView,
    _ omissions: inout Omissions
  ) -> [RecordedMoments.Moment] {
    let theirs = Set(companion.moments)
    let ours = Set(chosen.map(\.clip.moment))
    for recording in chosen where !theirs.contains(recording.clip.moment) {
      let name = recording.clip.name
      omissions.note(
        "unpaired",
        "`\(companion.view.name)` of `\(name)`: `\(companion.fileName)` has no row for it", name)
    }
    for moment in companion.moments where !ours.contains(moment) {
      omissions.note("unheard", "`audio` of `\(moment)`: there is no recording of it", moment)
    }
    return chosen.filter { theirs.contains($0.clip.moment) }
  }

  private func labels(_ clips: [RecordedClip]) throws(Fault) -> [LabelColumn] {
    var columns: [LabelColumn] = []
    for (place, label) in Layout.labels.enumerated() {
      let texts = clips.map { $0.labels[place].isEmpty ? nil : $0.labels[place] }
      // A label that no recording has says nothing.
      guard texts.contains(where: { $0 != nil }) || label.name == Layout.target else { continue }
      guard let classes = label.classes else {
        columns.append(LabelColumn(label.name, texts: texts))
        continue
      }
      columns.append(
        try LabelColumn(
          label.name, classes: classes,
          indices: texts.map { text in
            text.flatMap { classes.firstIndex(of: $0) } ?? LabelColumn.missing
          }))
    }
    return columns
  }
}
