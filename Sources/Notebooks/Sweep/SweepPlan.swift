public import Diagnostics

/// Every combination of values of a notebook's parameters that a sweep runs.
public struct SweepPlan: Sendable {
  /// A parameter with its values, as texts.
  public struct Axis: Sendable, Hashable {
    /// The name of the parameter, or `seed`.
    public let name: String
    /// The values, in the order given.
    public let values: [String]
  }

  /// The most runs of one sweep.
  public static let limit = 10_000

  /// The parameters, those with one value too.
  public let axes: [Axis]

  /// Reads `temperature=1,2,4` and `seed=1..5`; `\,` stands for a comma in a value.
  ///
  /// Throws `sweep.value` for a missing or a repeated value, and `sweep.too-many`.
  public init(_ given: [(name: String, text: String)]) throws(Fault) {
    var axes: [Axis] = []
    var count = 1
    for (name, text) in given {
      let values = try Self.values(of: name, text)
      axes.append(Axis(name: name, values: values))
      let (product, overflow) = count.multipliedReportingOverflow(by: values.count)
      guard !overflow, product <= Self.limit else {
        throw Fault(
          "sweep.too-many", "a sweep must have at most \(Self.limit) runs, but has more",
          hint: "Sweep fewer values at a time.")
      }
      count = product
    }
    self.axes = axes
  }

  /// The parameters that have several values.
  public var swept: [Axis] { axes.filter { $0.values.count > 1 } }

  /// The runs: a value for each parameter, the last parameter changing fastest.
  public var runs: [[(name: String, text: String)]] { Self.combinations(axes) }

  /// Every choice of a value for each axis, that of the last changing fastest.
  public static func combinations(_ axes: [Axis]) -> [[(name: String, text: String)]] {
    axes.reduce([[]]) { found, axis in
      found.flatMap { one in axis.values.map { one + [(name: axis.name, text: $0)] } }
    }
  }

  private static func values(of name: String, _ text: String) throws(Fault) -> [String] {
    if let range = try range(name, text) { return range }
    var values = [""]
    var isEscaped = false
    for character in text {
      if character == ",", !isEscaped {
        values.append("")
      } else if isEscaped || character != "\\" {
        // A backslash stands before a comma only; any other is itself.
        if isEscaped, character != "," { values[values.count - 1].append("\\") }
        values[values.count - 1].append(character)
      }
      isEscaped = character == "\\" && !isEscaped
    }
    if isEscaped { values[values.count - 1].append("\\") }
    guard values.count == 1 || !values.contains("") else {
      throw Fault(
        "sweep.value", "every value of `\(name)` must be given, but one of `\(text)` is empty",
        hint: "Write values with commas between them, as `\(name)=1,2,4`.")
    }
    var seen: Set<String> = []
    if let twice = values.first(where: { !seen.insert($0).inserted }) {
      throw Fault(
        "sweep.value", "the values of `\(name)` must differ, but `\(twice)` is given twice",
        hint: "Remove one of the two.")
    }
    return values
  }

  /// The whole numbers of `1..5`, both ends included.
  private static func range(_ name: String, _ text: String) throws(Fault) -> [String]? {
    let bytes = Array(text.utf8)
    guard
      let place = bytes.indices.dropLast().first(where: {
        bytes[$0] == 0x2E && bytes[$0 + 1] == 0x2E
      }), let low = Int(String(decoding: bytes[..<place], as: UTF8.self)),
      let high = Int(String(decoding: bytes[(place + 2)...], as: UTF8.self))
    else { return nil }
    guard low <= high else {
      throw Fault(
        "sweep.value", "the values of `\(name)` must go up, but are `\(text)`",
        hint: "Write `\(name)=\(high)..\(low)`.")
    }
    let (count, overflow) = high.subtractingReportingOverflow(low)
    guard !overflow, count < limit else {
      throw Fault(
        "sweep.too-many", "a sweep must have at most \(limit) runs, but `\(name)` alone has more",
        hint: "Sweep fewer values at a time.")
    }
    return (low...high).map { "\($0)" }
  }
}
