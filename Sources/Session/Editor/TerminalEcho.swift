import Synchronization

#if canImport(Glibc)
  @preconcurrency import Glibc
#else
  import Darwin
#endif

/// Whether the echo was taken away, safe to ask in a signal handler.
private let isOff = Atomic<Bool>(false)

/// The echo of the terminal on standard input, which is off while an entry runs.
///
/// What is typed then would stand amid what the entry shows and before the next prompt, and a second
/// time where the editor takes it over.
enum TerminalEcho {
  /// Takes the echo away, where there is one.
  static func takeAway() {
    guard change({ $0 & tcflag_t(ECHO) != 0 ? $0 & ~tcflag_t(ECHO) : nil }) else { return }
    isOff.store(true, ordering: .relaxed)
  }

  /// Gives the echo back, if it was taken away; a signal handler may do so, too.
  static func giveBack() {
    guard isOff.exchange(false, ordering: .relaxed) else { return }
    _ = change { $0 | tcflag_t(ECHO) }
  }

  /// Changes the local modes; `false` where there is no terminal or nothing to change.
  private static func change(_ modes: (tcflag_t) -> tcflag_t?) -> Bool {
    var mode = termios()
    guard tcgetattr(0, &mode) == 0, let local = modes(mode.c_lflag) else { return false }
    mode.c_lflag = local
    return tcsetattr(0, TCSANOW, &mode) == 0
  }
}
