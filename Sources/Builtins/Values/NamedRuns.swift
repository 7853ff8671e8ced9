import Binding
import Language

/// An argument that is a run or a record of runs.
struct NamedRuns: Bindable {
  let runs: [(name: String, run: RunValue)]
  let value: Value

  static var kindName: String { "run or record of runs" }
  static func hint(for value: Value) -> String? {
    "Train one with `fit` or `distill`, or give several as `{a: first, b: second}`."
  }

  static func read(_ value: Value) throws -> NamedRuns? {
    if let run = value.foreign as? RunValue {
      return NamedRuns(runs: [("run", run)], value: value)
    }
    guard let record = value.record, record.count > 0 else { return nil }
    var runs: [(name: String, run: RunValue)] = []
    for (name, field) in record.fields {
      guard let run = field.foreign as? RunValue else { return nil }
      runs.append((name, run))
    }
    return NamedRuns(runs: runs, value: value)
  }
}
