import Binding

/// What completion knows of a parameter: of a builtin all that is declared, of a function that was
/// typed its name.
struct CallParameter {
  let name: String
  var type = "value"
  var meaning = ""
  /// The default as it would be written.
  var fallback: String?
  var choices: [String] = []

  init(name: String, fallback: String?) {
    self.name = name
    self.fallback = fallback
  }

  init(_ info: ParameterInfo) {
    name = info.name
    type = info.type
    meaning = info.meaning
    fallback = info.fallback
    choices = info.choices
  }
}
