import Diagnostics
import Media
import Synchronization
import Tensors

extension FileAccess {
  /// Begins to take down what is asked and written.
  public func startObserving() { watch.withLock { $0 = FileObservations() } }

  /// Ends that; what was taken down since the beginning.
  public func stopObserving() -> FileObservations {
    watch.withLock { watch in
      defer { watch = nil }
      return watch ?? FileObservations()
    }
  }

  /// Says that what is done now cannot be told from files alone, as where a clock is read.
  public func markUnrepeatable() { observe { $0.isRepeatable = false } }

  func observe(_ note: (inout FileObservations) -> Void) {
    watch.withLock { watch in
      guard var observations = watch else { return }
      // Held by one variable at a time, so that noting copies nothing.
      watch = nil
      note(&observations)
      watch = observations
    }
  }

  /// The first question that is answered in another way now, with the new answer.
  public func change(since observations: FileObservations) -> (FileObservations.Answer, String)? {
    for answer in observations.answers {
      let words = words(for: answer)
      if words != answer.words { return (answer, words) }
    }
    return nil
  }

  /// Records again what was recorded when the observations were made.
  public func replay(_ observations: FileObservations) {
    for source in observations.records {
      guard let place = file(source.place) else { continue }
      recordRead(source.record, path: place.path)
    }
    for answer in observations.answers where answer.kind == .written {
      recordWritten(answer.subject)
    }
  }

  /// The answer of this moment.
  private func words(for answer: FileObservations.Answer) -> String {
    let subject = answer.subject
    switch answer.kind {
    case .place:
      do throws(Fault) { return try look(subject, suggesting: false).words } catch {
        return error.code
      }
    case .presence: return holds(subject) ? "yes" : "no"
    case .content:
      guard let found = file(subject) else { return "nowhere" }
      do throws(Fault) { return Self.words(for: try open(found, named: subject).record) } catch {
        return error.code
      }
    case .walk:
      let parts = subject.split(separator: "\u{1F}", omittingEmptySubsequences: false)
      guard parts.count == 3, let folder = file(parts[0] + "\u{1F}" + parts[1]) else {
        return "nowhere"
      }
      let extensions = Set(parts[2].split(separator: " ").map(String.init))
      return Self.words(for: walk(folder.path, extensions: extensions), in: self)
    case .corpus:
      guard let layout = CorpusLayouts.all.first(where: { $0.name == subject }) else {
        return "unknown"
      }
      return Self.words(forFolders: lookForCorpus(layout), in: self)
    case .program:
      // What was decoded stands where nothing could decode it again.
      return (try? FFmpeg.found().version()) ?? answer.words
    case .output, .written:
      return (try? readOutput(subject)).flatMap { $0 }.map { Self.words(for: $0) } ?? "nothing"
    }
  }

  /// The file that ``FoundFile/words`` named.
  private func file(_ words: some StringProtocol) -> FoundFile? {
    let parts = words.split(separator: "\u{1F}", omittingEmptySubsequences: false)
    guard parts.count == 2, let folder = folders.first(where: { $0.spelling == parts[0] }) else {
      return nil
    }
    return FoundFile(
      path: parts[1].isEmpty ? folder.path : PathText.join(folder.path, String(parts[1])),
      folder: folder)
  }

  static func words(for record: FileRecord) -> String {
    "\(record.byteCount) \(record.hexadecimalHash)"
  }

  static func words(for bytes: [UInt8]) -> String {
    "\(bytes.count) \(ContentHash(bytes).bits.hexadecimal)"
  }

  static func words(for walked: [WalkedFile], in files: FileAccess) -> String {
    var hash = ContentHash()
    for one in walked {
      hash.combine(files.spelled(one.path))
      hash.combine(one.file?.words ?? "")
    }
    return "\(walked.count) \(hash.bits.hexadecimal)"
  }

  static func words(
    forWalk path: String, _ extensions: Set<String>, in files: FileAccess
  ) -> String {
    files.spelled(path) + "\u{1F}" + extensions.sorted().joined(separator: " ")
  }

  static func words(forFolders paths: [String], in files: FileAccess) -> String {
    paths.map { files.spelled($0) }.joined(separator: "\u{1E}")
  }

  /// A path as a folder that may be read and the way from there, which stay the same where all of it
  /// is moved.
  func spelled(_ path: String) -> String {
    for folder in folders where PathText.isInside(path, folder.path) {
      return folder.spelling + "\u{1F}" + PathText.relative(path, to: folder.path)
    }
    return "\u{1F}" + path
  }
}

extension FileAccess.FoundFile {
  /// The folder as it was given, and the way from there.
  var words: String { folder.spelling + "\u{1F}" + name }
}
