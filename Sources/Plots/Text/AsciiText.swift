/// A character in ASCII: base letters without their marks, names of Greek letters, and the usual
/// spellings of signs; `?` where there is none.
func asciiText(_ character: Character) -> String {
  if let sign = asciiSigns[character] { return sign }
  guard let scalar = character.unicodeScalars.first else { return "" }
  if scalar.isASCII { return scalar.value >= 32 && scalar.value < 127 ? String(scalar) : "" }
  switch scalar.properties.generalCategory {
  case .control, .format, .nonspacingMark, .enclosingMark: return ""
  case .spaceSeparator: return " "
  default: break
  }
  // "LATIN SMALL LETTER E WITH ACUTE" is an e, "GREEK CAPITAL LETTER SIGMA" is Sigma.
  let words = (scalar.properties.name ?? "").split(separator: " ")
  guard words.count >= 4, words[2] == "LETTER", words[0] == "LATIN" || words[0] == "GREEK" else {
    return "?"
  }
  guard words[0] == "GREEK" || words[3].count == 1 else { return "?" }
  let name = words[3].lowercased()
  return words[1] == "CAPITAL" ? name.prefix(1).uppercased() + name.dropFirst() : name
}

private let asciiSigns: [Character: String] = [
  "–": "-", "—": "-", "−": "-", "‐": "-", "·": ".", "•": "*", "…": "...", "×": "x", "÷": "/",
  "±": "+-", "≤": "<=", "≥": ">=", "≠": "!=", "≈": "~", "→": "->", "←": "<-", "↑": "^", "↓": "v",
  "“": "\"", "”": "\"", "‘": "'", "’": "'", "«": "\"", "»": "\"", "°": "deg", "µ": "u",
  "²": "^2", "³": "^3", "½": "1/2", "∞": "inf", "√": "sqrt", "ß": "ss", "æ": "ae", "Æ": "AE",
  "ø": "o", "Ø": "O", "œ": "oe", "ł": "l", "Ł": "L", "ı": "i", "∆": "Delta", "Ω": "Ohm",
]
