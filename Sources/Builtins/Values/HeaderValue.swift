import Binding
import Diagnostics
import Distillation
import Language

/// A header of a teacher or a student as the language holds it.
struct HeaderValue: ForeignBindable {
  let header: any Header

  static var kindName: String { "header" }
  /// The header as it would be written.
  var summary: String { header.description }
  func digest(into digest: inout Digest) { digest.combine("header \(summary)") }
  func isEqual(to other: any Foreign) -> Bool { (other as? HeaderValue)?.summary == summary }
  static func hint(for value: Value) -> String? {
    "Write \"\(SoftmaxHeader.name)\", or a header such as `am_softmax()`, with its parentheses."
  }
}

/// The word for the plain header, or a header with settings.
typealias HeaderArgument = Either<HeaderValue, String>

extension HeaderArgument {
  /// The header that is meant.
  var header: any Header {
    switch self {
    case .first(let value): value.header
    case .second: SoftmaxHeader()
    }
  }
}

/// The header of a teacher or a student.
let headerParameter = Parameter<HeaderArgument>(
  "header",
  "How the embedding becomes class scores: \"softmax\", a linear layer, or `am_softmax()` or `aam_softmax()`, cosines with a margin.",
  default: .second(SoftmaxHeader.name),
  where: Limit("\"\(SoftmaxHeader.name)\" or a header", choices: [SoftmaxHeader.name]) {
    if case .second(let word) = $0 { word == SoftmaxHeader.name } else { true }
  })
