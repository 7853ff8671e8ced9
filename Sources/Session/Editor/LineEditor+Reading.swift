@preconcurrency import CEdit

#if canImport(Glibc)
  @preconcurrency import Glibc
#else
  import Darwin
#endif

extension LineEditor {
  /// Reads an entry.
  func readEntry(prompt text: String) -> EntryInput {
    setPrompt(text)
    outcome = nil
    isDropping = false
    typed = 0
    signals.enter()
    defer { signals.leave() }
    // The window may have changed while something ran.
    edit.pointee.resize(el)
    // libedit prints the prompt before it goes into raw mode; keys that come in between would be
    // echoed twice, and Tab and Ctrl-D lost.
    _ = lupi_set_number(edit, el, EL_PREP_TERM, 1)
    send(Self.pasteMarksOn)
    var count: Int32 = 0
    let line = edit.pointee.gets(el, &count)
    send(Self.pasteMarksOff)
    input.takeTypedAhead()
    _ = lupi_set_number(edit, el, EL_PREP_TERM, 0)
    // The bytes do not end at a NUL: those of an older, longer entry may follow.
    var entry = ""
    if let line, count > 0 {
      entry = String(
        decoding: UnsafeRawBufferPointer(start: line, count: Int(count)), as: UTF8.self)
      if entry.hasSuffix("\n") { entry.removeLast() }
    }
    if let number = signals.ending {
      keep(parts.before + parts.after)
      return .ended(by: number)
    }
    if let outcome { return outcome }
    guard line != nil, count > 0 else { return .end }
    return .text(entry)
  }

  /// Does something during which the terminal echoes nothing: what is typed meanwhile is shown where
  /// the next entry is read.
  func withoutEcho<T>(_ body: () throws -> T) rethrows -> T {
    signals.guardEcho()
    TerminalEcho.takeAway()
    defer {
      TerminalEcho.giveBack()
      signals.leave()
    }
    return try body()
  }

  private static let pasteMarksOn = "\u{1B}[?2004h"
  private static let pasteMarksOff = "\u{1B}[?2004l"

  /// Writes to the terminal behind libedit's back, after what it still holds.
  func send(_ text: String) {
    fflush(stdout)
    DescriptorSink(1).write(text)
  }

  /// What libedit calls for the next character; 1, or 0 at the end.
  func read(into out: UnsafeMutablePointer<wchar_t>) -> Int32 {
    while true {
      let code: UInt32?
      switch input.next() {
      case .ended: return 0
      case .cancelled: code = UInt32(Code.cancel)
      case .resized:
        edit.pointee.resize(el)
        continue
      case .resumed:
        // The shell has set the terminal its own way meanwhile, which libedit does not know.
        _ = lupi_set_number(edit, el, EL_PREP_TERM, 0)
        _ = lupi_set_number(edit, el, EL_PREP_TERM, 1)
        send(Self.pasteMarksOn)
        _ = lupi_refresh(edit, el)
        continue
      case .key(let event): code = self.code(of: event)
      }
      if let code {
        out.pointee = wchar_t(truncatingIfNeeded: code)
        return 1
      }
    }
  }

  /// What libedit is told of an event, if anything.
  private func code(of event: KeyDecoder.Event) -> UInt32? {
    switch event {
    case .character(let scalar):
      if isDropping {
        guard scalar == "\n" || scalar == "\r" else { return nil }
        isDropping = false
        return UInt32(Code.cancel)
      }
      typed += 1
      if typed > KeyDecoder.limit, scalar.value >= 0x20 {
        // Where letters are commands nothing comes in one piece, and a file may be pasted as well.
        isDropping = true
        refuse(typed)
        return nil
      }
      return scalar.value
    case .key(let key): return key == .unknown || isDropping ? nil : UInt32(key.rawValue)
    case .paste(let text), .run(let text):
      if isDropping { return nil }
      incoming = text
      return UInt32(Code.paste)
    case .oversized(let count):
      refuse(count)
      return nil
    }
  }

  /// Says that a paste is too long; the entry stays as it is.
  private func refuse(_ count: Int) {
    tooLong(count)
    _ = lupi_refresh(edit, el)
  }

  /// Stops the process as Ctrl-Z does, with the terminal as it was before.
  func suspend() -> UInt8 {
    send(Self.pasteMarksOff)
    _ = lupi_set_number(edit, el, EL_PREP_TERM, 0)
    send("\n")
    _ = signals.takeResume()
    // The whole group, as the terminal itself would: a script around lupi stops as well.
    kill(0, SIGTSTP)
    signals.waitForResume()
    edit.pointee.resize(el)
    _ = lupi_set_number(edit, el, EL_PREP_TERM, 1)
    send(Self.pasteMarksOn)
    _ = lupi_refresh(edit, el)
    return UInt8(CC_REFRESH)
  }
}
