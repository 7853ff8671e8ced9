import Diagnostics

extension DetectionPlot: Picture {
  var kindName: String { kind == .det ? "DET curve" : "ROC curve" }

  var isEmpty: Bool { curves.isEmpty }

  var legibleWidth: Int { 34 }

  func sentence(_ figure: Figure) -> String {
    let parts = curves.enumerated().map { index, curve in
      let name = curve.name ?? (curves.count == 1 ? "the verifier" : "curve \(index + 1)")
      return
        "\(name) has an equal error rate of \(figure.word(curve.equalErrorRate, percent: true))"
    }
    return "\(kindName), \(counted(curves.count, "verifier")); \(figure.some(parts))."
  }

  func data(_ figure: Figure) -> DataTable {
    DataTable(
      ["curve", "false acceptance", "false rejection", "equal error rate"],
      curves.enumerated().flatMap { index, curve in
        zip(curve.falseAcceptance, curve.falseRejection).map {
          [
            curve.name ?? "curve \(index + 1)", figure.text($0), figure.text($1),
            figure.text(curve.equalErrorRate),
          ]
        }
      })
  }

  /// The ring explained, and the curves that probit axes cannot show: points at 0% or 100% lie at
  /// infinity, and every curve ends there.
  func notes(_ figure: Figure) -> [String] {
    let hidden = zip(series, legends).filter { series, _ in
      !zip(series.x, series.y).contains {
        AxisScale.isUsable($0, figure.x.scale) && AxisScale.isUsable($1, figure.y.scale)
      }
    }
    let names = hidden.map(\.1)
    return (hidden.count < curves.count ? ["The ring marks the equal error rate (EER)."] : [])
      + (names.isEmpty
        ? []
        : ["Every point lies at 0% or 100%, where probit axes do not reach: \(listed(names))."])
  }

  func drawn(_ figure: Figure, by renderer: TextRenderer, width: Int) -> CellGrid {
    renderer.detection(self, figure, width: width)
  }

  func drawn(_ figure: Figure, by renderer: SVGRenderer, width: Double) -> SVGBlock {
    renderer.detection(self, figure, width: width)
  }
}
