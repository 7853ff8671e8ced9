import Foundation

@testable import Session

/// What a command printed and how it ended.
struct Outcome {
  let status: Int32
  let output: String
  let errors: String
}

/// Runs the tool in this process, on injected input and output.
func lupi(
  _ arguments: [String], input: [String] = [], isTerminal: Bool = false,
  environment: [String: String] = [:]
) -> Outcome {
  let (output, errors) = (Buffer(), Buffer())
  let terminal = Terminal(
    environment: environment, inputIsTerminal: isTerminal, outputIsTerminal: false,
    errorIsTerminal: false, columns: nil)
  var tool = CommandLineTool(
    console: Console(terminal: terminal, output: output, errors: errors), input: Lines(input))
  let status = tool.run(arguments)
  return Outcome(status: status, output: output.contents, errors: errors.contents)
}

/// The project's folder.
let projectFolder = URL(fileURLWithPath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

private final class Buffer: TextSink, @unchecked Sendable {
  private let lock = NSLock()
  private var text = ""
  func write(_ more: String) { lock.withLock { text += more } }
  var contents: String { lock.withLock { text } }
}

private final class Lines: InputSource {
  private var lines: [String]
  init(_ lines: [String]) { self.lines = lines }
  func readLine(prompt: String, continuing: Bool) -> String? {
    lines.isEmpty ? nil : lines.removeFirst()
  }
}
