import Diagnostics
import Foundation
import Plots
import Testing

@Suite("Pictures: Matrices")
struct MatrixPictureTests {
  @Test("A small matrix shows its numbers")
  func numbers() throws {
    let figure = try Figure(
      "Correlation",
      .heatMap(
        HeatMap(
          [[1, 0.6, -0.2], [0.6, 1, 0.1], [-0.2, 0.1, 1]], rows: ["loss", "UAR", "epochs"],
          columns: ["loss", "UAR", "epochs"], shade: Axis("r", from: -1, to: 1))))
    expectPicture(
      TextRenderer(Presentation(width: 60)).render(figure),
      #"""
      Correlation
        loss │  ██  1.0  ██  0.6  ▒▒ -0.2
         UAR │  ██  0.6  ██  1.0  ▒▒  0.1
      epochs │  ▒▒ -0.2  ▒▒  0.1  ██  1.0
             └───────────────────────────
                   loss      UAR   epochs
              -1 │  ░░▒▒▓▓██│ 1 r
      """#)
  }

  @Test("A small matrix in ASCII")
  func numbersAscii() throws {
    let figure = try Figure(
      "Correlation",
      .heatMap(
        HeatMap(
          [[1, 0.6, -0.2], [0.6, 1, 0.1], [-0.2, 0.1, 1]], rows: ["loss", "UAR", "epochs"],
          columns: ["loss", "UAR", "epochs"], shade: Axis("r", from: -1, to: 1))))
    expectPicture(
      TextRenderer(Presentation(width: 60, ascii: true)).render(figure),
      #"""
      Correlation
        loss |  @@  1.0  %%  0.6  == -0.2
         UAR |  %%  0.6  @@  1.0  ++  0.1
      epochs |  == -0.2  ++  0.1  @@  1.0
             +---------------------------
                   loss      UAR   epochs
              -1 | .:-=+*#%@| 1 r
      """#)
  }

  @Test("Numbers in cells have the decimals asked for, and the legend tells its ends")
  func decimals() throws {
    func picture(_ decimals: Int?, percent: Bool = false) throws -> String {
      let map = try HeatMap(
        [[0.912, -0.104]], rows: ["a"], columns: ["b", "c"], shade: Axis(percent: percent),
        decimals: decimals)
      return TextRenderer(.plain).render(try Figure(nil, .heatMap(map)))
    }
    #expect(try picture(nil).contains(" 0.91 "))
    #expect(try picture(3).contains("0.912") && picture(3).contains("-0.104"))
    #expect(try picture(0).contains(" 1 "))
    #expect(try picture(1, percent: true).contains("91.2%"))
    let ends = try Figure(nil, .heatMap(HeatMap([[1, -0.1]])))
    #expect(TextRenderer(.plain).render(ends).contains("-0.1 │"))
    let svg = SVGRenderer().render(
      try Figure(nil, .heatMap(HeatMap([[0.912]], decimals: 3))))
    #expect(svg.contains(">0.912</text>"))
  }

  @Test("Names of classes stand upright where columns are narrow, and numbers lose their sign")
  func narrowConfusion() throws {
    let names = (0..<8).map { "emotion \($0)" }
    let counts = (0..<8).map { row in (0..<8).map { $0 == row ? 6 : $0 == 0 ? 4 : 0 } }
    let figure = try Figure(
      nil, .confusion(ConfusionMatrix(names, counts, cells: .percentages)))
    let narrow = SVGRenderer(width: 340).render(figure)
    #expect(narrow.components(separatedBy: "rotate(-90)").count == 9)
    #expect(narrow.contains(">60</text>") && !narrow.contains(">60%</text>"))
    let wide = SVGRenderer(width: 900).render(figure)
    #expect(!wide.contains("rotate") && wide.contains(">60%</text>"))
  }

  @Test("A spectrogram")
  func spectrogram() throws {
    let values = (0..<24).map { band in
      (0..<100).map { frame in -80 + 80 * ridge(Double(band) - 6 - Double(frame) / 10) }
    }
    let figure = try Figure(
      "Spectrogram",
      .heatMap(HeatMap(values, startsAtBottom: true, shade: Axis("level", unit: "dB"))),
      x: Axis("time", unit: "s", from: 0, to: 1), y: Axis("frequency", unit: "kHz", from: 0, to: 8),
      rows: 12)
    expectPicture(
      TextRenderer(Presentation(width: 70)).render(figure),
      #"""
      Spectrogram
      frequency (kHz)
      8 ┤
        │
        │                                                          ░░░░░░░░░
      6 ┤                                             ░░░░░░░░░▒▒▒▒▒▒▓▓▓▓███
        │                               ░░░░░░░░░░▒▒▒▒▒▓▓▓▓▓█████████████▓▓▓
        │                  ░░░░░░░░░░▒▒▒▒▒▓▓▓▓▓█████████████▓▓▓▓▒▒▒▒▒▒░░░░░░
      4 ┤     ░░░░░░░░░▒▒▒▒▒▒▓▓▓▓█████████████▓▓▓▓▓▒▒▒▒▒░░░░░░░░░░
        │░▒▒▒▒▒▓▓▓▓▓█████████████▓▓▓▓▓▒▒▒▒▒░░░░░░░░░░
      2 ┤███████████▓▓▓▓▒▒▒▒▒▒░░░░░░░░░
        │▓▓▒▒▒▒▒░░░░░░░░░░
        │░░░░
      0 ┤
        └┬────────────┬────────────┬─────────────┬────────────┬────────────┬
        0.0          0.2          0.4           0.6          0.8         1.0
                                      time (s)
         -78.9 │  ░░▒▒▓▓██│ 0.0 level (dB)
      """#)
  }

  @Test("A spectrogram in ASCII")
  func spectrogramAscii() throws {
    let values = (0..<24).map { band in
      (0..<100).map { frame in -80 + 80 * ridge(Double(band) - 6 - Double(frame) / 10) }
    }
    let figure = try Figure(
      "Spectrogram",
      .heatMap(HeatMap(values, startsAtBottom: true, shade: Axis("level", unit: "dB"))),
      x: Axis("time", unit: "s", from: 0, to: 1), y: Axis("frequency", unit: "kHz", from: 0, to: 8),
      rows: 12)
    expectPicture(
      TextRenderer(Presentation(width: 70, ascii: true)).render(figure),
      #"""
      Spectrogram
      frequency (kHz)
      8 +
        |                                                            .......
        |                                              ............::::::---
      6 +                                 ............:::::----===+++**##%%%
        |                    ...........::::::----===++***##%%%@@@@@@@%%%##*
        |      ............::::::----===++**###%%%@@@@@@%%%%##**+++===----::
      4 +.....:::::----===+++**##%%%%@@@@@@%%%###**++===----::::::..........
        |-===++***##%%%@@@@@@@%%%##***++===----::::::...........
      2 +%@@@@@@%%%%##**+++===----:::::............
        |**++===----::::::............
        |::::...........
      0 +..
        ++------------+------------+-------------+------------+------------+
        0.0          0.2          0.4           0.6          0.8         1.0
                                      time (s)
         -78.9 | .:-=+*#%@| 0.0 level (dB)
      """#)
  }

  @Test("Counts")
  func counts() throws {
    let figure = try Figure(
      "Emotions",
      .confusion(
        ConfusionMatrix(
          ["neutral", "happy", "sad", "angry"],
          [[41, 3, 4, 0], [5, 30, 1, 12], [9, 0, 37, 1], [0, 6, 0, 44]])))
    expectPicture(
      TextRenderer(Presentation(width: 70)).render(figure),
      #"""
      Emotions
      true                predicted
                neutral   happy     sad   angry  recall
      neutral │   ▓▓ 41       3       4       ·   85.4%
        happy │       5   ▓▓ 30       1   ░░ 12   62.5%
          sad │   ░░  9       ·   ▓▓ 37       1   78.7%
        angry │       ·       6       ·   ██ 44   88.0%
      Accuracy 78.8%, mean recall 78.7%, n = 193.
      """#)
  }

  @Test("Percentages")
  func percentages() throws {
    let figure = try Figure(
      "Emotions",
      .confusion(
        ConfusionMatrix(
          ["neutral", "happy", "sad", "angry"],
          [[41, 3, 4, 0], [5, 30, 1, 12], [9, 0, 37, 1], [0, 6, 0, 44]], cells: .percentages)))
    expectPicture(
      TextRenderer(Presentation(width: 70)).render(figure),
      #"""
      Emotions
      true                predicted
                neutral   happy     sad   angry  recall
      neutral │  ▓▓ 85%      6%      8%       ·   85.4%
        happy │     10%  ▓▓ 62%      2%  ░░ 25%   62.5%
          sad │  ░░ 19%       ·  ▓▓ 79%      2%   78.7%
        angry │       ·     12%       ·  ██ 88%   88.0%
      Accuracy 78.8%, mean recall 78.7%, n = 193.
      """#)
  }

  @Test("Counts in ASCII")
  func countsAscii() throws {
    let figure = try Figure(
      "Emotions",
      .confusion(
        ConfusionMatrix(
          ["neutral", "happy", "sad", "angry"],
          [[41, 3, 4, 0], [5, 30, 1, 12], [9, 0, 37, 1], [0, 6, 0, 44]])))
    expectPicture(
      TextRenderer(Presentation(width: 70, ascii: true)).render(figure),
      #"""
      Emotions
      true                predicted
                neutral   happy     sad   angry  recall
      neutral |   %% 41   ..  3   ..  4       .   85.4%
        happy |   ..  5   ** 30       1   :: 12   62.5%
          sad |   ::  9       .   ## 37       1   78.7%
        angry |       .   ..  6       .   %% 44   88.0%
      Accuracy 78.8%, mean recall 78.7%, n = 193.
      """#)
  }

  @Test("More classes than columns for numbers")
  func many() throws {
    let names = (1...12).map { "class \($0)" }
    let counts = (0..<12).map { row in (0..<12).map { row == $0 ? 20 : (row + $0) % 5 } }
    let figure = try Figure("Many classes", .confusion(ConfusionMatrix(names, counts)))
    expectPicture(
      TextRenderer(Presentation(width: 40)).render(figure),
      #"""
      Many classes
      true class, recall
       class 1 49% │▒▒
       class 2 49% │  ▒▒
       class 3 49% │    ▒▒
       class 4 43% │      ▒▒
       class 5 49% │        ▒▒
       class 6 49% │          ▒▒
       class 7 49% │            ▒▒
       class 8 49% │              ▒▒
       class 9 43% │                ▒▒
      class 10 49% │                  ▒▒
      class 11 49% │                    ▒▒
      class 12 49% │                      ▒▒
                   └┬─────────┬────────┬────
                    0         5       10
                        predicted class
      0% │  ░░▒▒▓▓██│ 100% of row
      Accuracy 47.8%, mean recall 47.9%, n =
      502.
      """#)
  }
}
