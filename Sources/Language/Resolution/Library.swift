/// The functions that every program knows.
public struct Library: Sendable {
  private let find: @Sendable (String) -> NativeFunction?
  private let list: @Sendable () -> [String]

  /// Names that other libraries have, each with the sentence that helps.
  let otherNames: [String: String]

  /// A library of some functions; of two with the same name the first counts. `otherNames` are names
  /// that a person may look for in vain, each with the sentence that helps.
  public init(_ functions: [NativeFunction], otherNames: [String: String] = [:]) {
    let places = Dictionary(functions.map { ($0.name, $0) }) { first, _ in first }
    self.init(names: { Array(places.keys) }, find: { places[$0] }, otherNames: otherNames)
  }

  /// A library that makes a function when a program names it.
  ///
  /// - Parameters:
  ///   - names: All names, asked for only to find what a wrong one could mean.
  ///   - find: The function of a name, the same one each time, or nothing.
  ///   - otherNames: Names that a person may look for in vain, each with the sentence that helps.
  public init(
    names: @escaping @Sendable () -> [String],
    find: @escaping @Sendable (String) -> NativeFunction?,
    otherNames: [String: String] = [:]
  ) {
    self.find = find
    self.otherNames = otherNames
    list = names
  }

  subscript(_ name: String) -> NativeFunction? { find(name) }

  var names: [String] { list() }
}
