import Binding
import Datasets
import Diagnostics
import Language

/// A list of verification trials as the language holds it.
struct TrialsValue: ForeignBindable, Tabular {
  let list: TrialList

  init(_ list: TrialList) { self.list = list }

  static var kindName: String { "trials" }
  static func hint(for value: Value) -> String? {
    "Make them with `trials`, or read them with `load_trials`."
  }

  var summary: String {
    "\(counted(list.count, "trial")) of \(counted(list.clips.count, "clip")): "
      + "\(list.sameCount) same, \(list.count - list.sameCount) different"
  }

  var fieldNames: [String] { ["same", "first", "second", "clips", "table"] }

  func field(_ name: String) throws -> Value? {
    switch name {
    case "same": return .list(list.isSame.map { .bool($0) })
    case "first": return .list(list.first.map { .string(list.clips[$0]) })
    case "second": return .list(list.second.map { .string(list.clips[$0]) })
    case "clips": return list.clips.value
    case "table": return TableValue(table: try table()).value
    default: return nil
    }
  }

  var count: Int? { list.count }

  func element(_ subscripts: [Subscript]) throws -> Value? {
    guard subscripts.count == 1, case .index(let index) = subscripts[0] else { return nil }
    guard let place = Subscript.position(index, count: list.count) else {
      throw Fault(
        "value.index", "a trial must be from 0 to \(list.count - 1), but is \(index)",
        hint: "Trials start at 0; -1 is the last.")
    }
    return .record(
      Record([
        ("same", .bool(list.isSame[place])), ("first", .string(list.clips[list.first[place]])),
        ("second", .string(list.clips[list.second[place]])),
      ]))
  }

  func table() throws(Fault) -> Table {
    try Table([
      TableColumn("same", numbers: list.isSame.map { $0 ? 1 : 0 }),
      TableColumn("first", text: list.first.map { list.clips[$0] }),
      TableColumn("second", text: list.second.map { list.clips[$0] }),
    ])
  }

  func digest(into digest: inout Digest) {
    digest.combine("trials")
    for name in list.clips { digest.combine(name) }
    for trial in 0..<list.count {
      digest.combine(list.first[trial])
      digest.combine(list.second[trial])
      digest.combine(list.isSame[trial] ? 1 : 0)
    }
  }

  func isEqual(to other: any Foreign) -> Bool { (other as? TrialsValue)?.list == list }
}
