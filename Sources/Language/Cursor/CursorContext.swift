import Diagnostics

/// What stands around a place in a text that is not finished: what completion goes by.
public struct CursorContext: Sendable {
  /// What may stand at a place.
  public enum Place: Sendable, Hashable {
    /// A statement begins.
    case statement
    /// A value must stand here.
    case value
    /// An argument of ``CursorContext/call`` begins, which may be named.
    case argument
    /// A value stands before it, so an operator follows.
    case behindValue
    /// The function that a value is piped into.
    case piped(Operand)
    /// A field of a value.
    case field(Operand)
    /// Inside the quotes of a text.
    case text
    /// A number, a comment, or the name of something new.
    case nothing
  }

  /// The part of a name, or of a text, that stands before the cursor.
  public let word: String
  /// What may stand there.
  public let place: Place
  /// The innermost call around the cursor, if its function has a name.
  public let call: OpenCall?

  /// Looks at the text before the cursor.
  public init(before text: String) {
    var reader = CursorReader(text)
    self = reader.context()
  }

  init(_ word: String, _ place: Place, _ call: OpenCall? = nil) {
    self.word = word
    self.place = place
    self.call = call
  }
}
