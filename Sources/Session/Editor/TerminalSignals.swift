import Synchronization

#if canImport(Glibc)
  @preconcurrency import Glibc
#else
  import Darwin
#endif

/// Whether the terminal has another size, safe to set in a signal handler.
private let resized = Atomic<Bool>(false)
/// Whether the process was stopped from outside and goes on.
private let resumed = Atomic<Bool>(false)
/// The signal that asks the process to end, or 0.
private let endSignal = Atomic<Int32>(0)
/// Whether somebody sent an interrupt while the prompt waits.
private let cancelled = Atomic<Bool>(false)
/// The end of the pipe that handlers write to.
private let wakeUp = Atomic<Int32>(-1)

/// Signals that arrive while a line is edited, as flags and a pipe that wakes `poll`.
///
/// Outside editing the terminal is as it was but for its echo, so the usual actions are right there: the
/// handlers are in place only between ``enter()``, or ``guardEcho()``, and ``leave()``.
final class TerminalSignals {
  /// The end of the pipe to wait at.
  let descriptor: Int32
  private let writing: Int32
  private var previous: [(signal: Int32, action: sigaction)] = []

  init?() {
    // Touched here, since a handler must not be the first to.
    _ = (resized.load(ordering: .relaxed), endSignal.load(ordering: .relaxed))
    _ = (cancelled.load(ordering: .relaxed), wakeUp.load(ordering: .relaxed))
    _ = resumed.load(ordering: .relaxed)
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, fcntl(end, F_GETFL) | O_NONBLOCK)
    }
    (descriptor, writing) = (ends[0], ends[1])
  }

  deinit {
    close(descriptor)
    close(writing)
  }

  /// The signal that asks the process to end, once there is one.
  var ending: Int32? {
    let number = endSignal.load(ordering: .relaxed)
    return number == 0 ? nil : number
  }

  /// Whether the terminal has another size since this was last asked.
  func takeResize() -> Bool { resized.exchange(false, ordering: .relaxed) }

  /// Whether the process was stopped from outside and goes on, since this was last asked.
  func takeResume() -> Bool { resumed.exchange(false, ordering: .relaxed) }

  /// Whether an interrupt was sent since this was last asked.
  func takeCancel() -> Bool { cancelled.exchange(false, ordering: .relaxed) }

  /// Empties the pipe.
  func drain() {
    var bytes = [UInt8](repeating: 0, count: 64)
    while read(descriptor, &bytes, bytes.count) > 0 {}
  }

  /// Waits until the process goes on after a stop; not for long, for a stop may be refused.
  ///
  /// A stop reaches this thread only when the kernel gets to it, after the call that asked for it.
  func waitForResume() {
    var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    while !takeResume() {
      let count = poll(&entry, 1, 50)
      if count == 0 { return }
      if count > 0 { drain() }
    }
  }

  /// Takes the signals over.
  func enter() {
    wakeUp.store(writing, ordering: .relaxed)
    _ = (takeCancel(), takeResume())
    install(SIGWINCH) { _ in
      resized.store(true, ordering: .relaxed)
      wake()
    }
    install(SIGCONT) { _ in
      resumed.store(true, ordering: .relaxed)
      wake()
    }
    install(SIGINT) { _ in
      cancelled.store(true, ordering: .relaxed)
      wake()
    }
    for number in [SIGTERM, SIGHUP] {
      install(number) { number in
        endSignal.store(number, ordering: .relaxed)
        wake()
      }
    }
  }

  /// Sees to it that a signal that ends or stops the process gives the terminal its echo back first.
  /// One that goes on after a stop does so with the echo: in the background it must not change modes.
  func guardEcho() {
    for number in [SIGTERM, SIGHUP, SIGQUIT, SIGTSTP] {
      install(number) { number in
        TerminalEcho.giveBack()
        signal(number, SIG_DFL)
        raise(number)
      }
    }
  }

  /// Gives the signals back.
  func leave() {
    for entry in previous.reversed() {
      var action = entry.action
      sigaction(entry.signal, &action, nil)
    }
    previous = []
  }

  private func install(_ number: Int32, _ handler: @escaping @convention(c) (Int32) -> Void) {
    var (action, old) = (sigaction(), sigaction())
    sigemptyset(&action.sa_mask)
    #if canImport(Glibc)
      action.__sigaction_handler.sa_handler = handler
    #else
      action.__sigaction_u.__sa_handler = handler
    #endif
    // What the parent chose to ignore, as `nohup` does, stays ignored.
    sigaction(number, nil, &old)
    #if canImport(Glibc)
      let isIgnored =
        unsafeBitCast(old.__sigaction_handler.sa_handler, to: Int.self)
        == unsafeBitCast(SIG_IGN, to: Int.self)
    #else
      let isIgnored = false
    #endif
    if isIgnored { return }
    sigaction(number, &action, &old)
    previous.append((number, old))
  }
}

private func wake() {
  var byte: UInt8 = 1
  let saved = errno
  _ = write(wakeUp.load(ordering: .relaxed), &byte, 1)
  errno = saved
}
