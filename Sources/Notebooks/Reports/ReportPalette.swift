/// The colours of a page, in light and in dark surroundings; the name is that of a CSS variable.
enum ReportPalette {
  /// One colour in both surroundings, as six hexadecimal digits.
  struct Color: Sendable {
    let name: String
    let light: String
    let dark: String
  }

  static let colors: [Color] = [
    Color(name: "page", light: "ffffff", dark: "0d1117"),
    Color(name: "ink", light: "1f2328", dark: "e6edf3"),
    Color(name: "faint", light: "59636e", dark: "9da7b3"),
    Color(name: "line", light: "d1d9e0", dark: "30363d"),
    Color(name: "link", light: "0a58ca", dark: "79c0ff"),
    Color(name: "sheet", light: "f6f8fa", dark: "161b22"),
    Color(name: "keyword", light: "8b2a8f", dark: "d2a8ff"),
    Color(name: "number", light: "0550ae", dark: "79c0ff"),
    Color(name: "text", light: "0a5c36", dark: "7ee0a1"),
    Color(name: "call", light: "8a3d00", dark: "ffb27a"),
    Color(name: "good", light: "116329", dark: "7ee787"),
    Color(name: "bad", light: "a40e26", dark: "ffa198"),
    Color(name: "alarm", light: "fff1f0", dark: "2a1215"),
    Color(name: "warning", light: "7d4e00", dark: "f2cc60"),
    Color(name: "caution", light: "fff9e0", dark: "26200f"),
  ]

  /// Which colour of letters stands on which ground.
  static let pairs: [(letters: String, ground: String)] = [
    ("ink", "page"), ("faint", "page"), ("link", "page"), ("good", "page"), ("bad", "page"),
    ("ink", "sheet"), ("faint", "sheet"), ("keyword", "sheet"), ("number", "sheet"),
    ("text", "sheet"), ("call", "sheet"), ("link", "sheet"), ("ink", "alarm"), ("bad", "alarm"),
    ("faint", "alarm"), ("ink", "caution"), ("warning", "caution"), ("faint", "caution"),
    ("link", "alarm"), ("link", "caution"),
  ]

  /// The variables for one kind of surroundings.
  static func variables(dark: Bool) -> String {
    colors.map { "--\($0.name):#\(dark ? $0.dark : $0.light)" }.joined(separator: ";")
  }
}
