import Diagnostics
import Foundation
import Language

@testable import Session

/// A prompt in this process, whose entries a test gives.
struct PromptDriver {
  let prompt: Prompt
  private let output: Recorder

  /// Takes down what is written.
  final class Recorder: TextSink, @unchecked Sendable {
    private let lock = NSLock()
    private var text = ""
    func write(_ more: String) { lock.withLock { text += more } }
    var contents: String { lock.withLock { text } }
  }

  /// A reader of entries that are known beforehand.
  private final class Script: EntryReader {
    private var entries: [String]
    init(_ entries: [String]) { self.entries = entries }
    func readEntry(prompt: String) -> EntryInput {
      entries.isEmpty ? .end : .text(entries.removeFirst())
    }
  }

  init(_ arguments: [String] = [], environment: [String: String] = [:]) throws {
    let output = Recorder()
    self.output = output
    let terminal = Terminal(
      environment: environment.merging(["COLUMNS": "80"]) { first, _ in first },
      inputIsTerminal: true, outputIsTerminal: false, errorIsTerminal: false, columns: nil)
    let console = Console(terminal: terminal, output: output, errors: output)
    let invocation = try Invocation(arguments)
    prompt = try Prompt(
      console, PromptSettings(RunSettings(invocation, console), invocation, terminal))
  }

  /// What entries show, on output and errors.
  @discardableResult
  func enter(_ entries: String...) -> String {
    let before = output.contents.count
    _ = prompt.run(Script(entries))
    var text = String(output.contents.dropFirst(before))
    while text.hasSuffix("\n") { text.removeLast() }
    return text
  }

  /// The texts that Tab offers behind a text.
  func offers(_ text: String) -> [String] {
    prompt.completer.completion(before: text).candidates.map(\.text)
  }
}
