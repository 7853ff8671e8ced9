import Diagnostics
import Notebooks
import Synchronization

/// A run of the example of an explanation, with what a person would see of it.
struct ExampleRun {
  /// What it shows and what is wrong with it, in the order in which a terminal has them.
  let text: String

  /// Runs an example as the command line would, without reaching the person's data, cache, files or
  /// threads.
  ///
  /// - Parameters:
  ///   - code: Statements, or a notebook.
  ///   - isNotebook: Which of the two.
  ///   - showsReport: Whether to keep what a notebook shows beside what is wrong with it.
  init(_ code: String, isNotebook: Bool, showsReport: Bool, _ presentation: Presentation) {
    let (output, errors) = (TextBuffer(), TextBuffer())
    let terminal = Terminal(
      environment: [:], inputIsTerminal: false, outputIsTerminal: false, errorIsTerminal: false)
    var console = Console(
      terminal: terminal, output: isNotebook && !showsReport ? output : errors, errors: errors)
    console.presentation = presentation
    console.errorPresentation = presentation
    do throws(Fault) {
      let invocation = try Invocation([
        "--numerics", "exact", "--threads", "1", "--no-cache", "--timeout", "60",
      ])
      var settings = try RunSettings(invocation, console)
      settings.writesFiles = false
      if isNotebook {
        _ = try RunCommand(console, invocation, settings)
          .run(Notebook(name: "example.lupi", bytes: Array(code.utf8)), folder: ".")
      } else {
        let source = SourceText(name: "example", text: code)
        _ = try ScriptCommand(console, invocation, settings).run(source)
      }
    } catch {
      console.show(error)
    }
    text = errors.contents.trimmingNewlines
  }
}

/// Keeps what is written.
final class TextBuffer: TextSink {
  private let text = Mutex("")

  func write(_ more: String) { text.withLock { $0 += more } }

  /// All that was written.
  var contents: String { text.withLock { $0 } }
}

extension String {
  /// The text without line breaks at its ends.
  fileprivate var trimmingNewlines: String {
    let isInside = { (character: Character) in character != "\n" }
    guard let first = firstIndex(where: isInside), let last = lastIndex(where: isInside) else {
      return ""
    }
    return String(self[first...last])
  }
}
