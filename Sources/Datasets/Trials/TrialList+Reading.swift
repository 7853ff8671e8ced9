public import Diagnostics

extension TrialList {
  /// Reads a list: lines of `1 first second` as in VoxCeleb, or the same as comma-separated values.
  ///
  /// 1 stands for the same speaker and 0 for different ones; a file with delimiters may also say
  /// `same`, `different`, `target`, `nontarget`, `true` and `false`, and may begin with a line that
  /// names its columns `same`, `first` and `second` in any order. Blank lines count for nothing. Names
  /// may have blanks where two tabs divide a line.
  ///
  /// Throws `trials.empty`, `trials.ragged`, `trials.label`, `trials.header`, `trials.encoding` and
  /// `trials.too-many`, with the number of the line.
  ///
  /// Reference: A. Nagrani, J. S. Chung, A. Zisserman, "VoxCeleb: a large-scale speaker
  /// identification dataset", Interspeech 2017.
  public static func read(_ bytes: [UInt8], name: String) throws(Fault) -> TrialList {
    let rows = try isDelimited(bytes) ? delimited(bytes, name) : spaced(bytes, name)
    guard !rows.isEmpty else {
      throw Fault(
        "trials.empty", "`\(name)` must have at least one trial, but has none",
        hint: "Write one trial a line, such as `1 first.wav second.wav`.")
    }
    return try TrialList(
      first: rows.map(\.first), second: rows.map(\.second), isSame: rows.map(\.isSame))
  }

  private typealias Row = (isSame: Bool, first: String, second: String)

  /// Whether the first line that is not blank has a delimiter of comma-separated values.
  private static func isDelimited(_ bytes: [UInt8]) -> Bool {
    for byte in bytes.drop(while: { $0 == 0x0A || $0 == 0x0D || $0 == 0x20 }) {
      if byte == 0x0A || byte == 0x0D { return false }
      if byte == 0x2C || byte == 0x3B { return true }
    }
    return false
  }

  private static func spaced(_ bytes: [UInt8], _ name: String) throws(Fault) -> [Row] {
    guard !bytes.starts(with: [0xFF, 0xFE]), !bytes.starts(with: [0xFE, 0xFF]),
      let text = String(
        validating: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...],
        as: UTF8.self)
    else {
      throw Fault(
        "trials.encoding", "`\(name)` must be UTF-8, but is not",
        hint: "Save the file again as UTF-8.")
    }
    var rows: [Row] = []
    // A carriage return and a line feed are one character, and so one line end.
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      // Two tabs leave blanks to the names.
      let hasTabs = line.count { $0 == "\t" } == 2
      let parts = line.split { $0 == "\t" || $0 == " " && !hasTabs }
      if parts.isEmpty { continue }
      guard parts.count == 3 else { throw ragged(name, index + 1, parts.count) }
      guard parts[0] == "1" || parts[0] == "0" else {
        throw wrongLabel(name, index + 1, String(parts[0]))
      }
      rows.append((parts[0] == "1", String(parts[1]), String(parts[2])))
    }
    return rows
  }

  private static func delimited(_ bytes: [UInt8], _ name: String) throws(Fault) -> [Row] {
    let cells = try CSVCells(bytes, name: name, delimiter: CSVDelimiter.detect(bytes))
    guard cells.width == 3 else { throw ragged(name, cells.lines.first ?? 1, cells.width) }
    func texts(_ row: Int) throws(Fault) -> [String] {
      [
        try cells.text(cells.cell(row, 0), row: row), try cells.text(cells.cell(row, 1), row: row),
        try cells.text(cells.cell(row, 2), row: row),
      ]
    }
    let head = try texts(0)
    let columns = ["same", "first", "second"].compactMap { head.firstIndex(of: $0) }
    let hasHeader = columns.count == 3
    if !hasHeader, answer(head[0]) == nil, !columns.isEmpty {
      throw Fault(
        "trials.header",
        "`\(name)` must name its columns same, first and second, but line \(cells.lines[0]) has "
          + listed(head, quoted: true), hint: "Name the columns so, or leave the names out.")
    }
    let order = hasHeader ? columns : [0, 1, 2]
    var rows: [Row] = []
    for row in (hasHeader ? 1 : 0)..<cells.rowCount {
      let parts = try texts(row)
      guard let isSame = answer(parts[order[0]]) else {
        throw wrongLabel(name, cells.lines[row], parts[order[0]])
      }
      let (first, second) = (parts[order[1]], parts[order[2]])
      guard !first.isEmpty, !second.isEmpty else {
        throw Fault(
          "trials.ragged", "`\(name)` line \(cells.lines[row]) must name two clips, but lacks one")
      }
      rows.append((isSame, first, second))
    }
    return rows
  }

  private static func answer(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "1", "same", "target", "true": true
    case "0", "different", "nontarget", "non-target", "false": false
    default: nil
    }
  }

  private static func ragged(_ name: String, _ line: Int, _ count: Int) -> Fault {
    Fault(
      "trials.ragged",
      "`\(name)` line \(line) must have three parts, 1 or 0 and two clips, but has \(count)",
      hint: "Write one trial a line, such as `1 first.wav second.wav`.")
  }

  private static func wrongLabel(_ name: String, _ line: Int, _ text: String) -> Fault {
    Fault(
      "trials.label",
      "`\(name)` line \(line) must say 1 for the same speaker or 0 for different ones, but says "
        + "`\(text)`", hint: "Write one trial a line, such as `1 first.wav second.wav`.")
  }
}
