import Datasets
import Diagnostics
import Plots

/// What a data set holds, drawn as text: where it is from, its views, its labels, its classes.
struct DatasetDescription {
  let summary: DatasetSummary

  init(_ dataset: Dataset) { summary = dataset.summary }

  func text(_ presentation: Presentation) -> String {
    var lines = [presentation.styled(summary.provenance.name, .strong) + "  " + size]
    if summary.provenance.isSynthetic {
      lines.append(
        presentation.styled("SYNTHETIC: not evidence about people", .warning))
    }
    if !summary.provenance.source.isEmpty {
      lines += Self.wrapped(summary.provenance.source, presentation)
    }
    let views = summary.views.map { view -> String in
      let shape = view.shape.dropFirst().map(String.init).joined(separator: " × ")
      let lengths = view.lengths.map { " (\($0.lowerBound)–\($0.upperBound) steps)" } ?? ""
      return "\(view.name) [\(shape)]\(lengths)"
    }
    lines += Self.wrapped("views   " + Self.listing(views), presentation, indent: 8)
    let labels = summary.labels.map { "\($0.name) (\($0.classes.count))" }
    lines += Self.wrapped("labels  " + Self.listing(labels), presentation, indent: 8)
    if let target = summary.target { lines += classes(target, presentation) }
    for skipped in summary.skipped {
      lines += Self.wrapped(
        "skipped \(skipped.count): \(skipped.reason) (\(skipped.examples.joined(separator: ", ")))",
        presentation)
    }
    return lines.joined(separator: "\n")
  }

  private static func listing(_ names: [String]) -> String {
    names.isEmpty ? "none" : names.joined(separator: ", ")
  }

  /// How many clips there are.
  var size: String {
    let labelled = summary.labelled == summary.clips ? "" : ", \(summary.labelled) labelled"
    return counted(summary.clips, "clip") + labelled
  }

  /// One bar for each class of the target.
  private func classes(_ target: String, _ presentation: Presentation) -> [String] {
    let width = summary.classes.map { displayWidth($0.name) }.max() ?? 0
    let most = max(1, summary.classes.map(\.clips).max() ?? 1)
    let room = max(5, min(36, presentation.width - width - 22))
    let rows = summary.classes.map { row -> String in
      let full = row.clips * room / most
      let dark = row.labelled * room / most
      let bar =
        String(repeating: presentation.ascii ? "#" : "█", count: dark)
        + String(repeating: presentation.ascii ? "." : "░", count: full - dark)
      let count = row.labelled == row.clips ? "\(row.clips)" : "\(row.labelled) of \(row.clips)"
      return "  " + padded(row.name, to: width) + "  " + presentation.styled(bar, .series(0)) + " "
        + count
    }
    return ["target  " + target] + rows
  }

  private static func wrapped(
    _ text: String, _ presentation: Presentation, indent: Int = 0
  ) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      if !line.isEmpty, displayWidth(line) + 1 + displayWidth(word) > presentation.width {
        lines.append(line)
        line = String(repeating: " ", count: indent) + word
      } else {
        line += (line.isEmpty ? "" : " ") + word
      }
    }
    return lines + [line]
  }
}
