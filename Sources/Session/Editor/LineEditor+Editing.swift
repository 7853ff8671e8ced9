@preconcurrency import CEdit
import Diagnostics

#if canImport(Glibc)
  @preconcurrency import Glibc
#else
  import Darwin
#endif

extension LineEditor {
  /// The text before and behind the cursor.
  var parts: (before: String, after: String) {
    guard let line = edit.pointee.line(el)?.pointee, let start = line.buffer,
      let cursor = line.cursor, let end = line.lastchar
    else { return ("", "") }
    func text(_ from: UnsafePointer<CChar>, _ to: UnsafePointer<CChar>) -> String {
      String(
        decoding: UnsafeRawBufferPointer(start: UnsafeRawPointer(from), count: max(0, to - from)),
        as: UTF8.self)
    }
    return (text(start, cursor), text(cursor, end))
  }

  /// Inserts text at the cursor, in pieces: libedit refuses more than it can make room for at once.
  func insert(_ text: String) {
    var piece = ""
    for scalar in text.unicodeScalars {
      piece.unicodeScalars.append(scalar)
      if piece.utf8.count >= 192 {
        _ = edit.pointee.insert(el, piece)
        piece = ""
      }
    }
    if !piece.isEmpty { _ = edit.pointee.insert(el, piece) }
  }

  /// Moves the cursor by a number of characters.
  func move(by count: Int) { _ = edit.pointee.move(el, Int32(clamping: count)) }

  /// Enter: runs the entry if it is complete, else breaks the line.
  func enter() -> UInt8 {
    let (before, after) = parts
    let text = before + after
    if text.allSatisfy({ $0 == " " || $0 == "\n" }) || endsAnyway(text)
      || (isComplete(text) && !goesOn)
    {
      return accept(after)
    }
    return breakLine(in: before)
  }

  /// Two empty lines at the end run an entry whatever it lacks, so that nobody is caught in it.
  private func endsAnyway(_ text: String) -> Bool {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).suffix(2)
    return input.decoder.pending.isEmpty && lines.count == 2
      && lines.allSatisfy { $0.allSatisfy { $0 == " " } }
  }

  /// Whether text that was pasted without marks goes on with a line that belongs to this one.
  private var goesOn: Bool {
    let rest = input.decoder.pending.drop { $0 == 10 || $0 == 13 || $0 == 32 || $0 == 9 }
    return rest.starts(with: "|>".utf8) || rest.starts(with: "else".utf8)
  }

  /// Ends the entry: moves behind its last line, then lets libedit's own function do the rest.
  private func accept(_ after: String) -> UInt8 {
    move(by: after.unicodeScalars.count)
    push(Code.accept)
    return UInt8(CC_CURSOR)
  }

  /// Makes libedit run what a code is bound to next.
  private func push(_ code: UInt8) {
    edit.pointee.push(el, String(Unicode.Scalar(code)))
  }

  /// Breaks the line, whatever the entry is.
  func breakLine() -> UInt8 { breakLine(in: parts.before) }

  private func breakLine(in before: String) -> UInt8 {
    // Lines that come by themselves bring their own indentation.
    let isTyped = input.decoder.pending.isEmpty
    insert("\n" + (isTyped ? Indentation.below(before) : ""))
    return UInt8(CC_REFRESH)
  }

  /// A closing bracket at the beginning of a line goes one step to the left.
  func close(with bracket: UInt8) -> UInt8 {
    let excess = Indentation.excess(before: parts.before)
    if excess > 0 { edit.pointee.erase(el, Int32(excess)) }
    insert(String(Unicode.Scalar(bracket)))
    return UInt8(CC_REFRESH)
  }

  /// Inserts what a paste has brought; nothing runs.
  func insertIncoming() -> UInt8 {
    let text = incoming
    incoming = ""
    let (before, after) = parts
    let count = before.utf8.count + after.utf8.count + text.utf8.count
    guard count <= KeyDecoder.limit else {
      // The rest of the line may still come; none of it must run.
      isDropping = !input.decoder.dropLine()
      tooLong(count)
      if isDropping {
        _ = lupi_refresh(edit, el)
        return UInt8(CC_REFRESH)
      }
      return cancel()
    }
    // The newline at the end of a paste waits for a person's Enter.
    insert(text.hasSuffix("\n") ? String(text.dropLast()) : text)
    return UInt8(CC_REFRESH)
  }

  /// Says that something is too long to be edited.
  func tooLong(_ count: Int) {
    send("\r\n")
    warn(
      Fault(
        "prompt.too-long",
        "an entry must have at most \(KeyDecoder.limit >> 10) KB, but this has "
          + "\(max(KeyDecoder.limit, count) >> 10)",
        hint: "Keep data in files and load them, or put the cells into a notebook."))
  }

  /// Ctrl-C: drops the entry.
  func cancel() -> UInt8 {
    outcome = .dropped
    return accept(parts.after)
  }

  /// Ctrl-D: deletes the character under the cursor, or ends where there is none at all.
  func deleteOrEnd() -> UInt8 {
    let (before, after) = parts
    if before.isEmpty && after.isEmpty {
      outcome = .end
      return UInt8(CC_EOF)
    }
    guard !after.isEmpty else { return UInt8(CC_ERROR) }
    move(by: 1)
    edit.pointee.erase(el, 1)
    return UInt8(CC_REFRESH)
  }

  /// Up and Down: from line to line, and beyond the first and last one through the history.
  func moveVertically(_ step: Int) -> UInt8 {
    let (before, after) = parts
    let lines = (before + after).split(separator: "\n", omittingEmptySubsequences: false)
    let above = before.split(separator: "\n", omittingEmptySubsequences: false)
    let row = above.count - 1
    let target = row + step
    guard lines.indices.contains(target) else {
      push(step < 0 ? Code.previous : Code.next)
      return UInt8(CC_NORM)
    }
    let column = above.last?.unicodeScalars.count ?? 0
    let place =
      lines[..<target].reduce(0) { $0 + $1.unicodeScalars.count + 1 }
      + min(column, lines[target].unicodeScalars.count)
    move(by: place - before.unicodeScalars.count)
    return UInt8(CC_CURSOR)
  }
}
