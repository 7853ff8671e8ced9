import Binding
import Diagnostics
import Distillation
import Language
import NeuralNets
import Plots

/// The specification of a teacher or a student as the language holds it.
struct ModelValue: ForeignBindable {
  let specification: ModelSpecification

  static var kindName: String { "teacher or student" }
  var typeName: String { specification.role.rawValue }

  var summary: String {
    "\(specification.role.rawValue) of \(listed(specification.views)), embedding "
      + "\(specification.embedding), \(specification.classes.count) classes"
  }

  func display(_ presentation: Presentation) -> String {
    ([presentation.styled(summary, .strong)] + lines.map { "  " + $0 }).joined(separator: "\n")
  }

  var fieldNames: [String] { ["role", "views", "embedding", "classes", "header"] }

  func field(_ name: String) -> Value? {
    switch name {
    case "role": .string(specification.role.rawValue)
    case "views": specification.views.value
    case "embedding": .int(specification.embedding)
    case "classes": specification.classes.value
    case "header": .string(specification.header.description)
    default: nil
    }
  }

  func digest(into digest: inout Digest) {
    digest.combine(summary)
    digest.combine(lines.value)
    digest.combine(specification.classes.value)
  }

  func isEqual(to other: any Foreign) -> Bool {
    guard let other = (other as? ModelValue) else { return false }
    return other.lines == lines && other.specification.classes == specification.classes
      && other.specification.role == specification.role
  }

  static func hint(for value: Value) -> String? {
    value.foreign is NetworkValue
      ? "Make a student of the network: `student(audio=…, embedding=64, classes=train.classes)`."
      : "Make one with `teacher` or `student`."
  }

  /// The kind of the header, unless it is the plain one.
  private var margin: String {
    specification.header is any MarginHeader ? ", \(specification.header.description)" : ""
  }

  private var lines: [String] {
    var lines = specification.encoders.map(\.description)
    if specification.encoders.count > 1 { lines.append("fusion \(specification.fusion.rawValue)") }
    if specification.isSequential {
      let layers = specification.aggregation.map(\.description).joined(separator: " → ")
      lines.append("aggregation \(layers)")
    }
    return lines + [
      "embedding \(specification.embedding)", "header \(specification.classes.count)" + margin,
    ]
  }
}
