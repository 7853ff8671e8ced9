/// A value that does not fit in place; its final subclasses are the kinds of the language.
///
/// Objects never change once a second reference to them can exist. The interpreter grows a text or
/// a list in place only after it has seen that its own reference is the only one.
public class Object: @unchecked Sendable {
  /// Tells subclasses apart without a dynamic cast.
  enum Kind: UInt8 {
    case string, list, record, range, quantity, function, native, foreign
    /// The captured values of a function, kept in slot 0 of its frame.
    case captures
    /// The content of a slot that nothing has been bound to.
    case unbound
  }

  /// Which subclass this is.
  let kind: Kind
  /// How deeply containers are nested, this one included; 0 for what holds no other value.
  ///
  /// It is bounded (``Limits/nesting``) because comparing, digesting, displaying and releasing a
  /// nested value all recurse.
  @exclusivity(unchecked) var nesting: Int

  init(_ kind: Kind, nesting: Int = 0) {
    self.kind = kind
    self.nesting = nesting
  }
}
