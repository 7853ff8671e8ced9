#if canImport(Glibc)
  @preconcurrency import Glibc
#else
  import Darwin
#endif

/// What a person types on a terminal, as events; also notices signals while it waits.
final class TerminalInput {
  /// What ends waiting.
  enum Event {
    case key(KeyDecoder.Event)
    case resized
    case cancelled
    /// The process was stopped from outside and goes on.
    case resumed
    /// The terminal is gone, or the process is asked to end.
    case ended
  }

  var decoder = KeyDecoder()
  private let signals: TerminalSignals
  private let descriptor: Int32
  private var chunk = [UInt8](repeating: 0, count: 1 << 16)

  /// How long an ESC may stand alone before it is the key of that name, in milliseconds.
  private static let escapeTime: Int32 = 30

  init(_ descriptor: Int32, _ signals: TerminalSignals) {
    self.descriptor = descriptor
    self.signals = signals
  }

  /// Waits for the next event.
  func next() -> Event {
    while true {
      if signals.ending != nil { return .ended }
      if signals.takeCancel() { return .cancelled }
      if signals.takeResume() { return .resumed }
      if signals.takeResize() { return .resized }
      if let event = decoder.next() { return .key(event) }
      let isMidway = !decoder.isPasting && !decoder.pending.isEmpty
      switch wait(isMidway ? Self.escapeTime : -1) {
      case .data: if !fill() { return .ended }
      case .nothing: if let event = decoder.next(isFinal: true) { return .key(event) }
      case .signal: signals.drain()
      }
    }
  }

  /// Takes in what was typed already, before the terminal changes its mode.
  func takeTypedAhead() {
    while decoder.pending.count < 1 << 20, wait(0) == .data { if !fill() { return } }
  }

  private enum Waiting { case data, nothing, signal }

  private func wait(_ milliseconds: Int32) -> Waiting {
    var entries = [
      pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: signals.descriptor, events: Int16(POLLIN), revents: 0),
    ]
    let count = poll(&entries, 2, milliseconds)
    if count < 0 { return .signal }
    if entries[1].revents != 0 { return .signal }
    return entries[0].revents != 0 ? .data : .nothing
  }

  /// Reads once; `false` at the end of input.
  private func fill() -> Bool {
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      if count < 0, errno == EINTR || errno == EAGAIN { return true }
      guard count > 0 else { return false }
      // Ctrl-C by itself inside a paste is a person for whom the end of the paste does not come.
      if decoder.isPasting, count == 1, chunk[0] == 3 { decoder.abandonPaste() }
      decoder.feed(chunk[..<count])
      return true
    }
  }
}
