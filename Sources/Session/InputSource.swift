/// Where the prompt reads from: a terminal with a line editor, a pipe, or a test's script.
public protocol InputSource: AnyObject {
  /// The next line without its ending, or `nil` at the end of input.
  ///
  /// `prompt` is shown where a person reads along; `continuing` says that the line goes on an entry
  /// that is not complete yet.
  func readLine(prompt: String, continuing: Bool) -> String?
  /// Whether it is the process's own terminal, whose lines an editor may read instead.
  var isTerminal: Bool { get }
}

extension InputSource {
  /// It is not.
  public var isTerminal: Bool { false }
}

/// Reads lines from standard input, one `readLine` at a time.
public final class StandardInput: InputSource {
  private let sink: (any TextSink)?

  /// Creates a source; prompts go to `sink`, or nowhere.
  public init(promptsTo sink: (any TextSink)?) { self.sink = sink }

  /// Whether prompts are shown.
  public var isTerminal: Bool { sink != nil }

  /// Shows the prompt and reads a line.
  public func readLine(prompt: String, continuing: Bool) -> String? {
    sink?.write(prompt)
    // Only at the prompt is there something to keep; a script on a pipe may be stopped as usual.
    guard sink != nil else { return Swift.readLine(strippingNewline: true) }
    return Interrupt.whileWaiting { Swift.readLine(strippingNewline: true) }
  }
}
