import Diagnostics
import Plots
import Testing

@Suite("Pictures: Lines")
struct LinePictureTests {
  @Test("Several series")
  func series() throws {
    let hard = try Series(
      "hard labels", y: [2.3, 1.9, 1.7, 1.6, 1.55, 1.52, 1.5, 1.49, 1.48, 1.48])
    let soft = try Series(
      "soft targets", y: [2.3, 1.4, 1.0, 0.8, 0.7, 0.62, 0.58, 0.55, 0.53, 0.52])
    let figure = try Figure(
      "Validation loss", .lines(LinePlot([hard, soft])), x: Axis("epoch"),
      y: Axis("loss", unit: "nats"), rows: 10)
    expectPicture(
      TextRenderer(Presentation(width: 60)).render(figure),
      #"""
      Validation loss
      ● hard labels   ▲ soft targets
      loss (nats)
      3 ┤
        │
        │▲▄▄
      2 ┤ ▝▚▛▀●▄▄▖
        │   ▝    ▝▀▀●▀▀▄▄●▄▄▄▄▄●▄▄▄▄●▄▄▖
        │     ▲▚▄▖                     ▝▀▀●▀▀▀▀●▀▀▀▀▀●▀▀▀▀● ● 1.48
      1 ┤        ▝▀ ▲▄▄
        │              ▀▀▲ ▀▚▄▄▲ ▄▄▄▲  ▄▄▄▲
        │                                    ▀▀▲▀  ▀▀▲▀  ▀▲ ▲ 0.52
      0 ┤
        └─────┬──────────┬──────────┬──────────┬──────────┬
              2          4          6          8         10
                               epoch
      """#)
  }

  @Test("Several series in ASCII")
  func seriesAscii() throws {
    let hard = try Series(
      "hard labels", y: [2.3, 1.9, 1.7, 1.6, 1.55, 1.52, 1.5, 1.49, 1.48, 1.48])
    let soft = try Series(
      "soft targets", y: [2.3, 1.4, 1.0, 0.8, 0.7, 0.62, 0.58, 0.55, 0.53, 0.52])
    let figure = try Figure(
      "Validation loss", .lines(LinePlot([hard, soft])), x: Axis("epoch"),
      y: Axis("loss", unit: "nats"), rows: 10)
    expectPicture(
      TextRenderer(Presentation(width: 60, ascii: true)).render(figure),
      #"""
      Validation loss
      o hard labels   x soft targets
      loss (nats)
      3 +
        |
        |xoo
      2 + xxooooo
        |   xx   oooooooooooooooooooooo
        |     xxx                      oooooooooooooooooooo o 1.48
      1 +        xxxxxx
        |              xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx x 0.52
        |
      0 +
        +-----+----------+----------+----------+----------+
              2          4          6          8         10
                               epoch
      """#)
  }

  @Test("A band on a logarithmic axis")
  func band() throws {
    let values = (0..<40).map { 2.0 / (1 + Double($0) / 4) }
    let series = try Series(
      "mean of five seeds", y: values, lower: values.map { $0 * 0.8 },
      upper: values.map { $0 * 1.25 })
    let figure = try Figure(
      "Training loss", .lines(LinePlot([series])), x: Axis("epoch"), y: Axis("loss", scale: .log),
      references: [ReferenceLine(.horizontal(1), "chance")], rows: 10)
    expectPicture(
      TextRenderer(Presentation(width: 60)).render(figure),
      #"""
      Training loss
      ▄▄ mean of five seeds
      loss
        5 ┤
          │░
        2 ┤▚░░
          │░▀▀▄▖░░
        1 ┤┄┄┄┄▝▀▀▄▄▖┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄ chance
      0.5 ┤       ░░▝▀▀▄▄▄▄▄░░░░░
          │            ░░░░░▀▀▀▚▄▄▄▄▄▄░░░░░░░░░
          │                     ░░░░░░▀▀▀▀▀▀▀▚▄▄▄▄▄▄▄▄░░░░░░
      0.2 ┤                                  ░░░░░░░░░▀▀▀▀▀▀ 0.186
      0.1 ┤
          └───────────┬───────────┬────────────┬───────────┬
                     10          20           30          40
                                 epoch
      """#)
  }

  @Test("A band in ASCII")
  func bandAscii() throws {
    let values = (0..<40).map { 2.0 / (1 + Double($0) / 4) }
    let series = try Series(
      "mean of five seeds", y: values, lower: values.map { $0 * 0.8 },
      upper: values.map { $0 * 1.25 })
    let figure = try Figure(
      "Training loss", .lines(LinePlot([series])), x: Axis("epoch"), y: Axis("loss", scale: .log),
      references: [ReferenceLine(.horizontal(1), "chance")], rows: 10)
    expectPicture(
      TextRenderer(Presentation(width: 60, ascii: true)).render(figure),
      #"""
      Training loss
      o mean of five seeds
      loss
        5 +
          |
        2 +o:
          |:oooo::
        1 +.....ooooo............................... chance
      0.5 +       :::ooooooo:::::
          |            :::::ooooooooooo:::::::::
      0.2 +                      ::::::ooooooooooooooooooo::
          |                                     ::::::::::oo 0.186
      0.1 +
          +-----------+-----------+------------+-----------+
                     10          20           30          40
                                 epoch
      """#)
  }

  @Test("Gaps and error bars")
  func gaps() throws {
    let first = try Series("a", x: [1, 2, 3, 4, 5], y: [1, 2, .nan, 3, 2.5])
    let second = try Series(
      "b", x: [1, 2, 3, 4, 5], y: [0.5, 0.7, 0.2, 0.4, 0.9], error: [0.1, 0.1, 0.2, 0.1, 0.1])
    let figure = try Figure(
      "Gaps", .lines(LinePlot([first, second], interval: .bars)),
      caption: "Bars are standard errors.", rows: 9)
    expectPicture(
      TextRenderer(Presentation(width: 56)).render(figure),
      #"""
      Gaps
      ● a   ▲ b
      3 ┤                                   ●▀▄▄▄▄
        │                                         ▀▀▀▀▄● ● 2.5
        │
      2 ┤        ▗▄▞●
        │   ▗▄▄▀▀▘
      1 ┤●▞▀▘                                          │
        │      ▄▄▄▄ ▲▄▖                            ▄▄▄▀▲ ▲ 0.9
        │▲▀▀▀       │ ▝▀▀  ▄▄▄▖ │      ▄▄▄▄ ▲▄▀▀▀
      0 ┤                     ▝ ▲▀▀▀▀
        └┬──────────┬───────────┬───────────┬──────────┬
         1          2           3           4          5
      Bars are standard errors.
      """#)
  }

  @Test("Gaps and error bars in ASCII")
  func gapsAscii() throws {
    let first = try Series("a", x: [1, 2, 3, 4, 5], y: [1, 2, .nan, 3, 2.5])
    let second = try Series(
      "b", x: [1, 2, 3, 4, 5], y: [0.5, 0.7, 0.2, 0.4, 0.9], error: [0.1, 0.1, 0.2, 0.1, 0.1])
    let figure = try Figure(
      "Gaps", .lines(LinePlot([first, second], interval: .bars)),
      caption: "Bars are standard errors.", rows: 9)
    expectPicture(
      TextRenderer(Presentation(width: 56, ascii: true)).render(figure),
      #"""
      Gaps
      o a   x b
      3 +                                   oooooo
        |                                         oooooo o 2.5
        |
      2 +         oooo
        |   oooooo
      1 +ooo                                           |
        ||     xxxxxxxxxxxx                       xxxxxx x 0.9
        |xxxxxx            xxxxxxxxxxxxxxxxxxxxxxx
      0 +                       |
        ++-----------+----------+-----------+----------+
         1           2          3           4          5
      Bars are standard errors.
      """#)
  }

  @Test("Many points")
  func wave() throws {
    let values = (0..<300).map { quarterWave(Double($0) / 75) }
    let figure = try Figure(
      nil, .lines(LinePlot([Series(y: values)])), x: Axis("sample"), y: Axis("amplitude"), rows: 9)
    expectPicture(
      TextRenderer(Presentation(width: 60)).render(figure),
      #"""
      amplitude
       1 ┤       ▄▄▛▀▀▀▀▀▙▄▖
         │    ▗▟▀▘         ▀▜▄
         │  ▗▞▘              ▝▜▄
         │ ▟▘                  ▝▚▖
       0 ┤▛                      ▀▄                      ▄ -0.0265
         │                        ▝▜▖                  ▗▛▘
         │                          ▀▙▖              ▗▟▀
         │                            ▀▚▄          ▄▞▀
      -1 ┤                               ▀▀▄▄▄▄▄▄▀▀
         └───────────────┬───────────────┬───────────────┬
                        100             200             300
                               sample
      """#)
  }

  @Test("Braille on request")
  func braille() throws {
    let values = (0..<300).map { quarterWave(Double($0) / 75) }
    let figure = try Figure(
      nil, .lines(LinePlot([Series(y: values)])), x: Axis("sample"), y: Axis("amplitude"), rows: 9)
    expectPicture(
      TextRenderer(Presentation(width: 60), braille: true).render(figure),
      #"""
      amplitude
       1 ┤      ⢀⣠⠴⠒⠋⠉⠉⠉⠓⠲⢤⡀
         │    ⣀⠖⠉          ⠈⠳⣄
         │  ⢠⠞⠁               ⠑⢄
         │ ⡴⠁                  ⠈⠣⡀
       0 ┤⠞                      ⠙⢄                      ⡠ -0.0265
         │                        ⠈⢳⡀                  ⢀⡞⠁
         │                          ⠙⢦⡀              ⢀⡴⠋
         │                            ⠙⢦⣀          ⣀⡴⠋
      -1 ┤                              ⠈⠑⠢⠤⣀⣀⣀⣀⠤⠖⠊⠁
         └───────────────┬───────────────┬───────────────┬
                        100             200             300
                               sample
      """#)
  }

  @Test("A curve against the diagonal")
  func roc() throws {
    let rates = (0...20).map { Double($0) / 20 }
    let series = try Series("student", x: rates, y: rates.map { 1 - (1 - $0) * (1 - $0) })
    let figure = try Figure(
      "ROC", .lines(LinePlot([series])),
      x: Axis("false positive rate", from: 0, to: 1, percent: true),
      y: Axis("true positive rate", from: 0, to: 1, percent: true),
      references: [ReferenceLine(.diagonal)], rows: 11)
    expectPicture(
      TextRenderer(Presentation(width: 50)).render(figure),
      #"""
      ROC
      ▄▄ student
      true positive rate
      100% ┤                               ▗▄▄▄▄▀▀▀▀▀▀▀▀
           │                         ▄▄▄▄▞▀▘    ····
           │                     ▄▄▀▀       ····
           │                  ▄▀▀       ····
           │              ▄▄▞▀      ····
       50% ┤           ▗▞▀      ····
           │        ▄▄▀▘    ····
           │      ▄▀    ····
           │    ▄▀  ····
           │ ▗▄▀····
        0% ┤▞▘··
           └┬─────────────────────┬────────────────────┬
           0%                    50%                100%
                        false positive rate
      """#)
  }

  @Test("Normal deviate axes")
  func det() throws {
    let miss = (1..<40).map { Double($0) / 40 }
    let figure = try Figure(
      "DET", .lines(LinePlot([Series("student", x: miss, y: miss.map { (1 - $0) * (1 - $0) })])),
      x: Axis("false alarms", scale: .probit), y: Axis("misses", scale: .probit), rows: 10)
    expectPicture(
      TextRenderer(Presentation(width: 50)).render(figure),
      #"""
      DET
      ▄▄ student
      misses
       95% ┤▀▀▄▄▄
           │     ▀▀▄▖
           │        ▝▀▀▄▄▄
       40% ┤              ▀▚▄▄
           │                  ▀▀▀▄▄
           │                       ▀▀▄▄▖
           │                           ▝▀▚▄▖
        2% ┤                               ▝▀▀▄▄▄
           │                                     ▀▀▄▄
      0.1% ┤                                         ▀▀▄
           └───┬────────┬───────────┬───────────┬───────
              5%       20%         60%         90%
                            false alarms
      """#)
  }

  @Test("Steps and a vertical reference")
  func steps() throws {
    let series = try Series("learning rate", x: [0, 10, 20, 30], y: [0.1, 0.01, 0.001, 0.0001])
    let figure = try Figure(
      "Schedule", .lines(LinePlot([series], style: .steps)), x: Axis("epoch"), y: Axis(scale: .log),
      references: [ReferenceLine(.vertical(15), "thaw")], rows: 9)
    expectPicture(
      TextRenderer(Presentation(width: 50)).render(figure),
      #"""
      Schedule
      ▄▄ learning rate
         0.1 ┤●▀▀▀▀▀▀▀▀▀▀▜     ┆thaw
             │           ▐     ┆
             │           ▐     ┆
        0.01 ┤           ●▀▀▀▀▀▀▀▀▀▀▀▌
             │                 ┆     ▌
       0.001 ┤                 ┆     ●▄▄▄▄▄▄▄▄▄▄▄
             │                 ┆                ▐
             │                 ┆                ▐
      0.0001 ┤                 ┆                ● 0.0001
             └┬──────────┬───────────┬──────────┬
              0         10          20         30
                             epoch
      """#)
  }

  @Test("The narrowest picture")
  func narrow() throws {
    let hard = try Series(
      "hard labels", y: [2.3, 1.9, 1.7, 1.6, 1.55, 1.52, 1.5, 1.49, 1.48, 1.48])
    let soft = try Series(
      "soft targets", y: [2.3, 1.4, 1.0, 0.8, 0.7, 0.62, 0.58, 0.55, 0.53, 0.52])
    let figure = try Figure(
      "Validation loss", .lines(LinePlot([hard, soft])), x: Axis("epoch"),
      y: Axis("loss", unit: "nats"), rows: 10)
    expectPicture(
      TextRenderer(Presentation(width: 20)).render(figure),
      #"""
      Validation loss
      ● hard labels
      ▲ soft targets
      loss (nats)
      3 ┤
        │
        │●
      2 ┤▝▛▄
        │ ▐ ▀▚▄▄▄▄▄
        │  ▚       ▀●▀▀▀▀▀
      1 ┤
        │     ▲▚▄▄  ▄
        │            ▀▀▀ ▲
      0 ┤
        └───────┬────────┬
                5       10
               epoch
      """#)
  }

  @Test("A waveform is a filled band without a line")
  func waveform() throws {
    let low = (0..<40).map { -Double($0 % 10) / 10 }
    let series = try Series(
      nil, x: (0..<40).map { Double($0) / 40 }, y: low.map { _ in 0 }, lower: low,
      upper: low.map { -$0 })
    let figure = try Figure(
      "Sound", .lines(LinePlot([series], style: .envelope)), x: Axis("time", unit: "s"),
      y: Axis("amplitude"), rows: 5)
    expectPicture(
      TextRenderer(Presentation(width: 50, ascii: true)).render(figure),
      #"""
      Sound
      amplitude
       1 +         ##          ##         ##          ##
         |   #########   ########    ########   ########
       0 +##############################################
         |   #########   ########   #########   ########
      -1 +         ##          ##         ##          ##
         ++--------+--------+---------+--------+--------
         0.0      0.2      0.4       0.6      0.8
                             time (s)
      """#)
    #expect(
      figure.sentence
        == "Waveform, 1 series, time 0 to 0.975 s; amplitude lies between -0.9 and 0.9.")
    let svg = SVGRenderer().render(figure)
    #expect(svg.contains("fill-opacity=\"0.8\"") && !svg.contains("stroke-width=\"2\""))
  }
}
