/// The functions that every program knows.
struct Library: Sendable {
  private let functions: [String: NativeFunction]

  init(_ functions: [NativeFunction]) {
    self.functions = Dictionary(functions.map { ($0.name, $0) }) { first, _ in first }
  }

  subscript(_ name: String) -> NativeFunction? { functions[name] }

  var names: [String] { Array(functions.keys) }
}
