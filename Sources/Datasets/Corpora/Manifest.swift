import Diagnostics
public import Signals
import Tensors

/// Data sets that a user describes in a CSV file: a row a clip.
///
/// The column `clip` names the clips; without it they are called `row 1`, `row 2` and so on. A column
/// whose cells name files of features, sound or pictures is a view, every other column a label. A cell of a view is
/// `file.npy`, `file.npy[17]` (one row) or `file.npy[10..<40]` (a range of rows), relative to the
/// manifest. One row or an array of one axis makes a vector; several rows, `[time, features]`, make a
/// sequence. A recording in the column `audio`, or a sound file in any, is read as its log-mel spectrogram,
/// `[frames, bands]`; a video in another column as its frames, `[frames, pixels]`. A table such as
/// `face.csv` is a sequence too (``TimedTable``).
public enum Manifest {
  /// Reads a manifest and the arrays it names.
  ///
  /// A clip whose features cannot be read is left out; the data set says how many and why, once for
  /// each kind of problem. The target is `label` unless another column is named, if there is one.
  ///
  /// Throws `manifest.empty`, `manifest.no-views`, `manifest.nothing-left`, what reading the CSV
  /// throws, what the data set throws, and what the hooks throw.
  ///
  /// - Parameters:
  ///   - path: The CSV file.
  ///   - files: The way to files.
  ///   - target: The label to learn.
  ///   - sound: How recordings become features.
  ///   - frames: How pictures do.
  ///   - hooks: How recordings are read.
  ///   - notFinite: What to do with missing features.
  public static func dataset(
    _ path: String, _ files: FileAccess, target: String? = nil,
    sound: LogMelSettings = .compact(sampleRate: SoundFeatures.sampleRate),
    frames: FrameFeatures = FrameFeatures(.pixels), hooks: ReadingHooks = ReadingHooks(),
    notFinite: NotFinitePolicy = .refuse
  ) throws -> Dataset {
    let folder = PathText.parent(try files.find(path).path)
    let table = try files.readTable(path)
    let clips = try clipNames(table)
    guard !clips.isEmpty else {
      throw Fault(
        "manifest.empty", "`\(path)` must have a row for each clip, but has only its header",
        hint: "Add a row with the clip's labels and the files of its views.")
    }
    let viewColumns = table.columns.filter(isView)
    guard !viewColumns.isEmpty else {
      throw Fault(
        "manifest.no-views",
        "`\(path)` must have a column that names files of features or recordings, such as `audio`, but has "
          + "only \(listed(table.columnNames, quoted: true))",
        hint: "Name a `.npy`, `.wav` or `.mp4` file in every row of a column.")
    }
    var reader = FeatureReader(files, folder: folder, clips: clips, hooks)
    try reader.listen(viewColumns, MediaFeatures(sound: sound, frames: frames))
    var kept = Set(clips.indices)
    for column in viewColumns { kept.subtract(reader.read(column)) }
    guard !kept.isEmpty else {
      throw Fault(
        "manifest.nothing-left",
        "a clip at least must have features, but all \(clips.count) of `\(path)` were left out: "
          + (reader.skipped.first?.reason ?? "there are none"))
    }
    let positions = kept.sorted()
    var views: [FeatureView] = []
    for column in viewColumns { views.append(try reader.view(column.name, positions)) }
    let rows = try table.rows(positions)
    let labels = rows.columns.filter { column in
      column.name != "clip" && !viewColumns.contains { $0.name == column.name }
    }
    let goal = target ?? (labels.contains { $0.name == "label" } ? "label" : nil)
    return try Dataset(
      clips: positions.map { clips[$0] }, views: views,
      labels: labels.map { LabelColumn($0.name, texts: $0.texts) }, target: goal,
      provenance: Provenance(
        name: PathText.lastPart(path), source: "the manifest `\(path)`",
        // What a program has made up says so wherever it appears.
        isSynthetic: rows.columns.contains { column in
          column.name == "origin" && column.texts.allSatisfy { $0 == "synthetic" }
        },
        files: [files.record(of: path)].compactMap { $0 } + reader.records),
      skipped: reader.skipped, notFinite: notFinite)
  }

  private static func clipNames(_ table: Table) throws(Fault) -> [String] {
    guard let column = table.columns.first(where: { $0.name == "clip" }) else {
      return (0..<table.rowCount).map { "row \($0 + 1)" }
    }
    return column.texts.enumerated().map { $1 ?? "row \($0 + 1)" }
  }

  private static func isView(_ column: TableColumn) -> Bool {
    guard case .text(let texts) = column.cells, column.name != "clip" else { return false }
    return texts.contains { $0.map(FeatureReference.isLikely) ?? false }
  }
}
