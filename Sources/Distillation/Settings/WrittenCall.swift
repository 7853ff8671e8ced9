/// A call as text, taken apart: `conv2d(32, stride=2, padding=valid)`, or a bare name.
///
/// Arguments are words and numbers, as the descriptions of layers, headers and optimizers have them;
/// there are no quotes and no brackets inside.
public struct WrittenCall: Sendable, Hashable {
  /// One argument.
  public struct Argument: Sendable, Hashable {
    /// What stands before `=`; nothing where the argument is known by its position.
    public let name: String?
    /// The word or number.
    public let text: String

    /// The argument as a number, a whole number, or yes or no; nothing for other words.
    public var value: SettingValue? {
      if text == "true" || text == "false" { return .flag(text == "true") }
      if let whole = Int(text) { return .whole(whole) }
      return Double(text).flatMap { $0.isFinite ? .number($0) : nil }
    }
  }

  /// What is called.
  public let name: String
  /// The arguments in their order.
  public let arguments: [Argument]

  /// Takes a text apart; nothing where it is no call.
  public init?(_ text: String) {
    guard let open = text.firstIndex(of: "(") else {
      guard Self.isWord(text) else { return nil }
      (name, arguments) = (text, [])
      return
    }
    name = String(text[..<open])
    guard Self.isWord(name), text.last == ")" else { return nil }
    let inside = text[text.index(after: open)...].dropLast()
    var arguments: [Argument] = []
    for part in inside.isEmpty
      ? [] : inside.split(separator: ", ", omittingEmptySubsequences: false)
    {
      let sides = part.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
      guard sides.count <= 2, sides.allSatisfy(Self.isWord), let value = sides.last else {
        return nil
      }
      arguments.append(Argument(name: sides.count == 2 ? sides[0] : nil, text: value))
    }
    self.arguments = arguments
  }

  private static func isWord(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"):
          true
        default: "_+-.".utf8.contains(byte)
        }
      }
  }
}
