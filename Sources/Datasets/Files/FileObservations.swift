/// What was asked of the file system, and what it said: enough to ask again later and see whether
/// anything has changed.
public struct FileObservations: Sendable, Equatable {
  /// What can be asked.
  public enum Kind: String, Sendable, CaseIterable {
    /// Where a path leads.
    case place
    /// Whether a path leads to a file that may be read.
    case presence
    /// What a file holds, as size and hash.
    case content
    /// Which files lie below a folder.
    case walk
    /// In which folders a corpus may lie.
    case corpus
    /// Which version of a program decodes.
    case program
    /// What a file below the output folder holds.
    case output
    /// What was written to a file below the output folder.
    case written
  }

  /// A question with its answer.
  public struct Answer: Sendable, Hashable {
    /// What was asked.
    public let kind: Kind
    /// About what.
    public let subject: String
    /// What the answer was, in words.
    public let words: String

    /// Creates an answer.
    public init(_ kind: Kind, _ subject: String, _ words: String) {
      self.kind = kind
      self.subject = subject
      self.words = words
    }
  }

  /// A source that was recorded, and where it lies seen from the notebook's folder.
  public struct Source: Sendable, Equatable {
    /// What was recorded.
    public let record: FileRecord
    /// Where it lies.
    public let place: String

    /// Creates a source.
    public init(record: FileRecord, place: String) {
      self.record = record
      self.place = place
    }
  }

  /// Every question with its answer, each once, in the order of the first asking.
  public private(set) var answers: [Answer] = []
  /// The sources that were recorded, in order.
  public var records: [Source] = []
  /// Whether asking again can tell whether anything has changed: not where a clock was read.
  public var isRepeatable = true
  private var known: [String: Int] = [:]

  /// Creates observations of nothing.
  public init() {}

  /// Adds an answer; the last one counts, as it is what was left behind.
  public mutating func note(_ kind: Kind, _ subject: String, _ words: String) {
    let key = kind.rawValue + "\u{1F}" + subject
    // What was written here is no question to the outside any more.
    if kind == .output, known[Kind.written.rawValue + "\u{1F}" + subject] != nil { return }
    let answer = Answer(kind, subject, words)
    if let place = known[key] {
      guard answers[place] != answer else { return }
      // A file that changed while it was read by one cell: nothing can be told from that.
      if kind != .written { isRepeatable = false }
      answers[place] = answer
    } else {
      known[key] = answers.count
      answers.append(answer)
    }
  }
}
