import Autodiff
import Diagnostics
import Language
import Tensors

/// Where a gradient is taken: numbers and tensors, alone or in lists and records.
struct GradientPoint {
  private indirect enum Part {
    case number(Variable)
    case tensor(Variable)
    case list([Part])
    case record([(name: String, part: Part)])
  }

  private let part: Part
  private let tape: Tape

  /// Puts every number and tensor of a value on a tape.
  init(_ value: Value, _ tape: Tape) throws {
    self.tape = tape
    part = try Self.part(value, tape)
  }

  private static func part(_ value: Value, _ tape: Tape) throws -> Part {
    if let number = value.number { return .number(try tape.variable(Tensor(Float(number)))) }
    if let list = value.list { return .list(try list.map { try part($0, tape) }) }
    if let record = value.record {
      return .record(try record.fields.map { ($0.name, try part($0.value, tape)) })
    }
    if value.foreign is TracedTensor { throw TracedTensor.nested }
    guard let tensor = (value.foreign as? TensorValue)?.tensor else {
      throw Fault(
        "call.argument-type",
        "`gradient` needs numbers and tensors, alone or in lists and records, but got \(value.literal)",
        hint: "Hand other things to the function by name; it sees what is bound around it.",
        parameter: "at")
    }
    return .tensor(try tape.variable(tensor))
  }

  /// The value as the function is given it.
  var argument: Value {
    value(part) { variable, _ in .foreign(TracedTensor(variable: variable, tape: tape)) }
  }

  /// The gradient in the form of the value.
  var gradient: Value {
    value(part) { variable, isNumber in
      let gradient = variable.gradient
      guard isNumber, let number = gradient.scalar else {
        return .foreign(TensorValue(tensor: gradient))
      }
      // The shortest decimal of the single-precision number, without the digits that doubling adds.
      return .float(Double(number.description) ?? Double(number))
    }
  }

  private func value(_ part: Part, _ leaf: (Variable, _ isNumber: Bool) -> Value) -> Value {
    switch part {
    case .number(let variable): leaf(variable, true)
    case .tensor(let variable): leaf(variable, false)
    case .list(let parts): .list(parts.map { value($0, leaf) })
    case .record(let fields):
      .record(Record(fields.map { ($0.name, value($0.part, leaf)) }))
    }
  }
}
