import Binding
import Diagnostics
import Language

extension Completer {
  /// The value of a path of fields, if it is known without calling anything.
  func value(of operand: Operand) -> Value? {
    guard case .path(let path) = operand, let first = path.first, var value = self[first] else {
      return nil
    }
    for name in path.dropFirst() {
      guard let field = value.record?[name] ?? (try? value.foreign?.field(name)) else { return nil }
      value = field
    }
    return value
  }

  /// The fields of a value.
  func fields(of operand: Operand, _ word: String) -> Completion {
    guard let owner = value(of: operand) else { return Completion() }
    let fields = owner.record?.names ?? owner.foreign?.fieldNames ?? []
    return Self.filtered(
      fields.map { name in
        Candidate(name, note: owner.record?[name].map(Self.kind) ?? "")
      }, word)
  }

  /// The functions that a value can be piped into.
  func functions(taking operand: Operand, _ word: String) -> Completion {
    let typed = names.reversed().filter { $0.value.isFunction }.map {
      Candidate($0.name + "(", shown: $0.name, note: Self.kind($0.value))
    }
    let fitting = catalogue.builtins.filter { takes($0, operand) }.map {
      Candidate($0.name + "(", shown: $0.name, note: $0.summary)
    }
    // What takes any value comes last.
    let general = Set(
      catalogue.builtins.filter { $0.parameters.first?.type == "value" }.map { $0.name + "(" })
    return Self.filtered(
      typed + fitting.filter { !general.contains($0.text) }
        + fitting.filter { general.contains($0.text) }, word)
  }

  /// Whether a builtin can take what is piped: by its value where that is known, else by what the
  /// function that makes it says it returns.
  private func takes(_ builtin: Builtin, _ operand: Operand) -> Bool {
    guard let first = builtin.parameters.first else { return false }
    switch operand {
    case .path:
      guard let value = value(of: operand) else { return true }
      return builtin.takes(Self.sample(value))
    case .call(let function):
      if names.contains(where: { $0.name == function }) { return true }
      guard let returned = catalogue[function]?.returns else { return true }
      return Self.fits(returned, first.type)
    case .literal(let type): return Self.fits(type, first.type)
    case .unknown: return true
    }
  }

  /// Whether a value that is described as `returned` may be one of `type`.
  private static func fits(_ returned: String, _ type: String) -> Bool {
    if type.hasPrefix("value") || returned.hasPrefix("value") { return true }
    let kind = returned.prefix { $0 != " " && $0 != "," }
    return type.split { !$0.isLetter }.contains { $0 == kind || $0 == kind + "s" }
      || (kind == "integer" && type.contains("number"))
  }

  /// A value that is quick to look at: the beginning of a long list.
  private static func sample(_ value: Value) -> Value {
    if let items = value.list, items.count > 64 { return .list(Array(items.prefix(64))) }
    if let range = value.range, range.count > 64 {
      return .range(range.lowerBound..<range.lowerBound + 64)
    }
    return value
  }
}
