import Binding
import Builtins
import Diagnostics
import Language

/// Finds what could be typed at the cursor, from what is bound, the declarations of the builtins, the
/// loaded notebook and the files at hand.
struct Completer {
  /// What is bound, in order.
  let names: [(name: String, value: Value)]
  /// The value of `_`.
  let last: Value?
  let catalogue: Catalogue
  /// The names of the loaded notebook's cells.
  let cells: [String]
  /// The folders that paths may lead into from; the first one is the notebook's.
  let folders: [String]

  /// The words that begin statements, and those that begin or join values.
  private static let statementWords = ["check", "fn", "for", "numerics", "param", "seed", "use"]
  private static let valueWords = ["false", "if", "none", "not", "true"]
  private static let joiningWords = ["and", "else", "for", "if", "in", "not", "or"]

  /// What Tab can do behind a text.
  func completion(before text: String) -> Completion {
    if let command = commandCompletion(before: text) { return command }
    let context = CursorContext(before: text)
    switch context.place {
    case .nothing: return Completion()
    case .text: return textCompletion(context)
    case .field(let owner): return fields(of: owner, context.word)
    case .piped(let operand): return functions(taking: operand, context.word)
    case .behindValue: return among(Self.joiningWords.map { Candidate($0) }, context)
    case .argument: return argumentCompletion(context)
    case .statement: return among(values + Self.statementWords.map { Candidate($0) }, context)
    case .value: return valueCompletion(context)
    }
  }

  /// What is bound, the builtins, and the words that begin values.
  private var values: [Candidate] {
    bound + builtins + Self.valueWords.map { Candidate($0) }
  }

  var bound: [Candidate] {
    names.reversed().map { Candidate($0.name, note: Self.kind($0.value)) }
  }

  private var builtins: [Candidate] {
    let hidden = Set(names.map(\.name))
    return catalogue.builtins.filter { !hidden.contains($0.name) }.map {
      Candidate($0.name, note: $0.summary)
    }
  }

  /// The candidates that begin with the word. Without one only what is bound is offered: a list of
  /// everything there is helps nobody.
  private func among(_ candidates: [Candidate], _ context: CursorContext) -> Completion {
    guard !context.word.isEmpty else {
      if let signature = signature(of: context.call) { return Completion(signature: signature) }
      return context.place == .behindValue ? Completion() : Completion(candidates: bound)
    }
    return Self.filtered(candidates, context.word)
  }

  /// The candidates that begin with a word, each text once.
  static func filtered(_ candidates: [Candidate], _ word: String) -> Completion {
    var seen: Set<String> = []
    return Completion(
      word: word,
      candidates: candidates.filter { $0.text.hasPrefix(word) && seen.insert($0.text).inserted })
  }

  /// The names of arguments that are not given yet, with their defaults, and values.
  private func argumentCompletion(_ context: CursorContext) -> Completion {
    guard let call = context.call else { return valueCompletion(context) }
    let open = parameters(of: call).enumerated().filter { index, parameter in
      index >= call.positional && !call.named.contains(parameter.name)
    }
    let arguments = open.map { _, parameter in
      Candidate(
        parameter.name + "=",
        shown: parameter.name + "=" + (parameter.fallback ?? "…"), note: parameter.meaning)
    }
    return among(arguments + values, context)
  }

  /// The choices of a named argument, and values.
  private func valueCompletion(_ context: CursorContext) -> Completion {
    guard let call = context.call, let name = call.current,
      let parameter = parameters(of: call).first(where: { $0.name == name })
    else { return among(values, context) }
    var special = parameter.choices.map { Candidate("\"\($0)\"") }
    if special.isEmpty { special = namesInText(parameter, call).map { Candidate("\"\($0)\"") } }
    if parameter.type.hasPrefix("boolean") { special = ["true", "false"].map { Candidate($0) } }
    guard context.word.isEmpty else { return among(special + values, context) }
    return special.isEmpty ? among(values, context) : Completion(candidates: special)
  }

  /// The parameters of the function of a call; of a function that was typed, their names.
  func parameters(of call: OpenCall) -> [CallParameter] {
    if let value = self[call.function], value.native == nil {
      return (value.parameters ?? []).map {
        CallParameter(name: $0.name, fallback: $0.isOptional ? "…" : nil)
      }
    }
    return catalogue[call.function]?.parameters.map(CallParameter.init) ?? []
  }

  /// The signature of the function of a call, if it is known.
  private func signature(of call: OpenCall?) -> String? {
    guard let call else { return nil }
    if let value = self[call.function] { return value.signature }
    return catalogue[call.function]?.signature
  }

  /// The value of a name.
  subscript(_ name: String) -> Value? {
    name == "_" ? last : names.last { $0.name == name }?.value
  }

  /// What a value is, in one line.
  static func kind(_ value: Value) -> String {
    if let signature = value.signature { return signature }
    return value.typeName + (value.foreign == nil && value.count == nil ? " \(value.literal)" : "")
  }
}
