/// How a run differs from the one that was attested.
public struct AttestationDifference: Sendable, Equatable {
  /// The circumstances that differ, a sentence for each; they may be why cells differ, or not matter.
  public let circumstances: [String]
  /// The first cell that differs, and in what, if any does.
  public let first: (cell: String, what: String)?
  /// How many cells differ.
  public let count: Int

  /// Compares a run with what was attested before.
  public init(attested: Attestation, now: Attestation) {
    circumstances = Attestation.Circumstance.Kind.allCases.compactMap { kind in
      let (old, new) = (attested.values(kind), now.values(kind))
      // A renamed notebook is the same notebook.
      guard kind != .notebook, old != new else { return nil }
      return Self.sentence(kind, old, new)
    }
    var found: [(cell: String, what: String)] = []
    for index in 0..<max(attested.cells.count, now.cells.count) {
      guard index < now.cells.count else {
        found.append((attested.cells[index].name, "it is missing now"))
        continue
      }
      guard index < attested.cells.count else {
        found.append((now.cells[index].name, "it was not there"))
        continue
      }
      if let what = Self.difference(attested.cells[index], now.cells[index]) {
        found.append((attested.cells[index].name, what))
      }
    }
    first = found.first
    count = found.count
  }

  /// Two differences are equal if they say the same.
  public static func == (a: AttestationDifference, b: AttestationDifference) -> Bool {
    a.circumstances == b.circumstances && a.count == b.count && a.first?.cell == b.first?.cell
      && a.first?.what == b.first?.what
  }

  private static func sentence(
    _ kind: Attestation.Circumstance.Kind, _ old: [String], _ new: [String]
  ) -> String {
    if kind == .content { return "the notebook's text has changed" }
    func words(_ values: [String]) -> String {
      values.isEmpty ? "none" : values.joined(separator: "; ")
    }
    return "\(kind.rawValue): was \(words(old)), is \(words(new))"
  }

  private static func difference(
    _ old: Attestation.CellRecord, _ new: Attestation.CellRecord
  ) -> String? {
    guard old.name == new.name else { return "the cell `\(new.name)` stands in its place" }
    guard old.status == new.status else { return "it was `\(old.status)` and is `\(new.status)`" }
    // The text comes last: where it differs alone, all bits are the same.
    for product in old.products where product.name != "text" {
      guard let other = new.products.first(where: { $0.name == product.name }) else {
        return "\(words(product.name)) is missing now"
      }
      if other.digest != product.digest { return "\(words(product.name)) has other bits" }
    }
    if let extra = new.products.first(where: { product in
      !old.products.contains { $0.name == product.name }
    }) {
      return "\(words(extra.name)) was not there"
    }
    return old.products == new.products
      ? nil : "the same values are shown as another text"
  }

  /// `value clips` as a part of a sentence.
  private static func words(_ name: String) -> String {
    let parts = name.split(separator: " ", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return name }
    return parts[0] == "value" ? "the value of `\(parts[1])`" : name
  }
}
