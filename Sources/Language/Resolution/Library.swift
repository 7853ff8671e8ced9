/// The functions that every program knows.
struct Library: Sendable {
  private let functions: [String: NativeFunction]

  /// Names that other libraries have, each with the sentence that helps.
  let otherNames: [String: String]

  init(_ functions: [NativeFunction], otherNames: [String: String] = [:]) {
    self.otherNames = otherNames
    self.functions = Dictionary(functions.map { ($0.name, $0) }) { first, _ in first }
  }

  subscript(_ name: String) -> NativeFunction? { functions[name] }

  var names: [String] { Array(functions.keys) }
}
