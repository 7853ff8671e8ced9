public import Diagnostics

extension Attestation {
  private static let title = "lupi attestation 1"

  /// The attestation as the lines of a file: a circumstance a line, then the cells with their products
  /// indented.
  public var text: String {
    var lines = [Self.title]
    lines += circumstances.map { "\($0.kind.rawValue): \(Self.oneLine($0.value))" }
    for cell in cells {
      lines += ["", "cell \(cell.name): \(cell.status)"]
      lines += cell.products.map { "  \($0.name): \($0.digest)" }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Reads what ``text`` wrote; lines may end in CRLF.
  ///
  /// Throws `attest.format` for anything else.
  public init(text: String) throws(Fault) {
    var lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
      String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
    }[...]
    guard lines.popFirst() == Self.title else {
      throw Self.malformed(1, "`\(Self.title)`")
    }
    var circumstances: [Circumstance] = []
    var cells: [CellRecord] = []
    var open: (name: String, status: String, products: [CellRecord.Product])?
    func close() {
      if let cell = open {
        cells.append(CellRecord(name: cell.name, status: cell.status, products: cell.products))
      }
      open = nil
    }
    for (index, line) in zip(lines.indices, lines) where !line.isEmpty {
      guard let (name, value) = Self.parts(of: line) else {
        throw Self.malformed(index + 1, "`name: value`")
      }
      if name.hasPrefix("cell ") {
        close()
        open = (String(name.dropFirst(5)), value, [])
      } else if name.hasPrefix("  "), open != nil {
        open?.products.append(.init(name: String(name.dropFirst(2)), digest: value))
      } else if let kind = Circumstance.Kind(rawValue: name), open == nil {
        circumstances.append(Circumstance(kind, Self.anyLines(value)))
      } else {
        throw Self.malformed(index + 1, "a circumstance, a cell or what a cell made")
      }
    }
    close()
    self.init(circumstances: circumstances, cells: cells)
  }

  /// Both sides of the first colon that a blank follows.
  private static func parts(of line: String) -> (name: String, value: String)? {
    let bytes = Array(line.utf8)
    guard
      let colon = bytes.indices.dropLast().first(where: {
        bytes[$0] == 0x3A && bytes[$0 + 1] == 0x20
      })
    else { return nil }
    return (
      String(decoding: bytes[..<colon], as: UTF8.self),
      String(decoding: bytes[(colon + 2)...], as: UTF8.self)
    )
  }

  private static func malformed(_ line: Int, _ rule: String) -> Fault {
    Fault(
      "attest.format", "line \(line) of an attestation must be \(rule), but is not",
      hint: "Give a file that `lupi attest` wrote.")
  }

  /// A value may hold line breaks, as the text given for a parameter may.
  private static func oneLine(_ value: String) -> String {
    value.unicodeScalars.reduce(into: "") { text, scalar in
      switch scalar {
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      default: text.unicodeScalars.append(scalar)
      }
    }
  }

  private static func anyLines(_ text: String) -> String {
    var isEscaped = false
    return text.unicodeScalars.reduce(into: "") { value, scalar in
      if !isEscaped, scalar == "\\" {
        isEscaped = true
        return
      }
      value.unicodeScalars.append(
        !isEscaped ? scalar : scalar == "n" ? "\n" : scalar == "r" ? "\r" : scalar)
      isEscaped = false
    }
  }
}
