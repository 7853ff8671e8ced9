import Diagnostics

/// What the codes of mistakes that begin with a word are about.
struct FaultArea: Sendable {
  let name: String
  /// One sentence.
  let meaning: String

  /// Every area, by the first word of its codes.
  static let all: [FaultArea] = [
    (
      "call",
      "A function was called with arguments that it does not take: too many, unknown, missing, of another type or out of range. `?NAME` shows what it takes."
    ),
    ("name", "A name is read that nothing has bound, or not yet."),
    ("syntax", "The text is not a program: the sign under the caret cannot stand there."),
    ("value", "An operation got a value that it cannot work with."),
    ("shape", "The sizes of arrays do not fit together."),
    ("limit", "A program would take more steps, depth, memory or text than any may."),
    (
      "file",
      "A file is missing, unreadable, unwritable, or outside the folders that a notebook may reach."
    ),
    (
      "notebook",
      "A notebook's cells, options or names contradict each other, or the file cannot be used."
    ),
    ("param", "A parameter given with `-p` is unknown, or not what its declaration allows."),
    ("prompt", "A command of the prompt was not understood."),
    ("help", "There is no help on what was asked."),
    ("run", "A run failed or took longer than it may."),
    ("usage", "The command line was not understood."),
  ].map { FaultArea(name: $0.0, meaning: $0.1) }

  /// The area of a code.
  static func of(_ code: String) -> FaultArea? {
    let name = code.prefix { $0 != "." }
    return all.first { $0.name == name }
  }

  /// What a code is about, or that its sentence says all there is.
  static func sentence(for code: String) -> String {
    of(code).map { "\(code): \($0.meaning)" }
      ?? "\(code): the sentence and the hint above say all that is known."
  }
}
