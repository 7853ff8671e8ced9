import Diagnostics
import Plots
import Testing

@Suite("Pictures: error trade-offs of verifiers")
struct DetectionPictureTests {
  private static let voice = (
    far: [1, 0.8, 0.6, 0.4, 0.3, 0.2, 0.1, 0.05, 0.02, 0],
    frr: [0, 0.01, 0.03, 0.08, 0.12, 0.2, 0.35, 0.5, 0.7, 1]
  )

  private func figure(_ kind: DetectionPlot.Kind, names: [String?]) throws -> Figure {
    let curves = try names.map {
      try DetectionPlot.Curve(
        $0, falseAcceptance: Self.voice.far, falseRejection: Self.voice.frr, equalErrorRate: 0.2)
    }
    let axes = DetectionPlot.axes(kind)
    return try Figure(
      nil, .detection(DetectionPlot(kind, curves)), x: axes.x, y: axes.y,
      references: [ReferenceLine(.diagonal)], rows: 10)
  }

  @Test("A DET curve has probit axes and a ring at the equal error rate")
  func det() throws {
    expectPicture(
      TextRenderer(Presentation(width: 56)).render(try figure(.det, names: [nil])),
      #"""
      ◎ EER 20.0%
      false rejection
          │▀▚▄▄                                     ····
      60% ┤    ▀▀▄▄▖                           ·····
          │        ▝▀▚▄▖                  ·····
          │            ▝▀▀▄▄▖        ·····
          │                 ▝▀▀▄◎▖···
          │               ·····  ▝▀▀▚▄▄
      10% ┤          ·····             ▀▀▚▄▄
          │     ·····                       ▀▀▀▄▄▄
          │·····                                  ▀▀▀▄▄▄▖
       1% ┤                                             ▝▀▀▀▄▄
          └┬────────────┬─────────────────┬──────────────────┬
          2%           10%               40%               80%
                            false acceptance
      The ring marks the equal error rate (EER).
      """#)
  }

  @Test("A ROC curve runs from corner to corner")
  func roc() throws {
    expectPicture(
      TextRenderer(Presentation(width: 56, ascii: true)).render(try figure(.roc, names: ["voice"])),
      #"""
      O voice, EER 20.0%
      true acceptance
      100% +                         ooooooooooooooooooooooooo
           |             oooooooooooo                ......
           |        ooOoo                       .....
           |     ooo                      ......
           |   oo                    .....
       50% +  o                 .....
           | o            ......
           | o       .....
           |o  ......
        0% +o..
           ++---------+---------+--------+---------+---------+
           0%        20%       40%      60%       80%     100%
                             false acceptance
      The ring marks the equal error rate (EER).
      """#)
  }

  @Test("Words and numbers")
  func words() throws {
    let two = try figure(.det, names: ["voice", "face"])
    #expect(
      two.sentence
        == "DET curve, 2 verifiers; voice has an equal error rate of 20%; face has an equal error "
        + "rate of 20%.")
    #expect(two.data.rows.count == 20)
    #expect(two.data.rows.first == ["voice", "1", "0", "0.2"])
    let one = try figure(.roc, names: [nil])
    #expect(one.sentence == "ROC curve, 1 verifier; the verifier has an equal error rate of 20%.")
    #expect(one.notes == ["The ring marks the equal error rate (EER)."])
  }

  @Test("A scalable picture has a line and a ring for each verifier")
  func svg() throws {
    let picture = SVGRenderer().render(try figure(.det, names: ["voice", "face"]))
    #expect(picture.split(separator: "<circle").count == 3)
    #expect(picture.contains("voice, EER 20.0%"))
  }

  @Test("A curve without an error cannot be drawn on probit axes, and the caption says so")
  func perfect() throws {
    let curve = try DetectionPlot.Curve(
      "perfect", falseAcceptance: [1, 0, 0], falseRejection: [0, 0, 1], equalErrorRate: 0)
    let axes = DetectionPlot.axes(.det)
    let figure = try Figure(nil, .detection(DetectionPlot(.det, [curve])), x: axes.x, y: axes.y)
    #expect(
      figure.notes == [
        "Every point lies at 0% or 100%, where probit axes do not reach: perfect, EER 0.0%."
      ])
    #expect(!TextRenderer().render(figure).isEmpty)
  }

  @Test("Rates that are none are refused")
  func mistakes() throws {
    func code(_ far: [Double], _ frr: [Double], _ rate: Double) -> String? {
      do {
        _ = try DetectionPlot.Curve(falseAcceptance: far, falseRejection: frr, equalErrorRate: rate)
        return nil
      } catch { return error.code }
    }
    #expect(code([0, 1], [1, 0], 0.5) == nil)
    #expect(code([0, 1], [1], 0.5) == "plot.lengths")
    #expect(code([0, 1.1], [1, 0], 0.5) == "plot.rates")
    #expect(code([0, .nan], [1, 0], 0.5) == "plot.rates")
    #expect(code([0, 1], [1, 0], .nan) == "plot.rates")
    let curve = try DetectionPlot.Curve(
      falseAcceptance: [], falseRejection: [], equalErrorRate: 0.5)
    let many = [DetectionPlot.Curve](repeating: curve, count: 13)
    #expect(throws: Fault.self) { try DetectionPlot(.roc, many) }
  }
}
