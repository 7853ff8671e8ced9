import Binding
import Diagnostics
import Language
import Plots
import Tensors

/// Builtins that draw figures of numbers.
let plotBuiltins: [Builtin] = [
  Builtin(
    "plot", .plots, "Draws lines through points.",
    Parameter<SeriesArgument>(
      "y", "Numbers, a record of named numbers, a run, a record of runs, or a curve of its own."),
    Parameter<Numbers?>("x", "Horizontal positions; without it, 1, 2, 3, ….", default: nil),
    Parameter<String?>("title", "What stands above.", default: nil),
    Parameter<String?>("x_label", "The name of the horizontal axis.", default: nil),
    Parameter<String?>("y_label", "The name of the vertical axis.", default: nil),
    Parameter<Bool>("log_x", "Whether the horizontal axis is logarithmic.", default: false),
    Parameter<Bool>("log_y", "Whether the vertical axis is logarithmic.", default: false),
    Parameter<SeriesArgument?>(
      "error", "Half the width of an interval around each point.", default: nil),
    Parameter<Int?>(
      "height", "Rows of the plotting area.", default: nil, where: .ifGiven(.within(2...200))),
    Parameter<ReferenceArgument>(
      "reference", "Levels to compare with, as {chance: 0.5}; each is drawn as a line across.",
      default: ReferenceArgument(lines: [])),
    horizontalBounds, verticalBounds,
    returns: "figure", seeAlso: ["scatter", "sparkline", "panels", "save_figure"],
    examples: [
      Example("plot([1, 4, 9, 16], title=\"squares\", height=4)", shows: "..."),
      Example(
        "loss = {train: [2.0, 1.1, 0.7, 0.5], validation: [2.1, 1.5, 1.3, 1.4]}\nplot(loss, x=[1, 2, 5, 10], log_x=true, x_label=\"epochs\", height=5)",
        shows: """
          ● train   ▲ validation
            │
          2 ┤▲▄▄▄
            │   ▝▀▀▀▀▀▀▚▄████▄▖▄▄▄▲  ▄▄▄▄  ▄▄▄▄  ▄▄▄▄  ▄▄▄▄  ▄▲▄▄  ▄▄▄▄  ▄▄▄▄  ▄▄▄▄▲ ▲ 1.4
            │                 ▝▀▀▀●▀▀▀▀▀▀▀▀▀▀▀▀▀▚▄▄▄▄▄▄▄▄▄▄▄▄▄●▄▄▄▄▄▄▄▄▄▄
          0 ┤                                                            ▀▀▀▀▀▀▀▀▀▀● ● 0.5
            └┬────────────────────┬───────────────────────────┬────────────────────┬
             1                    2                           5                   10
                                             epochs
          """),
      Example("plot([0.5, 0.7, 0.8], reference={chance: 0.5}, height=4)", shows: "..."),
    ]
  ) { _, y, x, title, xLabel, yLabel, logX, logY, error, height, reference, across, up in
    if let error, error.rows.count != y.rows.count {
      throw Fault(
        "plot.lengths",
        "`error` must have one row for each of \(y.rows.count) series, but has \(error.rows.count)",
        parameter: "error")
    }
    let series = try y.rows.enumerated().map { index, row in
      let places = x?.doubles ?? y.positions
      if let half = error?.rows[index].values ?? y.errors?[index] {
        return try Series(row.name, x: places, y: row.values, error: half)
      }
      return try Series(row.name, x: places, y: row.values)
    }
    return FigureValue(
      try Figure(
        title, .lines(LinePlot(series)),
        x: Axis(
          xLabel ?? y.positionsLabel ?? (y.label == nil ? nil : "epoch"),
          scale: logX ? .log : .linear, from: across?.lower, to: across?.upper),
        y: Axis(
          yLabel ?? y.label, scale: logY ? .log : .linear, from: up?.lower, to: up?.upper,
          percent: y.isPercent),
        references: reference.lines, rows: height))
  },
  Builtin(
    "scatter", .plots, "Draws points, with a glyph for each class.",
    Parameter<Numbers>("points", "A tensor [points, 2], or the horizontal positions."),
    Parameter<Numbers?>(
      "y", "The vertical positions, where `points` has the horizontal ones.", default: nil),
    Parameter<[String]?>("labels", "The class of each point.", default: nil),
    Parameter<String?>("title", "What stands above.", default: nil),
    Parameter<String?>("x_label", "The name of the horizontal axis.", default: nil),
    Parameter<String?>("y_label", "The name of the vertical axis.", default: nil),
    Parameter<Int?>(
      "height", "Rows of the plotting area.", default: nil, where: .ifGiven(.within(2...200))),
    horizontalBounds, verticalBounds,
    returns: "figure", seeAlso: ["plot", "projection"],
    examples: [
      Example(
        "scatter([1, 2, 3], [3, 1, 2], labels=[\"a\", \"b\", \"a\"], height=4)", shows: "..."),
      Example(
        "words = [\"no\", \"no\", \"yes\", \"yes\"]\nscatter([[0, 0], [1, 2], [2, 1], [3, 3]], labels=words, height=5)",
        shows: """
          ● no   ▲ yes
          4 ┤
            │                                                                            ▲
          2 ┤                         ●
            │                                                   ▲
          0 ┤●
            └┬────────────────────────┬─────────────────────────┬────────────────────────┬
             0                        1                         2                        3
          """),
      Example("scatter([1, 2, 30], [3, 1, 2], x_range=[0, 4], y_range=[0, 4])", shows: "..."),
    ]
  ) { _, points, y, labels, title, xLabel, yLabel, height, width, rise in
    let (across, up) = try plane(points, y)
    let content =
      try labels.map { try ScatterPlot(x: across, y: up, labels: $0) }
      ?? ScatterPlot([Series(x: across, y: up)])
    return FigureValue(
      try Figure(
        title, .scatter(content), x: Axis(xLabel, from: width?.lower, to: width?.upper),
        y: Axis(yLabel, from: rise?.lower, to: rise?.upper), rows: height))
  },
  Builtin(
    "bars", .plots, "Draws a bar for each name, with error bars if they are given.",
    Parameter<BarsArgument>("values", "A record of numbers, a list of numbers, or a study."),
    Parameter<[String]?>("names", "The name of each bar, where `values` is a list.", default: nil),
    Parameter<Numbers?>("error", "Half the width of an interval around each value.", default: nil),
    Parameter<String?>("title", "What stands above.", default: nil),
    Parameter<String?>("label", "What the values are.", default: nil),
    Parameter<Bool>("percent", "Whether 0.25 is written as 25%.", default: false),
    returns: "figure", seeAlso: ["plot", "histogram"],
    examples: [
      Example("bars({a: 1, b: 3})", shows: "..."),
      Example(
        "names = [\"audio_only\", \"soft_labels\", \"embeddings\"]\nhalf = [1.7, 1.2, 1.9]\nbars([61.3, 68.0, 67.7], names=names, error=half, label=\"UA in percent\")",
        shows: """
           audio_only │█████████████████████████████████████████████████▒─┤      61.3 ±1.7
          soft_labels │███████████████████████████████████████████████████████▒┤ 68.0 ±1.2
           embeddings │██████████████████████████████████████████████████████▒─┤ 67.7 ±1.9
                                            UA in percent
          """),
    ]
  ) { _, bars, names, error, title, label, percent in
    let categories = names ?? bars.names
    var group = try BarPlot.Group(nil, bars.values, lower: bars.lower, upper: bars.upper)
    if let error { group = try BarPlot.Group(nil, bars.values, error: error.doubles) }
    return FigureValue(
      try Figure(
        title ?? bars.title, .bars(BarPlot(categories, [group])),
        x: Axis(label ?? bars.label, percent: percent || bars.isPercent)))
  },
  Builtin(
    "histogram", .plots, "Draws how often values lie in each of a row of bins.",
    Parameter<SeriesArgument>("x", "Numbers, or a record of named numbers."),
    Parameter<Int?>(
      "bins", "The number of bins; without it, the data decide.", default: nil,
      where: .ifGiven(.within(1...1000))),
    Parameter<String?>("title", "What stands above.", default: nil),
    Parameter<String?>("label", "What the values are.", default: nil),
    returns: "figure", seeAlso: ["density", "boxes"],
    examples: [
      Example("histogram([1, 2, 2, 3], bins=3)", shows: "..."),
      Example(
        "histogram([0.2, 0.3, 0.3, 0.4, 0.8], bins=4, label=\"probability\")",
        shows: """
          3 ┤████████████
            │████████████
            │████████████
          2 ┤████████████
            │████████████
            │████████████
          1 ┤████████████▃▃▃▃▃▃▃▃▃▃▃▃            ▃▃▃▃▃▃▃▃▃▃▃▃
            │████████████████████████            ████████████
            │████████████████████████            ████████████
          0 ┤████████████████████████            ████████████
            └┬───────────────┬──────────────┬───────────────┬
            0.2             0.4            0.6            0.8
                               probability
          """),
    ]
  ) { _, x, bins, title, label in
    let samples = x.rows.map { Samples($0.name, $0.values) }
    return FigureValue(
      try Figure(title, .histogram(Histogram(samples, bins: bins)), x: Axis(label)))
  },
  Builtin(
    "density", .plots, "Draws smooth estimates of how values are distributed.",
    Parameter<SeriesArgument>("x", "Numbers, or a record of named numbers."),
    Parameter<String?>("title", "What stands above.", default: nil),
    Parameter<String?>("label", "What the values are.", default: nil),
    returns: "figure",
    references: ["B. W. Silverman, \"Density Estimation for Statistics and Data Analysis\", 1986"],
    seeAlso: ["histogram"],
    examples: [
      Example("density([1, 2, 2, 3])", shows: "..."),
      Example(
        "density({no: [1, 2, 2, 3], yes: [4, 5, 5, 6]}, label=\"score\")",
        shows: """
          ● no   ▲ yes
          0.8 ┤                   ▗●▖                               ▗▞▲
              │                  ▗▘ ▚                               ▝ ▝▖
              │                  ▐   ▌                                 ▘
          0.6 ┤                  ▌   ▐                             ▖
              │                 ▐    ▝▖                           ▗▘    ▗
              │                 ▌     ▐                           ▞     ▐
          0.4 ┤       ▄▀▀●     ▗▘      ▌     ▞▀▀▖       ▗▀▀      ▗▘      ▌      ▲▀▄
              │      ▐    ▌   ▗▘       ▚    ▞●  ▝▖     ▗▘   ▲    ▝       ▝▖   ▐    ▌
          0.2 ┤     ▗▘    ▝▚  ▟         ▚  ▟     ▐▖    ▘     ▙            ▘  ▞▘    ▝▖
              │    ▗▘      ▝▀▀          ▝▀▀       ▝▖          ▀▀            ▀▘
              │   ▟▘                               ▀▄▀                                ▄
          0.0 ┤●▞▀                                ▲▀▀▀▄                                ▀▚▖
              └────────┬───────────┬──────────┬───────────┬──────────┬───────────┬────────
                       1           2          3           4          5           6
                                                  score
          """),
    ]
  ) { _, x, title, label in
    let samples = x.rows.map { Samples($0.name, $0.values) }
    return FigureValue(try Figure(title, .density(DensityPlot(samples)), x: Axis(label)))
  },
  Builtin(
    "boxes", .plots, "Draws the quartiles, range and outliers of samples.",
    Parameter<SeriesArgument>("x", "Numbers, or a record of named numbers."),
    Parameter<String?>("title", "What stands above.", default: nil),
    Parameter<String?>("label", "What the values are.", default: nil),
    returns: "figure", references: ["J. W. Tukey, \"Exploratory Data Analysis\", 1977"],
    seeAlso: ["histogram"],
    examples: [
      Example("boxes({a: [1, 2, 3], b: [2, 3, 9]})", shows: "..."),
      Example(
        "boxes([4, 5, 5, 6, 7, 12], title=\"seconds a clip\", label=\"s\")",
        shows: """
          seconds a clip
            │         ┌────┬───────────┐
          1 │├────────┤    ┃           ├─┤                                               ○
            │         └────┴───────────┘
            └┬────────┬─────────┬────────┬─────────┬─────────┬────────┬─────────┬────────┬
             4        5         6        7         8         9       10        11       12
                                                   s
          """),
    ]
  ) { _, x, title, label in
    let samples = x.rows.map { Samples($0.name, $0.values) }
    return FigureValue(try Figure(title, .boxes(BoxPlot(samples)), x: Axis(label)))
  },
  Builtin(
    "heatmap", .plots, "Draws a matrix as shades.",
    Parameter<Numbers>("matrix", "A tensor [rows, columns]."),
    Parameter<[String]?>("rows", "A name for each row.", default: nil),
    Parameter<[String]?>("columns", "A name for each column.", default: nil),
    Parameter<String?>("title", "What stands above.", default: nil),
    Parameter<Bool>(
      "upward", "Whether the first row is at the bottom, as in a spectrogram.", default: false),
    Parameter<String?>("x_label", "The name of the horizontal axis.", default: nil),
    Parameter<String?>("y_label", "The name of the vertical axis.", default: nil),
    Parameter<String?>("label", "What the numbers are.", default: nil),
    Parameter<Int?>(
      "decimals", "Digits after the point of the numbers in the cells.", default: nil,
      where: .ifGiven(.within(0...9))),
    Parameter<Bool>("percent", "Whether 0.25 is written as 25%.", default: false),
    details:
      "The numbers stand in the cells where there is room, in text only if rows or columns have names.",
    returns: "figure", seeAlso: ["confusion_plot", "spectrogram_plot"],
    examples: [
      Example("heatmap([[0, 1], [1, 0]])", shows: "..."),
      Example(
        "words = [\"no\", \"yes\"]\nheatmap([[0.9, 0.1], [0.3, 0.7]], rows=words, columns=words, title=\"recall\")",
        shows: """
          recall
           no │  ██ 0.9     0.1
          yes │  ░░ 0.3  ▓▓ 0.7
              └────────────────
                     no     yes
               0.1 │  ░░▒▒▓▓██│ 0.9
          """),
      Example(
        "names = [\"ear\", \"eye\"]\nheatmap([[0.91, 0.2], [0.2, 0.87]], rows=names, columns=names, decimals=2)",
        shows: "..."),
    ]
  ) { _, matrix, rows, columns, title, upward, xLabel, yLabel, label, decimals, percent in
    guard matrix.tensor.shape.rank == 2 else {
      throw Fault(
        "shape.matrix",
        "`heatmap` needs a matrix, but has a tensor of shape \(matrix.tensor.shape)",
        hint: "Use `reshape` first.", argument: 0)
    }
    var values: [[Double]] = []
    for row in 0..<matrix.tensor.shape[0] {
      values.append(try matrix.tensor.row(row).map(Double.init))
    }
    let map = try HeatMap(
      values, rows: rows, columns: columns, startsAtBottom: upward,
      shade: Axis(label, percent: percent), decimals: decimals)
    return FigureValue(try Figure(title, .heatMap(map), x: Axis(xLabel), y: Axis(yLabel)))
  },
  Builtin(
    "sparkline", .plots, "Draws lines of text height, one row for each series.",
    Parameter<SeriesArgument>(
      "y", "Numbers, a record of named numbers, a run, or a record of runs."),
    Parameter<Bool>("shared", "Whether all rows share one vertical scale.", default: false),
    Parameter<String?>("title", "What stands above.", default: nil),
    returns: "figure",
    references: [
      "E. R. Tufte, \"Beautiful Evidence\", 2006"
    ],
    seeAlso: ["plot"],
    examples: [
      Example("sparkline([1, 5, 2, 8])", shows: "..."),
      Example(
        "sparkline({loss: [2.1, 1.2, 0.7, 0.5], accuracy: [0.2, 0.5, 0.7, 0.8]})",
        shows: """
              loss █▄▂▁  0.5  (0.5 to 2.1)
          accuracy ▁▄▇█  0.8  (0.2 to 0.8)
          """),
    ]
  ) { _, y, shared, title in
    let rows = y.rows.map { Sparklines.Row($0.name, $0.values) }
    return FigureValue(try Figure(title, .sparklines(Sparklines(rows, sharesScale: shared))))
  },
  Builtin(
    "panels", .plots, "Puts figures side by side where they fit, and below each other where not.",
    Parameter<[FigureValue]>("figures", "The figures."),
    Parameter<Int?>(
      "columns", "How many stand side by side at most.", default: nil,
      where: .ifGiven(.within(1...8))),
    Parameter<String?>("title", "What stands above all.", default: nil),
    returns: "figure", seeAlso: ["plot"],
    examples: [
      Example("panels([sparkline([1, 2]), sparkline([2, 1])])", shows: "..."),
      Example(
        "ear = plot([3, 2, 1], title=\"ear\", height=3)\neye = plot([1, 2, 3], title=\"eye\", height=3)\npanels([ear, eye], columns=1)",
        shows: """
          ear
          3 ┤●▀▀▀▀▀▚▄▄▄▄▄▄▄▄▄▄▄▄
          2 ┤                   ▀▀▀▀▀▀▀▀▀▀▀▀▚▄▄▄▄▄●▄▄▄▄▄▄▄▄▄
          1 ┤                                               ▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▚▄▄▄▄▄▄▄▄● 1
            └┬────────────────────────────────────┬────────────────────────────────────┬
             1                                    2                                    3

          eye
          3 ┤                                                        ▄▄▄▄▄▄▄▄▄▄▄▄▞▀▀▀▀▀● 3
          2 ┤                            ▗▄▄▄▄▄▄▄▄●▄▄▄▄▄▄▀▀▀▀▀▀▀▀▀▀▀▀
          1 ┤●▄▄▄▄▄▄▄▄▞▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▘
            └┬────────────────────────────────────┬────────────────────────────────────┬
             1                                    2                                    3
          """),
    ]
  ) { _, figures, columns, title in
    FigureValue(try Figure(title, .panels(Panels(figures.map(\.figure), columns: columns))))
  },
  Builtin(
    "table", .plots, "Makes a table of columns or of records.",
    Parameter<TableArgument>(
      "columns", "A record of columns, or a list of records with the same fields."),
    Parameter<String?>("caption", "What stands below.", default: nil),
    returns: "table", seeAlso: ["save_csv", "describe"],
    examples: [
      Example("table({name: [\"a\", \"b\"], x: [1, 2]}).x", shows: "[1, 2]"),
      Example(
        "rows = [{variant: \"audio_only\", UA: 61.3}, {variant: \"embeddings\", UA: 67.7}]\ntable(rows, caption=\"unweighted accuracy in percent\")",
        shows: """
          variant       UA
          ────────────────
          audio_only  61.3
          embeddings  67.7
          unweighted accuracy in percent
          """),
    ]
  ) { _, columns, caption in TableValue(table: columns.table, caption: caption) },
]

private let horizontalBounds = Parameter<AxisBounds?>(
  "x_range", "Where the horizontal axis begins and ends, so that figures can be compared.",
  default: nil)
private let verticalBounds = Parameter<AxisBounds?>(
  "y_range", "Where the vertical axis begins and ends.", default: nil)

/// The two coordinates of points: the columns of a tensor, or two lists.
private func plane(_ points: Numbers, _ y: Numbers?) throws -> (x: [Double], y: [Double]) {
  if let y { return (points.doubles, y.doubles) }
  let tensor = points.tensor
  guard tensor.shape.rank == 2, tensor.shape[1] == 2 else {
    throw Fault(
      "shape.points",
      "`points` must have shape [points, 2] where `y` is not given, but has \(tensor.shape)",
      hint: "Give `y`, or project with `projection`.", argument: 0)
  }
  let values = tensor.values.map(Double.init)
  return (
    stride(from: 0, to: values.count, by: 2).map { values[$0] },
    stride(from: 1, to: values.count, by: 2).map { values[$0] }
  )
}
