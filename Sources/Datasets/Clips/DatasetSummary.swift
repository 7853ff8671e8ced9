import Tensors

/// What a data set holds, as rows that can be shown as tables.
public struct DatasetSummary: Sendable, Equatable {
  /// A class of the target.
  public struct ClassRow: Sendable, Equatable {
    /// The name of the class.
    public let name: String
    /// How many clips have it.
    public let clips: Int
    /// How many of them are labelled.
    public let labelled: Int
  }

  /// A view.
  public struct ViewRow: Sendable, Equatable {
    /// The name of the view.
    public let name: String
    /// The shape of its features.
    public let shape: [Int]
    /// The smallest and the largest number of time steps, for sequences.
    public let lengths: ClosedRange<Int>?
  }

  /// A label column.
  public struct LabelRow: Sendable, Equatable {
    /// The name of the column.
    public let name: String
    /// The names of its classes.
    public let classes: [String]
    /// The number of clips of each class.
    public let counts: [Int]
    /// How many clips have no class.
    public let missing: Int
  }

  /// Where the clips come from.
  public let provenance: Provenance
  /// The number of clips.
  public let clips: Int
  /// The number of labelled clips.
  public let labelled: Int
  /// The label to learn.
  public let target: String?
  /// The classes of the target.
  public let classes: [ClassRow]
  /// The views.
  public let views: [ViewRow]
  /// The label columns, the target among them.
  public let labels: [LabelRow]
  /// What was left out, and why.
  public let skipped: [SkippedClips]
}

extension Dataset {
  /// What the data hold, as rows.
  public var summary: DatasetSummary {
    DatasetSummary(
      provenance: provenance, clips: count, labelled: labelledCount, target: target,
      classes: targetColumn.map(classRows) ?? [],
      views: views.map { view in
        DatasetSummary.ViewRow(
          name: view.name, shape: view.shape,
          lengths: view.lengths.flatMap { lengths in
            guard let least = lengths.min(), let most = lengths.max() else { return nil }
            return least...most
          })
      },
      labels: labels.map { column in
        DatasetSummary.LabelRow(
          name: column.name, classes: column.classes, counts: column.counts,
          missing: column.indices.reduce(0) { $0 + ($1 < 0 ? 1 : 0) })
      },
      skipped: skipped)
  }

  private func classRows(_ column: LabelColumn) -> [DatasetSummary.ClassRow] {
    zip(column.classes, column.members).map { name, members in
      DatasetSummary.ClassRow(
        name: name, clips: members.count,
        labelled: members.reduce(0) { $0 + (labelled[$1] ? 1 : 0) })
    }
  }
}
