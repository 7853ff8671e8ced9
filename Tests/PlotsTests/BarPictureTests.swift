import Diagnostics
import Plots
import Testing

@Suite("Pictures: Bars")
struct BarPictureTests {
  @Test("Bars with error bars")
  func errors() throws {
    let group = try BarPlot.Group(nil, [0.612, 0.648, 0.701], error: [0.021, 0.034, 0.018])
    let figure = try Figure(
      "Unweighted average recall",
      .bars(BarPlot(["hard labels", "soft targets", "privileged"], [group])),
      x: Axis("UAR", from: 0, to: 1, percent: true))
    expectPicture(
      TextRenderer(Presentation(width: 64)).render(figure),
      #"""
      Unweighted average recall
       hard labels │██████████████████████▒┤               61.2% ±2.1%
      soft targets │███████████████████████▒▒┤             64.8% ±3.4%
        privileged │██████████████████████████▒            70.1% ±1.8%
                                     UAR
      """#)
  }

  @Test("Bars with error bars in ASCII")
  func errorsAscii() throws {
    let group = try BarPlot.Group(nil, [0.612, 0.648, 0.701], error: [0.021, 0.034, 0.018])
    let figure = try Figure(
      "Unweighted average recall",
      .bars(BarPlot(["hard labels", "soft targets", "privileged"], [group])),
      x: Axis("UAR", from: 0, to: 1, percent: true))
    expectPicture(
      TextRenderer(Presentation(width: 64, ascii: true)).render(figure),
      #"""
      Unweighted average recall
       hard labels |######################=               61.2% +-2.1%
      soft targets |#######################=|             64.8% +-3.4%
        privileged |#########################=|           70.1% +-1.8%
                                    UAR
      """#)
  }

  @Test("Bars to both sides")
  func negative() throws {
    let group = try BarPlot.Group(nil, [0.12, -0.05, .nan, -0.2, 0])
    let figure = try Figure(
      "Change", .bars(BarPlot(["angry", "calm", "happy", "sad", "neutral"], [group])),
      x: Axis("difference"))
    expectPicture(
      TextRenderer(Presentation(width: 60)).render(figure),
      #"""
      Change
        angry                              │████████████████  0.12
         calm                       ███████│                 -0.05
        happy                              │                     –
          sad  ████████████████████████████│                 -0.20
      neutral                              │                  0.00
                                difference
      """#)
  }

  @Test("Bars to both sides in ASCII")
  func negativeAscii() throws {
    let group = try BarPlot.Group(nil, [0.12, -0.05, .nan, -0.2, 0])
    let figure = try Figure(
      "Change", .bars(BarPlot(["angry", "calm", "happy", "sad", "neutral"], [group])),
      x: Axis("difference"))
    expectPicture(
      TextRenderer(Presentation(width: 60, ascii: true)).render(figure),
      #"""
      Change
        angry                              |################  0.12
         calm                       #######|                 -0.05
        happy                              |                     -
          sad  ############################|                 -0.20
      neutral                              |                  0.00
                                difference
      """#)
  }

  @Test("Groups of bars")
  func groups() throws {
    let hard = try BarPlot.Group("hard", [62, 66])
    let soft = try BarPlot.Group("soft", [68, 71.5])
    let figure = try Figure(
      "Accuracy", .bars(BarPlot(["MFCC", "log-mel"], [hard, soft])), x: Axis("accuracy", unit: "%"))
    expectPicture(
      TextRenderer(Presentation(width: 60)).render(figure),
      #"""
      Accuracy
         MFCC ● hard │█████████████████████████████████▉      62.0
              ▲ soft │█████████████████████████████████████▏  68.0

      log-mel ● hard │████████████████████████████████████    66.0
              ▲ soft │███████████████████████████████████████ 71.5
                                   accuracy (%)
      """#)
  }

  @Test("Lines of text height")
  func sparklines() throws {
    let rows = [
      Sparklines.Row("loss", (0..<24).map { 2.0 / (1 + Double($0) / 3) }),
      Sparklines.Row("UAR", [0.2, 0.35, .nan, 0.5, 0.58, 0.61, 0.66, 0.64, 0.7]),
    ]
    let figure = try Figure(nil, .sparklines(Sparklines(rows)))
    expectPicture(
      TextRenderer(Presentation(width: 60)).render(figure),
      #"""
      loss █▆▅▄▃▃▃▂▂▂▂▂▂▂▁▁▁▁▁▁▁▁▁▁  0.231  (0.231 to 2.000)
       UAR ▁▃ ▅▆▇▇▇█                 0.7  (0.2 to 0.7)
      """#)
  }

  @Test("Lines of text height in ASCII")
  func sparklinesAscii() throws {
    let rows = [
      Sparklines.Row("loss", (0..<24).map { 2.0 / (1 + Double($0) / 3) }),
      Sparklines.Row("UAR", [0.2, 0.35, .nan, 0.5, 0.58, 0.61, 0.66, 0.64, 0.7]),
    ]
    let figure = try Figure(nil, .sparklines(Sparklines(rows)))
    expectPicture(
      TextRenderer(Presentation(width: 60, ascii: true)).render(figure),
      #"""
      loss #+==--.......___________  0.231  (0.231 to 2.000)
       UAR _- +**#*#                 0.7  (0.2 to 0.7)
      """#)
  }
}
