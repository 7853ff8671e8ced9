import Binding
import Datasets
import Diagnostics
import Language
import Media
import Plots
import Tensors

/// Builtins that draw sound, and one that writes figures to files.
let figureBuiltins: [Builtin] = [
  Builtin(
    "waveform", .plots, "Draws sound as its lowest and highest samples over time.",
    Parameter<AudioValue>("audio", "The sound."),
    Parameter<String?>("title", "What stands above.", default: nil),
    Parameter<Int?>(
      "height", "Rows of the plotting area.", default: nil, where: .ifGiven(.within(2...200))),
    details: "The band reaches from the lowest to the highest sample of each of 400 parts.",
    returns: "figure", seeAlso: ["spectrogram_plot", "read_audio"],
    examples: [
      Example(
        "waveform(tone(2Hz, 1s), height=5)",
        shows: """
          amplitude
           0.5 ┤    ███████████                          ███████████
               │ ████         ████                    ████         ███
           0.0 ┤██               ████              ████              ████               ██
               │                    ███         ████                    ████         ████
          -0.5 ┤                      ███████████                          ███████████
               └┬─────────────┬──────────────┬──────────────┬──────────────┬─────────────┬
               0.0           0.2            0.4            0.6            0.8          1.0
                                                 time (s)
          """),
      Example(
        "waveform(tone(440Hz, 4s)).sentence",
        shows:
          "\"Waveform, 1 series, time 0.005 to 4 s; amplitude lies between -0.5 and 0.5.\""),
    ]
  ) { _, audio, title, height in
    FigureValue(
      try Figure(
        title, .lines(LinePlot([try envelope(of: audio)], style: .envelope)),
        x: Axis(
          "time", unit: "s", from: 0,
          to: audio.samples.isEmpty ? nil : audio.recording.seconds), y: Axis("amplitude"),
        rows: height ?? 9))
  },
  Builtin(
    "spectrogram_plot", .plots, "Draws features of sound over time, such as a log-mel spectrogram.",
    Parameter<Numbers>(
      "features", "A tensor [frames, bins], as `log_mel` and `spectrogram` return."),
    Parameter<TimeSpan>(
      "hop", "The step from one frame to the next.", default: TimeSpan(0.01),
      where: .within(TimeSpan(0.0001)...TimeSpan(10))),
    Parameter<Frequency?>(
      "top", "The frequency of the last bin, where bins are evenly spaced from 0.", default: nil,
      where: .ifGiven(.within(Frequency(1)...Frequency(500_000)))),
    Parameter<String?>("title", "What stands above.", default: nil),
    Parameter<String?>("label", "What the numbers are.", default: nil),
    details:
      "Time goes to the right, the first bin is at the bottom. Without `top` the vertical axis counts bins.",
    returns: "figure", seeAlso: ["log_mel", "spectrogram", "waveform", "heatmap"],
    examples: [
      Example(
        "x = log_mel(tone(440Hz, 1s), bins=40, hop=10ms)\nspectrogram_plot(x, hop=10ms, label=\"dB\")",
        shows: "..."),
      Example(
        "x = log(spectrogram(tone(1kHz, 1s)) + 1e-6)\nspectrogram_plot(x, top=8kHz, title=\"1 kHz\")",
        shows: """
          1 kHz
          frequency (kHz)
          8 ┤░                                                                           ░
            │░                                                                           ░
            │░                                                                           ░
            │░                                                                           ░
            │░                                                                           ░
          6 ┤░                                                                           ░
            │░                                                                           ░
            │░                                                                           ░
            │▒                                                                           ░
            │▒░                                                                          ░
          4 ┤▒░                                                                          ░
            │▒░                                                                          ░
            │▒░                                                                          ░
            │▒░                                                                          ░
          2 ┤▒░                                                                          ▒
            │▒░                                                                          ▒
            │▓▒░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░▒
            │█▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓
            │▓▒                                                                          ▒
          0 ┤▓▒                                                                          ▒
            └┬──────────────┬──────────────┬──────────────┬──────────────┬──────────────┬─
            0.0            0.2            0.4            0.6            0.8            1.0
                                               time (s)
             -13.8 │  ░░▒▒▓▓██│ 7.8
          """),
    ]
  ) { _, features, hop, top, title, label in
    let tensor = features.tensor
    guard tensor.shape.rank == 2 else {
      throw Fault(
        "shape.matrix",
        "`spectrogram_plot` needs a tensor [frames, bins], but has one of shape \(tensor.shape)",
        hint: "Take one clip, or one channel.", argument: 0)
    }
    let (frames, bins) = (tensor.shape[0], tensor.shape[1])
    var values = [[Double]](repeating: [], count: bins)
    for frame in 0..<frames {
      for (bin, value) in try tensor.row(frame).enumerated() { values[bin].append(Double(value)) }
    }
    let ceiling = top.map { $0.amount / 1000 }
    return FigureValue(
      try Figure(
        title, .heatMap(HeatMap(values, startsAtBottom: true, shade: Axis(label))),
        x: Axis("time", unit: "s", from: 0, to: frames > 0 ? Double(frames) * hop.amount : nil),
        y: ceiling.map { Axis("frequency", unit: "kHz", from: 0, to: $0) } ?? Axis("bin")))
  },
  Builtin(
    "save_figure", .files, "Writes a figure to a file below the output folder.",
    Parameter<FigureValue>("figure", "The figure."),
    Parameter<String>(
      "path",
      "Where to write, below the output folder; the ending says what: .svg, .txt, or .csv for its numbers."
    ),
    Parameter<Int>(
      "width", "The width of an SVG in pixels.", default: 640, where: .within(240...4000)),
    details:
      "An SVG stands alone, suits light and dark pages, and says in words what it shows. Text is 80 columns wide.",
    returns: "text: where it was written", seeAlso: ["plot", "save_text", "save_csv"],
    examples: [
      Example("save_figure(bars({a: 1, b: 3}), \"help/bars.svg\")", shows: "..."),
      Example("save_figure(plot([1, 4, 9]), \"help/squares.csv\")", shows: "..."),
    ]
  ) { call, figure, path, width in
    let text: String
    switch path.split(separator: ".", omittingEmptySubsequences: false).last?.lowercased() {
    case "svg": text = SVGRenderer(width: Double(width)).render(figure.figure)
    case "txt": text = figure.display(.plain) + "\n"
    case "csv": text = figure.figure.data.csv
    default:
      throw Fault(
        "plot.file", "the name of a figure's file must end in .svg, .txt or .csv, but is `\(path)`",
        hint: "Write, for example, `save_figure(figure, \"figure.svg\")`.", parameter: "path")
    }
    return try call.environment().files.write(Array(text.utf8), to: path)
  },
]

/// The lowest and highest samples of at most 400 parts of a sound, around their middle.
private func envelope(of audio: AudioValue) throws(Fault) -> Series {
  let samples = audio.samples
  let parts = min(400, samples.count)
  var (times, low, high): ([Double], [Double], [Double]) = ([], [], [])
  for part in 0..<parts {
    let range = (part * samples.count / parts)..<((part + 1) * samples.count / parts)
    times.append(
      (Double(range.lowerBound) + Double(range.count) / 2) / Double(max(1, audio.rate)))
    low.append(samples[range].reduce(.infinity) { min($0, Double($1)) })
    high.append(samples[range].reduce(-.infinity) { max($0, Double($1)) })
  }
  return try Series(
    nil, x: times, y: zip(low, high).map { ($0 + $1) / 2 }, lower: low, upper: high)
}
