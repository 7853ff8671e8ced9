import Diagnostics

extension ConfusionMatrix: Picture {
  var kindName: String { "Confusion matrix" }

  var isEmpty: Bool { classes.isEmpty }

  var legibleWidth: Int { min(80, 20 + 5 * classes.count) }

  var takesAllWidth: Bool { true }

  func sentence(_ figure: Figure) -> String {
    let head = "\(kindName), \(counted(classes.count, "class", plural: "classes"))"
    guard let accuracy else { return head + "; no cases." }
    var worst: (row: Int, column: Int, count: Int)?
    for row in classes.indices {
      for column in classes.indices where column != row {
        let count = counts[row][column]
        if count > worst?.count ?? 0 { worst = (row, column, count) }
      }
    }
    let confusion = worst.map {
      "; most often \(classes[$0.row]) is taken for \(classes[$0.column]) "
        + "(\(counted($0.count, "time")))"
    }
    return head + "; accuracy \(figure.word(accuracy, percent: true)), mean recall "
      + "\(figure.word(meanRecall ?? .nan, percent: true))" + (confusion ?? "") + "."
  }

  func data(_ figure: Figure) -> DataTable {
    DataTable(
      ["true"] + classes + ["recall"],
      classes.enumerated().map { index, name in
        [name] + counts[index].map { String($0) } + [share(index, index).map(figure.text) ?? "nan"]
      })
  }

  func notes(_ figure: Figure) -> [String] {
    guard let accuracy, let meanRecall else { return [] }
    let total = counts.joined().reduce(0.0) { $0 + Double($1) }
    let percent = NumberFormat.percent(1)
    return [
      "Accuracy \(percent.text(accuracy)), mean recall \(percent.text(meanRecall)), "
        + "n = \(NumberFormat.decimals(0).text(total))."
    ]
  }

  func drawn(_ figure: Figure, by renderer: TextRenderer, width: Int) -> CellGrid {
    renderer.confusion(self, figure, width: width)
  }

  func drawn(_ figure: Figure, by renderer: SVGRenderer, width: Double) -> SVGBlock {
    renderer.confusion(self, figure, width: width)
  }
}
