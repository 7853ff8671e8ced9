/// Measurements in a file: how they were made, and a line for each case.
struct Baseline {
  private static let title = "lupi-bench 1"

  /// Kernels, mode and threads.
  let conditions: String
  let measurements: [Measurement]

  init(conditions: String, _ measurements: [Measurement]) {
    self.conditions = conditions
    self.measurements = measurements
  }

  init(path: String) throws {
    let lines = try TextFile.read(path).split(separator: "\n")
    guard lines.count >= 2, lines[0] == Self.title else {
      throw Options.Problem(description: "`\(path)` must be written by `lupi-bench --save`")
    }
    conditions = String(lines[1])
    measurements = try lines.dropFirst(2).map { line in
      guard let measurement = Measurement(line: line) else {
        throw Options.Problem(description: "`\(path)` has a line that is no measurement: \(line)")
      }
      return measurement
    }
  }

  func write(to path: String) throws {
    let lines = [Self.title, conditions] + measurements.map(\.line)
    try TextFile.write(lines.joined(separator: "\n") + "\n", to: path)
  }

  subscript(_ name: String) -> Measurement? { measurements.first { $0.name == name } }
}
