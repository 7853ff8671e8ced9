/// What one kind of figure says of itself, and who draws it.
///
/// A new kind is a struct in `Figures` that conforms in a file here, one case of ``Figure/Content`` and
/// its line in ``Figure/Content/picture``. There is no other place that tells kinds apart, so that the
/// compiler asks for all that is missing.
protocol Picture {
  /// What the kind is called at the beginning of a sentence: `Box plot`.
  var kindName: String { get }
  /// Whether there is nothing to draw.
  var isEmpty: Bool { get }
  /// The columns of text below which the figure is better drawn alone than beside another.
  var legibleWidth: Int { get }
  /// Whether text may be wider than is comfortable to read, because every column counts.
  var takesAllWidth: Bool { get }
  /// One sentence that says what there is to see, where there is something.
  func sentence(_ figure: Figure) -> String
  /// The numbers behind the picture.
  func data(_ figure: Figure) -> DataTable
  /// What the picture leaves out, in sentences for its caption.
  func notes(_ figure: Figure) -> [String]
  /// The picture as text, at most `width` columns wide.
  func drawn(_ figure: Figure, by renderer: TextRenderer, width: Int) -> CellGrid
  /// The picture as SVG, `width` pixels wide.
  func drawn(_ figure: Figure, by renderer: SVGRenderer, width: Double) -> SVGBlock
}

extension Picture {
  var takesAllWidth: Bool { false }

  func notes(_ figure: Figure) -> [String] { [] }
}

extension Figure.Content {
  /// The kind behind the case.
  var picture: any Picture {
    switch self {
    case .lines(let plot): plot
    case .detection(let plot): plot
    case .scatter(let plot): plot
    case .bars(let plot): plot
    case .histogram(let plot): plot
    case .density(let plot): plot
    case .boxes(let plot): plot
    case .heatMap(let plot): plot
    case .confusion(let plot): plot
    case .sparklines(let plot): plot
    case .panels(let plot): plot
    }
  }
}
