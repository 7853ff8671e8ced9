/// The functions that every program knows.
public struct Library: Sendable {
  private let find: @Sendable (String) -> NativeFunction?
  private let list: @Sendable () -> [String]

  /// A library of some functions; of two with the same name the first counts.
  public init(_ functions: [NativeFunction]) {
    let places = Dictionary(functions.map { ($0.name, $0) }) { first, _ in first }
    self.init(names: { Array(places.keys) }, find: { places[$0] })
  }

  /// A library that makes a function when a program names it.
  ///
  /// - Parameters:
  ///   - names: All names, asked for only to find what a wrong one could mean.
  ///   - find: The function of a name, the same one each time, or nothing.
  public init(
    names: @escaping @Sendable () -> [String],
    find: @escaping @Sendable (String) -> NativeFunction?
  ) {
    self.find = find
    list = names
  }

  subscript(_ name: String) -> NativeFunction? { find(name) }

  var names: [String] { list() }
}
