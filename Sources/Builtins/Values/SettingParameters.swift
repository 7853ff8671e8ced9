import Binding
import Diagnostics
import Distillation
import Language

extension SettingDescription {
  /// The parameter of a builtin that this setting is.
  var parameter: AnyParameter {
    switch (range, value) {
    case (.whole(let range), .whole(let standard)):
      AnyParameter(Parameter<Int>(name, summary, default: standard, where: .within(range)))
    case (.flag, .flag(let standard)):
      AnyParameter(Parameter<Bool>(name, summary, default: standard))
    case (.number(let range), .number(let standard)):
      AnyParameter(
        Parameter<Double>(
          name, summary, default: standard, unit: "plain number", where: .within(range)))
    default:
      AnyParameter(Parameter<Double?>(name, summary, default: nil, unit: "plain number"))
    }
  }

  /// The setting's value among the arguments of a call.
  func read(_ arguments: [String: Value]) -> SettingValue? {
    guard let argument = arguments[name] else { return nil }
    switch range {
    case .whole: return Int.read(argument).map { .whole($0) }
    case .flag: return Bool.read(argument).map { .flag($0) }
    case .number: return Double.read(argument).map { .number($0) }
    }
  }
}

extension Configurable {
  /// The parameters of a builtin that makes such a description.
  var parameters: [AnyParameter] { settings.map(\.parameter) }

  /// The description that the arguments of a call ask for.
  func reading(_ arguments: [String: Value]) throws(Fault) -> Self {
    var values: [String: SettingValue] = [:]
    for setting in settings { values[setting.name] = setting.read(arguments) }
    return try with(values)
  }
}
