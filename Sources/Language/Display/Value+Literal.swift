import Diagnostics

extension Value {
  /// The value in one line as it would be written; long ones are shortened.
  public var literal: String { literal(limit: 72) }

  /// The value in one line as it would be written, shortened to about `limit` characters if there is
  /// a limit.
  public func literal(limit: Int?) -> String {
    var writer = LiteralWriter(limit: limit)
    writer.write(self)
    return writer.text
  }

  /// The value as it stands within a text: texts without quotes, everything else as written.
  public var plainText: String { string ?? literal(limit: nil) }
}

/// Writes values as literals until there is no more room.
struct LiteralWriter {
  var text = ""
  let limit: Int?
  private var isFull: Bool { limit.map { text.utf8.count > $0 } ?? false }

  init(limit: Int?) { self.limit = limit }

  mutating func write(_ value: Value) {
    switch value {
    case .none: text += "none"
    case .bool(let value): text += value ? "true" : "false"
    case .int(let value): text += String(value)
    case .float(let value): text += value.description
    case .object(let object): write(value, object.kind)
    }
  }

  private mutating func write(_ value: Value, _ kind: Object.Kind) {
    switch kind {
    case .string: write(text: value.string ?? "")
    case .list: write(list: value.list ?? [])
    case .record: write(record: value.record ?? Record())
    case .range:
      let range = value.range ?? 0..<0
      text += "\(range.lowerBound)..<\(range.upperBound)"
    case .quantity: text += value.quantity?.literal ?? ""
    case .foreign: text += value.foreign?.summary ?? ""
    case .function:
      let code = value.object(of: .function, as: FunctionObject.self)?.code
      text += (code?.name == nil ? "" : "fn ") + (code?.signature ?? "")
    case .native:
      let native = value.native
      text += "fn \(native?.name ?? "")(\((native?.parameterNames ?? []).joined(separator: ", ")))"
    case .captures, .unbound: break
    }
  }

  private mutating func write(text value: String) {
    guard let limit, value.utf8.count > limit else {
      text += quoted(value)
      return
    }
    text += quoted(String(value.prefix(max(8, limit / 2)))).dropLast() + "…\""
  }

  private mutating func write(list: [Value]) {
    text += "["
    for (index, item) in list.enumerated() {
      if index > 0 { text += ", " }
      if isFull {
        text += "… \(list.count - index) more"
        break
      }
      write(item)
    }
    text += "]"
  }

  private mutating func write(record: Record) {
    text += "{"
    for (index, field) in record.fields.enumerated() {
      if index > 0 { text += ", " }
      if isFull {
        text += "… \(record.count - index) more"
        break
      }
      text += fieldName(field.name) + ": "
      write(field.value)
    }
    text += "}"
  }
}

/// A text in quotes, with escapes where the language needs them.
func quoted(_ text: String) -> String {
  var out = String.UnicodeScalarView()
  // One by one: appending a collection copies all the text that is there.
  func append(_ escape: String) { for scalar in escape.unicodeScalars { out.append(scalar) } }
  out.append("\"")
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"", "\\", "{":
      out.append("\\")
      out.append(scalar)
    case "\n": append("\\n")
    case "\t": append("\\t")
    case "\r": append("\\r")
    case "\0": append("\\0")
    default:
      let isHidden =
        scalar.properties.generalCategory == .control
        || scalar.properties.generalCategory == .format
        || scalar.value == 0x2028 || scalar.value == 0x2029
      if isHidden && scalar.value != 0x200D {
        append("\\u{\(String(scalar.value, radix: 16))}")
      } else {
        out.append(scalar)
      }
    }
  }
  out.append("\"")
  return String(out)
}

/// The name of a field as records are written: in quotes where it is not a word.
func fieldName(_ name: String) -> String {
  let scalars = name.unicodeScalars
  let isWord =
    scalars.first.map { $0 == "_" || $0.properties.isXIDStart } ?? false
    && scalars.allSatisfy { $0.properties.isXIDContinue } && !name.allSatisfy { $0 == "_" }
  return isWord ? name : quoted(name)
}

extension Quantity {
  /// The quantity as it would be written, in the unit that makes the number short.
  public var literal: String {
    for suffix in UnitSuffix.preferred(for: unit) {
      let scaled = suffix.scaled(value)
      guard scaled.magnitude >= 1 || suffix == UnitSuffix.preferred(for: unit).last else {
        continue
      }
      if unit == .byte, scaled.rounded() != scaled, suffix != .byte { continue }
      guard suffix.value(scaled) == value else { continue }
      return numberText(scaled) + suffix.rawValue
    }
    return numberText(value) + unit.rawValue
  }

  private func numberText(_ value: Double) -> String {
    if value.rounded() == value, value.magnitude < 1e15 { return String(Int(value)) }
    return value.description
  }
}

extension UnitSuffix {
  /// A number of base units in this unit.
  func scaled(_ value: Double) -> Double {
    let (power, factor) = scale
    return (power == 0 ? value : Double("\(value)e\(-power)") ?? scaledByPower(value)) / factor
  }

  private func scaledByPower(_ value: Double) -> Double {
    let (power, _) = scale
    var result = value
    for _ in 0..<abs(power) { result = power < 0 ? result * 10 : result / 10 }
    return result
  }

  /// What the literal of a number in this unit stands for.
  func value(_ number: Double) -> Double {
    let (power, factor) = scale
    return (power == 0 ? number : Double("\(number)e\(power)") ?? .nan) * factor
  }
}

/// A fraction as a percentage, such as `12.5%`.
func percentageText(_ fraction: Double) -> String {
  let percent = Double("\(fraction)e2") ?? fraction * 100
  if percent.rounded() == percent, percent.magnitude < 1e15 { return "\(Int(percent))%" }
  return "\(percent)%"
}
