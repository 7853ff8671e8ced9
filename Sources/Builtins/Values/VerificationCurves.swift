import Binding
import Diagnostics
import Language
import Plots

/// An argument drawn as error trade-offs: a verification, or a record of them.
struct VerificationCurves: Bindable {
  let rows: [(name: String?, verification: VerificationValue)]
  let value: Value

  static var kindName: String { "verification or record of verifications" }
  static func hint(for value: Value) -> String? {
    "Give what `verify` returns, or several as `{a: first, b: second}`."
  }

  static func read(_ value: Value) throws -> VerificationCurves? {
    if let one = value.foreign as? VerificationValue {
      return VerificationCurves(rows: [(nil, one)], value: value)
    }
    guard let record = value.record, record.count > 0 else { return nil }
    var rows: [(name: String?, verification: VerificationValue)] = []
    for (name, field) in record.fields {
      guard let one = field.foreign as? VerificationValue else { return nil }
      rows.append((name, one))
    }
    return VerificationCurves(rows: rows, value: value)
  }

  /// The figure of a kind.
  func figure(_ kind: DetectionPlot.Kind, _ title: String?, rows height: Int?) throws -> FigureValue
  {
    let curves = try rows.map { try $0.verification.curve($0.name) }
    let axes = DetectionPlot.axes(kind)
    return FigureValue(
      try Figure(
        title, .detection(DetectionPlot(kind, curves)), x: axes.x, y: axes.y,
        references: [ReferenceLine(.diagonal)], rows: height))
  }
}
