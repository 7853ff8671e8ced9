import Diagnostics

/// What the codes of mistakes that begin with a word are about.
struct FaultArea: Sendable {
  let name: String
  /// One sentence.
  let meaning: String

  /// Every area, by the first word of its codes.
  static let all: [FaultArea] = [
    ("call", "A function was called with arguments that it does not take; `?NAME` shows which."),
    ("name", "A name is read that nothing has bound, or not yet."),
    ("syntax", "The text is not a program: what is under the caret cannot stand there."),
    ("type", "An operator, field or subscript does not go with a value of this kind."),
    ("value", "An operation got a value that it cannot work with."),
    ("shape", "The sizes of arrays do not fit together."),
    ("limit", "A program takes more steps, depth, memory or text than any may."),
    ("dataset", "Clips, views or labels of data are not what is asked of them."),
    ("view", "A view of the data is missing, or not of the kind that is needed."),
    ("statistics", "There are too few numbers for a statistic, or some that have none."),
    ("metrics", "Scores and labels do not fit together, or give a metric no value."),
    ("signal", "A sound, or a setting of its analysis, cannot be worked with."),
    ("layer", "A layer cannot follow the one before it."),
    ("model", "A teacher, a student or a file of one is not what is needed."),
    ("trials", "A list of verification trials cannot be used."),
    ("study", "A trial of a study did not return what the others do."),
    ("plot", "A figure cannot be drawn of what was given."),
    ("file", "A file is missing, cannot be used, or is outside the folders in reach."),
    ("notebook", "A notebook contradicts itself, or its file cannot be used."),
    ("param", "A parameter given with `-p` is unknown, or not what its declaration allows."),
    ("prompt", "What the prompt was asked to do cannot be done."),
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
