import Diagnostics
import Tensors

/// A corpus that is read from recordings below a folder.
struct RecordedCorpus<Layout: CorpusLayout> {
  private let files: FileAccess
  /// The folder, absolute.
  let root: String
  private let found: [FileAccess.WalkedFile]

  /// Looks for the recordings: below a folder of the corpus's name, in upper or lower case, in a
  /// folder that may be read, or in such a folder itself where its name or content says so.
  ///
  /// Throws `corpus.absent`.
  init(_ files: FileAccess) throws(Fault) {
    for root in files.corpusFolders(Layout.self) {
      let found = files.filesBelow(root, extensions: ["wav"])
      if found.contains(where: { Layout.clip(PathText.stem($0.path)) != nil }) {
        self.files = files
        self.root = root
        self.found = found
        return
      }
    }
    throw Fault(
      "corpus.absent",
      "the recordings of `\(Layout.name)` must lie in a folder `\(Layout.name)` below "
        + "\(files.spelledFolders) and have names such as \(Layout.pattern), but there are none",
      hint: Layout.advice)
  }

  /// The data: the view `audio` of log-mel sequences and, where there is one, the companion; clips in
  /// the natural order of their names.
  ///
  /// What cannot be read or paired is left out and counted. Throws `corpus.damaged` where nothing is
  /// left, what the data set throws and what the hooks throw.
  func dataset(
    _ features: SoundFeatures, companion: CompanionView?, hooks: ReadingHooks,
    notFinite: NotFinitePolicy
  ) throws -> Dataset {
    var omissions = Omissions()
    var chosen = chosenFiles(&omissions)
    if let companion { chosen = paired(chosen, with: companion, &omissions) }
    let outcomes = try RecordingReader(files: files, features: features, hooks: hooks)
      .read(chosen.map(\.file))
    var clips: [RecordedClip] = []
    var parts: [Tensor] = []
    for (file, outcome) in zip(chosen, outcomes) {
      switch outcome.features {
      case .success(let part):
        clips.append(file.clip)
        parts.append(part)
      case .failure(let fault): omissions.note(fault, view: "audio", clip: file.clip.name)
      }
    }
    guard !clips.isEmpty else {
      throw Fault(
        "corpus.damaged",
        "a recording of `\(Layout.name)` at least must be readable, but all \(found.count) were left "
          + "out: " + (omissions.skipped.first?.reason ?? "there are none"))
    }
    var views = [try FeatureView("audio", parts: parts)]
    if let companion { views.append(try companion.view(of: clips.map(\.moment))) }
    let record = FileRecord.combined(
      outcomes.compactMap(\.record),
      name: "\(PathText.lastPart(root)): \(counted(outcomes.count, "recording"))",
      folder: chosen.first?.file.folder.spelling ?? "")
    files.recordRead(record, path: root)
    return try Dataset(
      clips: clips.map(\.name), views: views, labels: labels(clips), target: Layout.target,
      provenance: Provenance(
        name: Layout.name, source: Layout.source + (companion.map { "; " + $0.credit } ?? ""),
        licence: Layout.licence,
        files: [record] + [companion?.record].compactMap { $0 }),
      skipped: omissions.skipped, notFinite: notFinite)
  }

  /// A recording that was chosen for its moment.
  private struct Chosen {
    let file: FileAccess.FoundFile
    let clip: RecordedClip
  }

  /// One recording for each moment, in the natural order of the clips' names.
  private func chosenFiles(_ omissions: inout Omissions) -> [Chosen] {
    var best: [String: Chosen] = [:]
    for walked in found {
      let name = PathText.stem(walked.path)
      let shown = PathText.relative(walked.path, to: root)
      guard let clip = Layout.clip(name) else {
        omissions.note(
          "name",
          "the name of a recording must be like \(Layout.pattern), but is "
            + "`\(truncated(PathText.lastPart(shown), to: 60))`", name)
        continue
      }
      guard let file = walked.file else {
        omissions.note(
          "link", "`\(shown)` is a link to a file that is not there or may not be read", name)
        continue
      }
      let new = Chosen(file: file, clip: clip)
      guard let old = best[clip.moment] else {
        best[clip.moment] = new
        continue
      }
      if clip.rank < old.clip.rank { best[clip.moment] = new }
      // Archives of RAVDESS hold every recording twice; a random split would know it from training.
      let rest = clip.rank < old.clip.rank ? old.clip : clip
      omissions.note(
        "twice", "`\(rest.name)` is another recording of a moment that has one", rest.name)
    }
    let all = Array(best.values)
    return NaturalOrder.positions(all.map(\.clip.name)).map { all[$0] }
  }

  /// Leaves out recordings that the companion knows nothing of, and counts what only it has.
  private func paired(
    _ chosen: [Chosen], with companion: CompanionView, _ omissions: inout Omissions
  ) -> [Chosen] {
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
      let texts = clips.map { $0.labels[place] }
      guard let classes = label.classes else {
        columns.append(LabelColumn(label.name, texts: texts))
        continue
      }
      columns.append(
        try LabelColumn(
          label.name, classes: classes,
          indices: texts.map { classes.firstIndex(of: $0) ?? LabelColumn.missing }))
    }
    return columns
  }
}
