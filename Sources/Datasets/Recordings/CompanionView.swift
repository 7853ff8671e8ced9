import Diagnostics

/// A view of the same moments that another program made, with the names of the moments.
struct CompanionView {
  /// The file, as messages call it.
  let fileName: String
  /// Whose work it is.
  let credit: String
  /// The features; row n is about the moment `moments[n]`.
  let view: FeatureView
  /// The moments.
  let moments: [String]
  /// The file it was read from.
  let record: FileRecord?

  /// The view of some moments, in their order; of two rows about one moment the first counts.
  func view(of wanted: [String]) throws(Fault) -> FeatureView {
    let places = Dictionary(
      moments.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    return try view.clips(wanted.compactMap { places[$0] })
  }
}
