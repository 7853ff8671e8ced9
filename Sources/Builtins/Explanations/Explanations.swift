public import Diagnostics

/// What `lupi explain` says about each error, by code. The codes of all targets stand here, beside the
/// functions that their examples call; a test compares them with the sources, and runs every example.
public enum Explanations {
  /// All of them, sorted by code.
  public static let all: [Explanation] = lists.joined().sorted { $0.code < $1.code }

  /// A new list is added here.
  private static let lists: [[Explanation]] = [
    characters, expressions, statements, names, values, limits, calls, shapes, networks,
    models, datasets, views, splits, sound, media, metrics, verification, statistics,
    bootstraps, training, distillation, studies, figures, files, formats, corpora, fences,
    notebooks, commands, recordings, gradients, reports, sweeps, prompt,
  ]

  /// The explanation of a code.
  public static subscript(code: String) -> Explanation? { all.first { $0.code == code } }

  /// The areas, sorted, each with its explanations.
  public static let areas: [(name: String, explanations: [Explanation])] =
    Dictionary(grouping: all, by: \.area).map { (name: $0.key, explanations: $0.value) }
    .sorted { $0.name < $1.name }
}
