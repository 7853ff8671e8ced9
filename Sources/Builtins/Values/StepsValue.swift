import Binding
import Diagnostics
import Language
import Tensors

/// How an expression got its value, part by part.
struct StepsValue: ForeignBindable {
  let trace: EvaluationTrace

  static var kindName: String { "steps" }

  var summary: String {
    counted(trace.steps.count + trace.omitted, "step")
      + (trace.steps.last.map { " to \(Self.text($0.value))" } ?? "")
  }

  var fieldNames: [String] { ["expressions", "values"] }

  func field(_ name: String) -> Value? {
    switch name {
    case "expressions": .list(trace.steps.map { .string($0.text) })
    case "values": .list(trace.steps.map(\.value))
    default: nil
    }
  }

  var count: Int? { trace.steps.count }

  /// A line for each part: the inner ones are indented and come first.
  func display(_ presentation: Presentation) -> String {
    let indented = trace.steps.map { String(repeating: "  ", count: min($0.depth, 8)) + $0.text }
    let widest = indented.map(displayWidth).max() ?? 0
    let width = min(widest, presentation.width * 3 / 5)
    var lines = zip(trace.steps, indented).map { step, text in
      let left = padded(truncated(text, to: width, ascii: presentation.ascii), to: width)
      let room = presentation.width - width - 4
      let right = truncated(Self.text(step.value), to: room, ascii: presentation.ascii)
      return left + presentation.styled(" = ", .faint) + right
    }
    if trace.omitted > 0 {
      lines.insert("… \(counted(trace.omitted, "more step"))", at: lines.count - 1)
    }
    return lines.joined(separator: "\n")
  }

  func digest(into digest: inout Digest) {
    digest.combine("steps")
    for step in trace.steps {
      digest.combine(step.text)
      step.value.digest(into: &digest)
    }
  }

  func isEqual(to other: any Foreign) -> Bool {
    guard let other = other as? StepsValue, other.trace.steps.count == trace.steps.count else {
      return false
    }
    return zip(trace.steps, other.trace.steps).allSatisfy {
      $0.text == $1.text && Value.areEqual($0.value, $1.value)
    }
  }

  /// The most numbers of a tensor that are written out.
  private static let fewNumbers = 9

  /// A value on one line; the numbers of a small tensor, and four digits of any number.
  private static func text(_ value: Value) -> String {
    if let tensor = (value.foreign as? TensorValue)?.tensor, tensor.count <= fewNumbers {
      return numbers(tensor.shape.sizes[...], tensor.values[...])
    }
    if case .float(let number) = value { return Tensor.text(Float(number)) }
    return value.literal
  }

  /// Nested brackets, as the tensor would be typed.
  private static func numbers(_ sizes: ArraySlice<Int>, _ values: ArraySlice<Float>) -> String {
    guard let first = sizes.first else { return values.first.map(Tensor.text) ?? "" }
    guard first > 0 else { return "[]" }
    let part = values.count / first
    return "["
      + (0..<first).map { index in
        let start = values.startIndex + index * part
        return numbers(sizes.dropFirst(), values[start..<(start + part)])
      }.joined(separator: ", ") + "]"
  }
}
