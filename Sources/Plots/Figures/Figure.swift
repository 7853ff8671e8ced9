public import Diagnostics

/// A picture as data: what is shown and how its axes are read, not how it is drawn.
///
/// ``TextRenderer`` and ``SVGRenderer`` draw it, ``sentence`` says it in words, and ``data`` lists
/// its numbers.
public struct Figure: Sendable, Hashable, Codable {
  /// The kinds of figures.
  public enum Content: Sendable, Hashable, Codable {
    /// Lines through points.
    case lines(LinePlot)
    /// Error trade-offs of verifiers.
    case detection(DetectionPlot)
    /// Points of one or more classes.
    case scatter(ScatterPlot)
    /// Horizontal bars.
    case bars(BarPlot)
    /// Counts in bins.
    case histogram(Histogram)
    /// Estimated densities.
    case density(DensityPlot)
    /// Boxes and whiskers.
    case boxes(BoxPlot)
    /// A matrix as shades.
    case heatMap(HeatMap)
    /// True against predicted classes.
    case confusion(ConfusionMatrix)
    /// Small lines of text height.
    case sparklines(Sparklines)
    /// Several figures, side by side where they fit.
    case panels(Panels)
  }

  /// What stands above the picture.
  public var title: String?
  /// What is drawn.
  public let content: Content
  /// The horizontal axis.
  public let x: Axis
  /// The vertical axis.
  public let y: Axis
  /// Lines to compare with, such as chance level.
  public let references: [ReferenceLine]
  /// What stands below the picture.
  public var caption: String?
  /// How many text rows the plotting area takes; each kind has its own default.
  public var rows: Int?

  /// Creates a figure.
  ///
  /// - Throws: `plot.range` where an axis ends before it begins, `plot.log-range` where a
  ///   logarithmic axis has a bound that is not positive, `plot.probit-range` where a probit axis has
  ///   a bound outside 0…1, and `plot.reference` where a reference line is not at a number.
  public init(
    _ title: String? = nil, _ content: Content, x: Axis = Axis(), y: Axis = Axis(),
    references: [ReferenceLine] = [], caption: String? = nil, rows: Int? = nil
  ) throws(Fault) {
    try x.validate("x")
    try y.validate("y")
    for reference in references where !(reference.place?.isFinite ?? true) {
      throw Fault(
        "plot.reference",
        "a reference line must be at a finite number, but is at a value that is "
          + "\(NumberFormat.shortest.text(reference.place ?? .nan))", hint: "Leave it out.")
    }
    self.title = title
    self.content = content
    self.x = x
    self.y = y
    self.references = references
    self.caption = caption
    self.rows = rows
  }
}
