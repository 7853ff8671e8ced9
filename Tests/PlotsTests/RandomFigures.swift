import Diagnostics
import Plots

/// Figures with data that break careless renderers: nothing, one point, constants, gaps, infinities,
/// the ends of the range of a double, and labels of every width.
struct RandomFigures {
  /// The kinds of figures that are made here.
  enum Kind: Int, CaseIterable {
    case lines, scatter, bars, histogram, density, boxes, heatMap, confusion, sparklines, detection
    case panels

    /// The kind of a figure. Where this does not compile, a kind of figures is new: it wants a case
    /// above, and its random figures in ``RandomFigures/content(_:)``.
    init(of content: Figure.Content) {
      switch content {
      case .lines: self = .lines
      case .scatter: self = .scatter
      case .bars: self = .bars
      case .histogram: self = .histogram
      case .density: self = .density
      case .boxes: self = .boxes
      case .heatMap: self = .heatMap
      case .confusion: self = .confusion
      case .sparklines: self = .sparklines
      case .detection: self = .detection
      case .panels: self = .panels
      }
    }
  }

  var random: TestRandom

  init(seed: UInt64) { random = TestRandom(seed: seed) }

  mutating func label() -> String {
    random.pick([
      "", "a", "loss", "soft targets", "unweighted average recall of the student on fold three",
      "損失関数の値", "感情認識の結果をとても長い名前で示す", "😀", "👨‍👩‍👧 family", "e\u{301}tat", "tab\there", "two\nlines",
      "\u{1B}[31mred", "\u{200D}", "\u{0301}", "🇫🇷🇩🇪🇫", "ﷺ", "naïve façade", "α ± β",
      "\"quoted\", <b>&", "ᄀ", "한국어",
      String(repeating: "long", count: 30), "\u{0D4E}x", "\r\n", "\u{0}",
    ])
  }

  mutating func number() -> Double {
    switch random.below(14) {
    case 0: .nan
    case 1: .infinity
    case 2: -.infinity
    case 3: 0
    case 4:
      random.pick([1e300, -1e300, 1e-300, -1e-300, .leastNonzeroMagnitude, 1.7e308, -1.7e308])
    case 5: Double(random.below(20) - 10)
    case 6: random.unit() * 1e-9 + 1e9
    default: (random.unit() - 0.3) * random.pick([1, 1, 1, 10, 1000, 1e-5])
    }
  }

  mutating func numbers(_ count: Int) -> [Double] {
    switch random.below(8) {
    case 0:
      let value = number()
      return [Double](repeating: value, count: count)
    case 1, 2, 3:
      let scale = random.pick([1, 1e-300, 1e300, 1e5])
      return (0..<count).map { _ in (random.unit() - 0.2) * scale }
    case 4: return (0..<count).map { Double($0) }
    default: return (0..<count).map { _ in number() }
    }
  }

  mutating func size() -> Int { random.pick([0, 1, 2, 3, 5, 10, 40, 150]) }

  mutating func axis() -> Axis {
    let scale = random.pick([Axis.Scale.linear, .linear, .linear, .log, .probit])
    var lower: Double?
    var upper: Double?
    if random.below(4) == 0 {
      switch scale {
      case .linear: lower = random.pick([-1e300, -1, 0, 0.5])
      case .log: lower = random.pick([1e-300, 0.01])
      case .probit: lower = 0.01
      }
    }
    if random.below(4) == 0 {
      switch scale {
      case .linear: upper = random.pick([0.6, 1, 1e300])
      case .log: upper = random.pick([0.02, 1e300])
      case .probit: upper = 0.5
      }
    }
    return Axis(
      random.below(3) == 0 ? nil : label(), unit: random.below(3) == 0 ? label() : nil,
      scale: scale, from: lower, to: upper, percent: random.below(5) == 0)
  }

  mutating func series() throws -> Series {
    let count = size()
    let y = numbers(count)
    let x = random.below(2) == 0 ? nil : numbers(count)
    let name = random.below(3) == 0 ? nil : label()
    return random.below(3) == 0
      ? try Series(name, x: x, y: y, lower: numbers(count), upper: numbers(count))
      : try Series(name, x: x, y: y)
  }

  mutating func some<T>(_ limit: Int, _ make: (inout Self) throws -> T) rethrows -> [T] {
    var out: [T] = []
    for _ in 0..<random.below(limit + 1) { out.append(try make(&self)) }
    return out
  }

  mutating func content(_ kind: Kind) throws -> Figure.Content {
    switch kind {
    case .lines:
      return .lines(
        try LinePlot(
          some(5) { try $0.series() },
          style: random.pick([.line, .line, .steps, .markers, .envelope]),
          interval: random.pick([.band, .bars])))
    case .scatter: return .scatter(try ScatterPlot(some(14) { try $0.series() }))
    case .bars:
      let count = random.below(6)
      return .bars(
        try BarPlot(
          (0..<count).map { _ in label() },
          some(3) { make in
            try BarPlot.Group(
              make.label(), make.numbers(count),
              lower: make.random.below(2) == 0 ? nil : make.numbers(count),
              upper: make.numbers(count))
          }))
    case .histogram:
      return .histogram(
        try Histogram(
          some(3) { Samples($0.label(), $0.numbers($0.size())) },
          bins: random.pick([nil, 1, 7, 300])))
    case .density:
      return .density(
        try DensityPlot(
          some(3) { Samples($0.label(), $0.numbers($0.size())) },
          bandwidth: random.pick([nil, nil, 1e-3, 1e300])))
    case .boxes:
      return .boxes(try BoxPlot(some(9) { Samples($0.label(), $0.numbers($0.size())) }))
    case .heatMap:
      let (rows, columns) = (random.pick([0, 1, 3, 50]), random.pick([0, 1, 3, 8, 120]))
      return .heatMap(
        try HeatMap(
          (0..<rows).map { _ in numbers(columns) },
          rows: random.below(2) == 0 ? nil : (0..<rows).map { _ in label() },
          columns: random.below(2) == 0 || rows == 0 ? nil : (0..<columns).map { _ in label() },
          startsAtBottom: random.below(2) == 0, shade: axis()))
    case .confusion:
      let count = random.pick([0, 1, 2, 4, 10, 60])
      let most = random.pick([1, 50, Int.max])
      return .confusion(
        try ConfusionMatrix(
          (0..<count).map { _ in label() },
          (0..<count).map { _ in (0..<count).map { _ in random.below(most) } },
          cells: random.pick([.counts, .percentages])))
    case .sparklines:
      return .sparklines(
        try Sparklines(
          some(5) { Sparklines.Row($0.label(), $0.numbers($0.size())) },
          sharesScale: random.below(2) == 0))
    case .detection:
      return .detection(
        try DetectionPlot(
          random.pick([.det, .roc]),
          some(4) { make in
            let count = make.size()
            func rates(_ make: inout Self) -> [Double] {
              (0..<count).map { _ in make.random.pick([0, 1, make.random.unit(), 1e-9]) }
            }
            return try DetectionPlot.Curve(
              make.label(), falseAcceptance: rates(&make), falseRejection: rates(&make),
              equalErrorRate: make.random.pick([0, 1, make.random.unit()]))
          }))
    case .panels:
      let parts = Kind.allCases.filter { $0 != .panels }
      return .panels(
        try Panels(
          some(4) { try $0.figure($0.random.pick(parts)) }, columns: random.pick([nil, 1, 2, 9])))
    }
  }

  mutating func figure(_ kind: Kind) throws -> Figure {
    let references = some(2) { make in
      ReferenceLine(
        make.random.pick([.horizontal(0.5), .vertical(2), .diagonal, .horizontal(-1e300)]),
        make.random.below(2) == 0 ? nil : make.label())
    }
    return try Figure(
      random.below(3) == 0 ? nil : label(), content(kind), x: axis(), y: axis(),
      references: references, caption: random.below(3) == 0 ? label() : nil,
      rows: random.pick([nil, nil, nil, 1, 2, 5, 30]))
  }

  mutating func table() throws -> TextTable {
    let count = random.below(9)
    let columns = (0..<count).map { _ in
      TextTable.Column(
        label(), alignment: random.pick([nil, .left, .right, .center]),
        format: random.pick([nil, .percent(1), .shortest]),
        best: random.pick([nil, .highest, .lowest]))
    }
    let rows = (0..<random.below(6)).map { _ in
      (0..<count).map { _ -> TextTable.Cell in
        switch random.below(5) {
        case 0: .text(label())
        case 1: .missing
        case 2: .measured(number(), number())
        case 3: .toned(label(), .good)
        default: .number(number())
        }
      }
    }
    return try TextTable(
      label(), columns: columns, rows: rows, separators: [0, 1, 3, 99], caption: label())
  }
}
