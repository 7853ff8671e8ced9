import Binding
import Diagnostics
import Distillation
import Language
import NeuralNets

/// Layers from the text that they show, by the builtins that make them.
///
/// `conv2d(32, stride=2, padding=valid)` is the builtin `conv2d` with these arguments, added to an
/// empty network; `activation(relu)` is `relu()`. So a new layer with a builtin can be read without
/// another line.
struct LayerText {
  let catalogue: Catalogue
  let evaluation: Evaluation

  /// The layer that shows a text.
  ///
  /// Throws `model.layer` for a text that no layer has, and the faults of the builtin's arguments.
  func layer(_ text: String) throws -> any Layer {
    if let frames = try frames(text) { return frames }
    guard let call = Self.call(text), let builtin = builtin(call.name) else {
      throw unknown(text)
    }
    var positional = [NetworkValue(encoder: Encoder(view: "layer")).value]
    var named: [(String, Value)] = []
    for argument in call.arguments {
      if let name = argument.name {
        named.append((name, Self.value(of: argument)))
      } else {
        positional.append(Self.value(of: argument))
      }
    }
    let made = try evaluation.call(.object(builtin.function), positional, named: named)
    guard let layers = try NetworkValue.read(made)?.encoder.layers, layers.count == 1,
      layers[0].description == text
    else { throw unknown(text) }
    return layers[0]
  }

  /// A layer that has layers: `each_frame(32×32: conv2d(8) → mean_pool())`; nothing for other texts.
  private func frames(_ text: String) throws -> EachFrame? {
    let start = EachFrame.kind + "("
    guard text.hasPrefix(start), text.hasSuffix(")") else { return nil }
    let parts = text.dropFirst(start.count).dropLast().split(
      separator: ": ", maxSplits: 1, omittingEmptySubsequences: false)
    let picture = parts[0].split(separator: "×").compactMap { Int($0) }
    // Pictures within pictures mean nothing, and a file could nest them without end.
    guard parts.count == 2, !parts[1].contains(start) else { throw unknown(text) }
    let frames = EachFrame(picture, try Self.chain(parts[1]).map(layer))
    guard frames.description == text else { throw unknown(text) }
    return frames
  }

  /// The parts of a text that arrows outside parentheses separate.
  private static func chain(_ text: Substring) -> [String] {
    var parts = [""]
    var depth = 0
    for character in text {
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      if character == "→", depth == 0 {
        parts.append("")
      } else {
        parts[parts.count - 1].append(character)
      }
    }
    return parts.map { String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
  }

  private static func call(_ text: String) -> WrittenCall? {
    guard let call = WrittenCall(text), call.name == Nonlinearity.kind else {
      return WrittenCall(text)
    }
    guard call.arguments.count == 1, call.arguments[0].name == nil else { return nil }
    return WrittenCall(call.arguments[0].text)
  }

  /// A builtin that adds a layer to a network; no other may be called by what a file says.
  private func builtin(_ name: String) -> Builtin? {
    guard let builtin = catalogue[name], builtin.group == .networks,
      builtin.returns.hasPrefix(NetworkValue.kindName),
      builtin.parameters.first?.type.hasPrefix(NetworkValue.kindName) == true
    else { return nil }
    return builtin
  }

  private static func value(of argument: WrittenCall.Argument) -> Value {
    switch argument.value {
    case .whole(let number): .int(number)
    case .number(let number): .float(number)
    case .flag(let flag): .bool(flag)
    case nil: .string(argument.text)
    }
  }

  private func unknown(_ text: String) -> Fault {
    let kinds = catalogue.builtins.map(\.name).filter { builtin($0) != nil }
    let name = Self.call(text)?.name ?? ""
    return Fault(
      "model.layer",
      "a layer must be one that this version of lupi can make, but is `\(truncated(text, to: 60))`",
      hint: nearestName(to: name, among: kinds).map { "Did you mean `\($0)`?" })
  }
}
