import Binding
import Diagnostics
import Language
import Plots

/// A figure as the language holds it.
struct FigureValue: ForeignBindable, Exhibiting {
  let figure: Figure

  init(_ figure: Figure) { self.figure = figure }

  static var kindName: String { "figure" }
  static func hint(for value: Value) -> String? { "Draw one, for example with `plot`." }

  var summary: String { figure.sentence }

  var exhibits: [Exhibit] { [.figure(figure)] }

  var fieldNames: [String] { ["sentence", "title"] }

  func field(_ name: String) -> Value? {
    switch name {
    case "sentence": .string(figure.sentence)
    case "title": figure.title.map { .string($0) } ?? Value.none
    default: nil
    }
  }

  func digest(into digest: inout Digest) {
    digest.combine("figure")
    digest.combine(figure.title ?? "")
    digest.combine(figure.sentence)
    digest.combine(figure.data.csv)
  }

  func isEqual(to other: any Foreign) -> Bool { (other as? FigureValue)?.figure == figure }
}
