extension Figure {
  /// One sentence that says what the picture shows, for readers who cannot see it.
  public var sentence: String {
    let picture = content.picture
    let words = picture.isEmpty ? "\(picture.kindName), without data." : picture.sentence(self)
    // Names may hold line ends; a sentence does not.
    return Glyphs(isASCII: false).clean(words)
  }

  /// A number in the words of a sentence.
  func word(_ value: Double, percent: Bool = false) -> String {
    percent
      ? NumberFormat(.percent(1), trimmed: true).text(value)
      : NumberFormat.significant(3, trimmed: true).text(value)
  }

  /// The first parts of an enumeration, and how many more there are.
  func some(_ parts: [String]) -> String {
    let limit = 6
    guard parts.count > limit else { return parts.joined(separator: "; ") }
    return parts.prefix(limit).joined(separator: "; ") + "; and \(parts.count - limit) more"
  }

  /// How a series runs: `soft falls from 2.31 to 0.42`.
  func describe(_ name: String, _ values: [Double], percent: Bool = false) -> String {
    let finite = values.filter(\.isFinite)
    guard let first = finite.first, let last = finite.last, let low = finite.min(),
      let high = finite.max()
    else { return "\(name) has no values" }
    func word(_ value: Double) -> String { self.word(value, percent: percent) }
    if finite.count == 1 { return "\(name) is \(word(first))" }
    if word(low) == word(high) { return "\(name) stays at \(word(first))" }
    let span = high / 2 - low / 2
    let change = last / 2 - first / 2
    var text =
      change.magnitude < 0.02 * span
      ? "\(name) begins and ends near \(word(last))"
      : "\(name) \(change > 0 ? "rises" : "falls") from \(word(first)) to \(word(last))"
    let ends = (low: min(first, last), high: max(first, last))
    if ends.low / 2 - low / 2 > 0.1 * span { text += ", lowest \(word(low))" }
    if high / 2 - ends.high / 2 > 0.1 * span { text += ", highest \(word(high))" }
    return text
  }
}
