import Synchronization

#if canImport(Glibc)
  @preconcurrency import Glibc
#else
  import Darwin
#endif

/// How often Ctrl-C was pressed since it was last asked; safe to count up in a signal handler.
private let presses = Atomic<Int>(0)

/// Whether the prompt waits for a line, so that there is nothing to stop.
private let isWaiting = Atomic<Bool>(false)

/// Ctrl-C as a flag that the computation looks at.
enum Interrupt {
  /// Whether Ctrl-C was pressed and not yet answered.
  static var isPending: Bool { presses.load(ordering: .relaxed) > 0 }

  /// Forgets a press that was answered.
  static func clear() { presses.store(0, ordering: .relaxed) }

  /// Runs what waits for a person to type; presses meanwhile stop nothing and end nothing.
  static func whileWaiting<T>(_ body: () -> T) -> T {
    isWaiting.store(true, ordering: .relaxed)
    defer { isWaiting.store(false, ordering: .relaxed) }
    return body()
  }

  /// Turns SIGINT into the flag. A third press that still has no answer ends the process as usual.
  /// A pipe that nobody reads any more also ends it, even where the parent had that ignored.
  static func install() {
    _ = isPending
    _ = isWaiting.load(ordering: .relaxed)
    signal(SIGPIPE, SIG_DFL)
    signal(SIGINT) { number in
      if isWaiting.load(ordering: .relaxed) { return }
      if presses.wrappingAdd(1, ordering: .relaxed).newValue >= 3 {
        TerminalEcho.giveBack()
        signal(number, SIG_DFL)
        raise(number)
      }
    }
  }
}
