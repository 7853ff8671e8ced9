import Diagnostics

extension TextFormat {
  /// A value in this format.
  func text(of value: Value) throws -> String {
    let text = try unpadded(value)
    let missing = width - displayWidth(text)
    guard missing > 0 else { return text }
    let isNumber = value.number != nil || value.quantity != nil
    switch alignment ?? (isNumber ? .right : .left) {
    case .left: return text + String(repeating: " ", count: missing)
    case .right: return String(repeating: " ", count: missing) + text
    case .center:
      return String(repeating: " ", count: missing / 2) + text
        + String(repeating: " ", count: missing - missing / 2)
    }
  }

  private func unpadded(_ value: Value) throws -> String {
    guard decimals != nil || style != nil else { return value.plainText }
    if let number = value.number { return self.number(number) }
    if let quantity = value.quantity {
      let literal = quantity.literal
      let unit = String(literal.drop { !$0.isLetter || $0 == "e" })
      guard let suffix = UnitSuffix(rawValue: unit) else { return literal }
      return number(suffix.scaled(quantity.value)) + unit
    }
    if let items = value.list {
      return "[" + (try items.map { try unpadded($0) }).joined(separator: ", ") + "]"
    }
    throw Fault(
      "type.format", "only numbers have decimals, but this is \(value.described)",
      hint: "Delete the format, or write only a width: `{x:8}`.")
  }

  private func number(_ value: Double) -> String {
    switch style {
    case .percent: fixedText(Double("\(value)e2") ?? value * 100, decimals: decimals ?? 0) + "%"
    case .scientific: scientificText(value, decimals: decimals ?? 6)
    case .fixed: fixedText(value, decimals: decimals ?? 6)
    case nil: fixedText(value, decimals: decimals ?? 0)
    }
  }
}
