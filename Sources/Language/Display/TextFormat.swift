/// How an interpolated value is written: `{x:>8.3}`.
///
/// An optional alignment `<` `>` `^`, an optional width, an optional number of decimals after a
/// point, and an optional `%` (times a hundred), `e` (scientific) or `f` (fixed).
struct TextFormat: Sendable, Hashable {
  enum Alignment: Character, Sendable { case left = "<", right = ">", center = "^" }
  enum Style: Character, Sendable { case fixed = "f", percent = "%", scientific = "e" }

  var alignment: Alignment?
  var width = 0
  var decimals: Int?
  var style: Style?

  /// The widest field.
  static let maximumWidth = 200
  /// The most decimals.
  static let maximumDecimals = 30

  /// Reads what stands behind the colon; nothing if it is not a format.
  init?(_ text: String) {
    var rest = text.filter { $0 != " " }[...]
    if let first = rest.first, let alignment = Alignment(rawValue: first) {
      self.alignment = alignment
      rest.removeFirst()
    }
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    if !digits.isEmpty {
      guard let width = Int(digits), width <= Self.maximumWidth else { return nil }
      self.width = width
      rest = rest.dropFirst(digits.count)
    }
    if rest.first == "." {
      let digits = rest.dropFirst().prefix { $0.isASCII && $0.isNumber }
      guard let decimals = Int(digits), decimals <= Self.maximumDecimals else { return nil }
      self.decimals = decimals
      rest = rest.dropFirst(1 + digits.count)
    }
    if let last = rest.first, let style = Style(rawValue: last) {
      self.style = style
      rest.removeFirst()
    }
    if !rest.isEmpty || text.isEmpty { return nil }
  }
}
