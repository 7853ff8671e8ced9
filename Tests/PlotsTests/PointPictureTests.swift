import Diagnostics
import Plots
import Testing

@Suite("Pictures: Points and distributions")
struct PointPictureTests {
  @Test("Classes have glyphs")
  func scatter() throws {
    let figure = try Figure(
      "Embedding",
      .scatter(
        ScatterPlot(
          x: [-2, -1.5, -1, -1.2, 2, 2.5, 3, 2.2, 0, 0.3, -0.2, 0.1],
          y: [1, 1.4, 0.8, 1.1, 1, 0.6, 1.3, 0.9, -2, -1.6, -2.3, -1.9],
          labels: [
            "angry", "angry", "angry", "angry", "calm", "calm", "calm", "calm", "sad", "sad", "sad",
            "sad",
          ])),
      x: Axis("component 1"), y: Axis("component 2"), rows: 10)
    expectPicture(
      TextRenderer(Presentation(width: 56)).render(figure),
      #"""
      Embedding
      ● angry   ▲ calm   ■ sad
      component 2
       2 ┤
         │●    ●  ●                                ▲ ▲       ▲
         │          ●                                   ▲
       0 ┤
         │
         │                       ■
      -2 ┤                    ■■
         │                  ■
         │
      -4 ┤
         └┬─────────┬─────────┬──────────┬─────────┬─────────┬
         -2        -1         0          1         2         3
                              component 1
      """#)
  }

  @Test("Classes have ASCII glyphs")
  func scatterAscii() throws {
    let figure = try Figure(
      "Embedding",
      .scatter(
        ScatterPlot(
          x: [-2, -1.5, -1, -1.2, 2, 2.5, 3, 2.2, 0, 0.3, -0.2, 0.1],
          y: [1, 1.4, 0.8, 1.1, 1, 0.6, 1.3, 0.9, -2, -1.6, -2.3, -1.9],
          labels: [
            "angry", "angry", "angry", "angry", "calm", "calm", "calm", "calm", "sad", "sad", "sad",
            "sad",
          ])),
      x: Axis("component 1"), y: Axis("component 2"), rows: 10)
    expectPicture(
      TextRenderer(Presentation(width: 56, ascii: true)).render(figure),
      #"""
      Embedding
      o angry   x calm   + sad
      component 2
       2 +
         |o    o  o                                x         x
         |          o                                x  x
       0 +
         |
         |                       +
      -2 +                  + ++
         |
         |
      -4 +
         ++---------+---------+----------+---------+---------+
         -2        -1         0          1         2         3
                              component 1
      """#)
  }

  @Test("Counts in bins")
  func histogram() throws {
    let figure = try Figure(
      "Durations", .histogram(Histogram([Samples(nil, spread(200, around: 3, scale: 1))])),
      x: Axis("duration", unit: "s"), y: Axis("clips"), rows: 8)
    expectPicture(
      TextRenderer(Presentation(width: 60)).render(figure),
      #"""
      Durations
      clips
      40 ┤                    ▂▂▂▂▂
         │               ██████████▅▅▅▅▅
         │               ████████████████████
         │               ████████████████████
      20 ┤          ██████████████████████████████
         │     ▂▂▂▂▂██████████████████████████████
         │     ███████████████████████████████████▃▃▃▃▃
       0 ┤▅▅▅▅▅█████████████████████████████████████████████
         └─────┬─────────┬─────────┬────────┬─────────┬─────
               1         2         3        4         5
                             duration (s)
      """#)
  }

  @Test("Counts in ASCII")
  func histogramAscii() throws {
    let figure = try Figure(
      "Durations", .histogram(Histogram([Samples(nil, spread(200, around: 3, scale: 1))])),
      x: Axis("duration", unit: "s"), y: Axis("clips"), rows: 8)
    expectPicture(
      TextRenderer(Presentation(width: 60, ascii: true)).render(figure),
      #"""
      Durations
      clips
      40 +                    .....
         |               ##########:::::
         |               ####################
         |               ####################
      20 +          ##############################
         |     .....##############################
         |     ###################################.....
       0 +:::::#############################################
         +-----+---------+---------+--------+---------+-----
               1         2         3        4         5
                             duration (s)
      """#)
  }

  @Test("Groups below each other")
  func groups() throws {
    let samples = [
      Samples("correct", spread(120, around: 0.8, scale: 0.1)),
      Samples("wrong", spread(40, around: 0.5, scale: 0.15)),
    ]
    let figure = try Figure(
      "Confidence", .histogram(Histogram(samples, bins: 10)), x: Axis("confidence"),
      y: Axis("clips"), rows: 4)
    expectPicture(
      TextRenderer(Presentation(width: 60)).render(figure),
      #"""
      Confidence
      █ correct
      clips
      40 ┤                              ▅▅▅▅▅▂▂▂▂▂
         │                              ██████████▄▄▄▄▄
      20 ┤                         ▃▃▃▃▃███████████████
       0 ┤                    ▂▂▂▂▂█████████████████████████
         └──────────────────────────────────────────────────
      █ wrong
      40 ┤
         │
      20 ┤               ▁▁▁▁▁
       0 ┤▂▂▂▂▂▃▃▃▃▃▆▆▆▆▆█████▆▆▆▆▆▃▃▃▃▃▂▂▂▂▂▁▁▁▁▁
         └┬───────────┬───────────┬───────────┬───────────┬─
         0.2         0.4         0.6         0.8         1.0
                              confidence
      """#)
  }

  @Test("One density is filled")
  func density() throws {
    let figure = try Figure(
      "Density", .density(DensityPlot([Samples("pitch", spread(200, around: 200, scale: 30))])),
      x: Axis("F0", unit: "Hz"), y: Axis("density"), rows: 8)
    expectPicture(
      TextRenderer(Presentation(width: 60)).render(figure),
      #"""
      Density
      █ pitch
      density
      0.015 ┤
            │                      ▁▂▃▃▂▁
      0.010 ┤                    ▃▆███████▇▆▄▂
            │                  ▃▇██████████████▅▃
            │               ▁▄████████████████████▄
      0.005 ┤             ▃▆████████████████████████▄
            │           ▄▇████████████████████████████▅▃▁
      0.000 ┤▁▁▁▁▁▁▂▃▄▆██████████████████████████████████▇▆▄▂▁▁▁▁▁
            └─────────────┬─────────────┬────────────┬────────────
                         150           200          250
                                    F0 (Hz)
      """#)
  }

  @Test("One density in ASCII")
  func densityAscii() throws {
    let figure = try Figure(
      "Density", .density(DensityPlot([Samples("pitch", spread(200, around: 200, scale: 30))])),
      x: Axis("F0", unit: "Hz"), y: Axis("density"), rows: 8)
    expectPicture(
      TextRenderer(Presentation(width: 60, ascii: true)).render(figure),
      #"""
      Density
      # pitch
      density
      0.015 +
            |                       ....
      0.010 +                    .:########::.
            |                  .###############:.
            |               .:####################.
      0.005 +             .:########################.
            |           .#############################:.
      0.000 +........::###################################:.......
            +-------------+-------------+------------+------------
                         150           200          250
                                    F0 (Hz)
      """#)
  }

  @Test("Several densities are lines")
  func densities() throws {
    let samples = [
      Samples("angry", spread(150, around: 230, scale: 30)),
      Samples("calm", spread(150, around: 150, scale: 20)),
    ]
    let figure = try Figure(
      "Densities", .density(DensityPlot(samples)), x: Axis("F0", unit: "Hz"), y: Axis("density"),
      rows: 9)
    expectPicture(
      TextRenderer(Presentation(width: 60)).render(figure),
      #"""
      Densities
      ● angry   ▲ calm
      density
      0.02 ┤            ▄▖
           │          ▗▀  ▗
           │         ▗▘    ▲▜▄
           │                           ▗▄▄▄▄▄
      0.01 ┤       ▄▖         ▝▚     ▄▛▘    ▝▀●▚▄▄
           │      ▟▘            ▚ ▗▄●▘           ▝▀▙▖
           │      ▘             ▄█▀                 ▝▚▄
           │   ▗▞▲           ▗▄▀▘  ▗▄                  ▀●▄▄
      0.00 ┤  ▟▀          ●▞▀▀      ▝▲▖                    ▀▀▙▄
           └──┬──────────┬───────────┬──────────┬──────────┬──────
             100        150         200        250        300
                                   F0 (Hz)
      """#)
  }

  @Test("Boxes and outliers")
  func boxes() throws {
    let samples = [
      Samples("angry", spread(60, around: 230, scale: 30)),
      Samples("calm", spread(60, around: 150, scale: 15) + [40, 260]),
    ]
    let figure = try Figure("Pitch", .boxes(BoxPlot(samples)), x: Axis("F0", unit: "Hz"))
    expectPicture(
      TextRenderer(Presentation(width: 60)).render(figure),
      #"""
      Pitch
            │                                    ┌──┬───┐
      angry │                             ├──────┤  ┃   ├───────┤
            │                                    └──┴───┘
            │                        ┌┬──┐
       calm │       ○             ├──┤┃  ├──┤             ○
            │                        └┴──┘
            └┬────────────────┬─────────────────┬────────────────┬
             0               100               200             300
                                    F0 (Hz)
      """#)
  }

  @Test("Boxes in ASCII")
  func boxesAscii() throws {
    let samples = [
      Samples("angry", spread(60, around: 230, scale: 30)),
      Samples("calm", spread(60, around: 150, scale: 15) + [40, 260]),
    ]
    let figure = try Figure("Pitch", .boxes(BoxPlot(samples)), x: Axis("F0", unit: "Hz"))
    expectPicture(
      TextRenderer(Presentation(width: 60, ascii: true)).render(figure),
      #"""
      Pitch
            |                                    +-+----+
      angry |                             |------| |    |------|
            |                                    +-+----+
            |                        ++--+
       calm |       o             |--||  |--|             o
            |                        ++--+
            ++----------------+-----------------+----------------+
             0               100               200             300
                                    F0 (Hz)
      """#)
  }

  @Test("Many boxes are flat")
  func flatBoxes() throws {
    let samples = (1...10).map { Samples("seed \($0)", spread(20, around: Double($0), scale: 1)) }
    let figure = try Figure(nil, .boxes(BoxPlot(samples)), x: Axis("score"))
    expectPicture(
      TextRenderer(Presentation(width: 60)).render(figure),
      #"""
       seed 1 │           ├─█┃██─┤
       seed 2 │              ├██┃██─┤
       seed 3 │                ├─█┃███┤
       seed 4 │                   ├██┃██─┤
       seed 5 │                     ├─██┃██┤
       seed 6 │                        ├██┃██─┤
       seed 7 │                          ├─██┃██┤
       seed 8 │                             ├██┃██─┤
       seed 9 │                               ├─██┃██┤
      seed 10 │                                  ├██┃██─┤
              └┬───────────┬────────────┬────────────┬───────────┬
              -5           0            5           10          15
                                      score
      """#)
  }
}
