import Diagnostics

extension Figure {
  /// One sentence that says what the picture shows, for readers who cannot see it.
  public var sentence: String {
    // Names may hold line ends; a sentence does not.
    Glyphs(isASCII: false).clean(isEmpty ? "\(kind), without data." : contentSentence)
  }

  private var contentSentence: String {
    switch content {
    case .lines(let plot): lineSentence(plot)
    case .detection(let plot): detectionSentence(plot)
    case .scatter(let plot): scatterSentence(plot)
    case .density(let plot): densitySentence(plot)
    case .bars(let plot): barSentence(plot)
    case .histogram(let plot): histogramSentence(plot)
    case .boxes(let plot): boxSentence(plot)
    case .heatMap(let plot): heatSentence(plot)
    case .confusion(let plot): confusionSentence(plot)
    case .sparklines(let plot):
      "\(kind), \(counted(plot.rows.count, "row")); "
        + some(plot.rows.enumerated().map { describe($1.name ?? "row \($0 + 1)", $1.values) }) + "."
    case .panels(let plot):
      "\(kind), \(counted(plot.figures.count, "figure")): "
        + plot.figures.map(panelWords).joined(separator: " ")
    }
  }

  /// What the kind of picture is called at the beginning of a sentence.
  var kind: String {
    switch content {
    case .lines(let plot): plot.style == .envelope ? "Waveform" : "Line chart"
    case .detection(let plot): plot.kind == .det ? "DET curve" : "ROC curve"
    case .scatter: "Scatter plot"
    case .density: "Density plot"
    case .bars: "Bar chart"
    case .histogram: "Histogram"
    case .boxes: "Box plot"
    case .heatMap: "Heat map"
    case .confusion: "Confusion matrix"
    case .sparklines: "Sparklines"
    case .panels: "Panels"
    }
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

  private func panelWords(_ figure: Figure) -> String {
    figure.title.map { "\($0): " + figure.sentence } ?? figure.sentence
  }
}
