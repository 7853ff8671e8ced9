import Diagnostics
import Tensors

/// A table with a line for each moment of a clip, as programs that track faces write it, brought to equal
/// steps of time.
///
/// A column `timestamp`, `time`, `seconds` or `t` says when, in seconds; without one, lines are steps
/// already. Columns that only number the lines (`frame`, `face_id`) are no features, nor are texts.
struct TimedTable {
  private let names: [String]
  private let columns: [[Double]]
  private let times: [Double]?

  private static let clocks = ["timestamp", "time", "seconds", "t"]
  private static let counters: Set<String> = ["frame", "face_id", "face", "index", "clip"]

  /// The longest sequence that is made of a table: a damaged time must not ask for all memory.
  private static let mostSteps = 1_000_000

  /// Takes a table; `name` is what messages call it.
  ///
  /// Throws `features.none` without a column of numbers, `features.time` where times do not rise.
  init(_ table: Table, name: String) throws(Fault) {
    var names: [String] = []
    var columns: [[Double]] = []
    var times: [Double]?
    for column in table.columns {
      guard case .numbers(let numbers) = column.cells else { continue }
      let plain = column.name.trimmedSpaces.lowercased()
      if times == nil, Self.clocks.contains(plain) {
        times = numbers
      } else if !Self.counters.contains(plain), plain != "confidence", plain != "success" {
        names.append(column.name.trimmedSpaces)
        columns.append(numbers)
      }
    }
    guard !columns.isEmpty, table.rowCount > 0 else {
      throw Fault(
        "features.none",
        "`\(name)` must have a column of numbers beside the time, and a line for each step, but has "
          + (table.rowCount == 0 ? "no line" : "none"),
        hint: "Give a table such as `timestamp,AU01_r,AU02_r`.")
    }
    if let times {
      let rises = zip(times, times.dropFirst()).allSatisfy { $0 < $1 }
      guard times.allSatisfy(\.isFinite), rises, times[0] >= 0 else {
        throw Fault(
          "features.time", "the times in `\(name)` must rise from line to line, but do not",
          hint: "Sort the lines by time, one clip to a file.")
      }
    }
    self.names = names
    self.columns = columns
    self.times = times
  }

  /// The features at steps of so many seconds, from 0 on: between two lines on the straight line from one
  /// to the other, before the first and after the last as they are there. `[steps, features]`.
  ///
  /// Throws `features.time` for more steps than a clip has, and `shape.too-large`.
  func sequence(step: Double) throws(Fault) -> Tensor {
    guard let times, let last = times.last else { return try rows(columns[0].count) { $0[$1] } }
    // Times are written in decimals: a step that is there but for rounding counts.
    let count = (last / step + 1e-6).rounded(.down) + 1
    guard count <= Double(Self.mostSteps) else {
      throw Fault(
        "features.time", "the last time of a clip must be in seconds, but is \(last)",
        hint: "Give times in seconds from the beginning of the clip.")
    }
    var after = 0
    var places: [(place: Int, part: Double)] = []
    for index in 0..<Int(count) {
      let moment = Double(index) * step
      while after < times.count, times[after] <= moment { after += 1 }
      if after == 0 {
        places.append((0, 0))
      } else if after == times.count {
        places.append((after - 1, 0))
      } else {
        let (low, high) = (times[after - 1], times[after])
        places.append((after - 1, (moment - low) / (high - low)))
      }
    }
    return try rows(places.count) { column, index in
      let (place, part) = places[index]
      guard part > 0 else { return column[place] }
      return column[place] + part * (column[place + 1] - column[place])
    }
  }

  private func rows(
    _ count: Int, _ value: ([Double], Int) -> Double
  ) throws(Fault) -> Tensor {
    let shape = try Shape([count, columns.count])
    var values: [Float] = []
    values.reserveCapacity(shape.count)
    for row in 0..<count { for column in columns { values.append(Float(value(column, row))) } }
    return try Tensor(shape, values)
  }
}

extension String {
  /// The text without spaces around it, which OpenFace puts into its headers.
  fileprivate var trimmedSpaces: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
