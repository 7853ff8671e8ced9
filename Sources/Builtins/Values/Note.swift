import Binding
import Diagnostics
import Language

/// Text that is shown as it is, without quotes.
struct Note: ForeignBindable {
  let text: String

  init(_ text: String) { self.text = text }

  static var kindName: String { "note" }
  var summary: String { text.split(separator: "\n").first.map(String.init) ?? "" }
  func display(_ presentation: Presentation) -> String { text }
  var fieldNames: [String] { ["text"] }
  func field(_ name: String) -> Value? { name == "text" ? .string(text) : nil }
  func digest(into digest: inout Digest) { digest.combine(text) }
  func isEqual(to other: any Foreign) -> Bool { (other as? Note)?.text == text }
}
