import Diagnostics
import Plots
import Testing

@Suite("Pictures: Panels and tables")
struct PanelPictureTests {
  @Test("Side by side")
  func beside() throws {
    let left = try Figure(
      "Loss", .lines(LinePlot([Series(y: [2.3, 1.4, 1.0, 0.8, 0.7])])), x: Axis("epoch"), rows: 7)
    let right = try Figure(
      "UAR", .bars(BarPlot(["hard", "soft"], [BarPlot.Group(nil, [0.61, 0.7])])))
    let figure = try Figure("Student", .panels(Panels([left, right])), caption: "Fold 1.")
    expectPicture(
      TextRenderer(Presentation(width: 80)).render(figure),
      #"""
      Student
      Loss                                     UAR
      3 ┤                                      hard │███████████████████████▌    0.61
        │●▖                                    soft │███████████████████████████ 0.70
      2 ┤ ▝▀▚▄▖
        │     ▝▀▚●▄▄
      1 ┤           ▀▀▀▀▚▄●▄▄▄▄
        │                      ▀▀▀▀●▀▀▀▀▀▀▀●
      0 ┤
        └────────┬─────────────────┬────────
                 2                 4
                        epoch
      Fold 1.
      """#)
  }

  @Test("Below each other")
  func stacked() throws {
    let left = try Figure(
      "Loss", .lines(LinePlot([Series(y: [2.3, 1.4, 1.0, 0.8, 0.7])])), x: Axis("epoch"), rows: 7)
    let right = try Figure(
      "UAR", .bars(BarPlot(["hard", "soft"], [BarPlot.Group(nil, [0.61, 0.7])])))
    let figure = try Figure("Student", .panels(Panels([left, right])), caption: "Fold 1.")
    expectPicture(
      TextRenderer(Presentation(width: 60)).render(figure),
      #"""
      Student
      Loss
      3 ┤
        │●▄
      2 ┤  ▀▀▀▄▄▄▖
        │        ▝▀▀▚▄●▄▄▖
      1 ┤                ▝▀▀▀▀▀▀▚▄▄●▄▄▄▄▄▄
        │                                 ▀▀▀▀▀▀●▀▀▀▀▀▀▀▀▀▀▀▀● 0.7
      0 ┤
        └┬────────────┬────────────┬────────────┬────────────┬
         1            2            3            4            5
                                 epoch

      UAR
      hard │██████████████████████████████████████████▊       0.61
      soft │█████████████████████████████████████████████████ 0.70
      Fold 1.
      """#)
  }

  @Test("Side by side in ASCII")
  func besideAscii() throws {
    let left = try Figure(
      "Loss", .lines(LinePlot([Series(y: [2.3, 1.4, 1.0, 0.8, 0.7])])), x: Axis("epoch"), rows: 7)
    let right = try Figure(
      "UAR", .bars(BarPlot(["hard", "soft"], [BarPlot.Group(nil, [0.61, 0.7])])))
    let figure = try Figure("Student", .panels(Panels([left, right])), caption: "Fold 1.")
    expectPicture(
      TextRenderer(Presentation(width: 80, ascii: true)).render(figure),
      #"""
      Student
      Loss                                     UAR
      3 +                                      hard |########################    0.61
        |ooo                                   soft |########################### 0.70
      2 +   oooo
        |       oooooo
      1 +             ooooooooooooooooo
        |                              ooooo
      0 +
        +---------+----------------+--------
                  2                4
                        epoch
      Fold 1.
      """#)
  }

  @Test("A table")
  func table() throws {
    let table = try TextTable(
      "Results",
      columns: [
        .init("method"), .init("features"), .init("UAR", best: .highest),
        .init("loss", best: .lowest),
        .init("clips", format: NumberFormat(.decimals(0), grouped: true)),
      ],
      rows: [
        [
          .text("hard labels"), .text("log-mel"), .measured(0.612, 0.021), .number(1.197),
          .number(12345),
        ],
        [
          .text("soft targets of a large teacher"), .text("MFCC"), .measured(0.648, 0.034),
          .number(0.723), .number(999),
        ],
        [.text("privileged"), .missing, .number(0.701), .number(.nan), .number(1)],
      ], separators: [2], caption: "Means of five seeds.")
    expectPicture(
      table.text(Presentation(width: 80)),
      #"""
      Results
      method                           features             UAR    loss   clips
      ─────────────────────────────────────────────────────────────────────────
      hard labels                      log-mel   0.612  ± 0.021  1.197   12,345
      soft targets of a large teacher  MFCC      0.648  ± 0.034  0.723*     999
      ─────────────────────────────────────────────────────────────────────────
      privileged                       –         0.701*              –        1
      Means of five seeds.
      """#)
  }

  @Test("A table in ASCII")
  func tableAscii() throws {
    let table = try TextTable(
      "Results",
      columns: [
        .init("method"), .init("features"), .init("UAR", best: .highest),
        .init("loss", best: .lowest),
        .init("clips", format: NumberFormat(.decimals(0), grouped: true)),
      ],
      rows: [
        [
          .text("hard labels"), .text("log-mel"), .measured(0.612, 0.021), .number(1.197),
          .number(12345),
        ],
        [
          .text("soft targets of a large teacher"), .text("MFCC"), .measured(0.648, 0.034),
          .number(0.723), .number(999),
        ],
        [.text("privileged"), .missing, .number(0.701), .number(.nan), .number(1)],
      ], separators: [2], caption: "Means of five seeds.")
    expectPicture(
      table.text(Presentation(width: 64, ascii: true)),
      #"""
      Results
      method                  features             UAR    loss   clips
      ----------------------------------------------------------------
      hard labels             log-mel   0.612  +-0.021  1.197   12,345
      soft targets of a       MFCC      0.648  +-0.034  0.723*     999
      large teacher
      ----------------------------------------------------------------
      privileged              -         0.701*              -        1
      Means of five seeds.
      """#)
  }

  @Test("A table in blocks")
  func blocks() throws {
    let table = try TextTable(
      "Results",
      columns: [
        .init("method"), .init("features"), .init("UAR", best: .highest),
        .init("loss", best: .lowest),
        .init("clips", format: NumberFormat(.decimals(0), grouped: true)),
      ],
      rows: [
        [
          .text("hard labels"), .text("log-mel"), .measured(0.612, 0.021), .number(1.197),
          .number(12345),
        ],
        [
          .text("soft targets of a large teacher"), .text("MFCC"), .measured(0.648, 0.034),
          .number(0.723), .number(999),
        ],
        [.text("privileged"), .missing, .number(0.701), .number(.nan), .number(1)],
      ], separators: [2], caption: "Means of five seeds.")
    expectPicture(
      table.text(Presentation(width: 36)),
      #"""
      Results
      method        features
      ──────────────────────
      hard labels   log-mel
      soft targets  MFCC
      of a large
      teacher
      ──────────────────────
      privileged    –

      method                   UAR    loss
      ────────────────────────────────────
      hard labels   0.612  ± 0.021  1.197
      soft targets  0.648  ± 0.034  0.723*
      of a large
      teacher
      ────────────────────────────────────
      privileged    0.701*              –

      method         clips
      ────────────────────
      hard labels   12,345
      soft targets     999
      of a large
      teacher
      ────────────────────
      privileged         1
      Means of five seeds.
      """#)
  }
}
