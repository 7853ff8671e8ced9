/// A count with its noun: `1 clip`, `3 clips`.
public func counted(_ count: Int, _ noun: String, plural: String? = nil) -> String {
  "\(count) " + (count == 1 ? noun : plural ?? noun + "s")
}

/// Names joined as a sentence does: `a`, `a and b`, `a, b and c`.
public func listed(_ names: [String], conjunction: String = "and", quoted: Bool = false) -> String {
  let words = quoted ? names.map { "`\($0)`" } : names
  guard words.count > 1, let last = words.last else { return words.first ?? "" }
  return words.dropLast().joined(separator: ", ") + " \(conjunction) " + last
}

/// A sentence that suggests the nearest name, or lists what there is.
public func suggestion(for word: String, among names: [String], noun: String) -> String {
  if let near = nearestName(to: word, among: names) { return "Did you mean `\(near)`?" }
  if names.isEmpty { return "There is no \(noun) to choose from." }
  if names.count == 1 { return "Write `\(names[0])`, the only \(noun)." }
  return "Choose one of \(listed(names.sorted(), conjunction: "or", quoted: true))."
}

/// A number as a person writes it: `1` and `0.5`, not `1.0`.
public func decimal(_ number: Double) -> String {
  guard number == number.rounded(), abs(number) < 1e15 else { return "\(number)" }
  return "\(Int(number))"
}
