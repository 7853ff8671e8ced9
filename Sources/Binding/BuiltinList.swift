/// Builtins that are declared in one list, and made together when one of them is first needed.
///
/// The names stand beside the list so that a start need not make two hundred builtins to know which
/// of them a cell means. They say where to look and nothing else: a name that is missing here is found
/// all the same, only later, and ``Catalogue/lint()`` tells.
public struct BuiltinList: Sendable {
  /// The names, in the order of the list.
  let names: [String]
  private let make: @Sendable () -> [Builtin]

  /// Creates a list that `builtins` makes, at most once where it is a global.
  ///
  /// - Parameter names: The names of all of them, separated by spaces.
  public init(_ names: String, _ builtins: @autoclosure @escaping @Sendable () -> [Builtin]) {
    self.init(
      names.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init), builtins())
  }

  /// Creates a list whose names another list has, from which the builtins are made.
  public init(_ names: [String], _ builtins: @autoclosure @escaping @Sendable () -> [Builtin]) {
    self.names = names
    make = builtins
  }

  /// The builtins.
  var builtins: [Builtin] { make() }
}
