import Foundation

/// A process on a pseudo-terminal of its own, with a screen.
///
/// Nothing here sleeps for a time and hopes: every step waits until the screen shows something, and
/// fails with the screen's text when that takes far too long.
final class PseudoTerminal {
  private let master: Int32
  let identifier: pid_t
  private(set) var screen: Screen
  /// Everything that the process wrote.
  private(set) var raw: [UInt8] = []
  private var status: Int32?
  /// How often the editor has asked for marked pastes, as it does with each prompt.
  private var marks = 0
  /// How many of these a test has waited for.
  private var expectedMarks = 0
  private let sendsMarks: Bool

  /// Generous, since the machine may be busy.
  static let patience = 60.0

  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// Starts a program; `variables` are added to a fixed environment, and `nil` takes one away.
  init(
    _ path: String, _ arguments: [String] = [], variables: [String: String?] = [:],
    columns: Int = 80, rows: Int = 24
  ) throws {
    screen = Screen(columns: columns, rows: rows)
    var (master, slave): (Int32, Int32) = (-1, -1)
    var size = winsize(
      ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    guard openpty(&master, &slave, nil, nil, &size) == 0 else {
      throw Failure(description: "openpty: \(String(cString: strerror(errno)))")
    }
    defer { close(slave) }
    var name = [CChar](repeating: 0, count: 128)
    guard ttyname_r(slave, &name, name.count) == 0 else {
      throw Failure(description: "ttyname_r: \(String(cString: strerror(errno)))")
    }
    for descriptor in [master, slave] { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }

    #if canImport(Glibc)
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
      let newSession: Int16 = 0x80  // POSIX_SPAWN_SETSID, which Glibc's module hides.
    #else
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
      let newSession = Int16(POSIX_SPAWN_SETSID)
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    // The first terminal that the leader of a session opens controls it: a typed Ctrl-C is a signal.
    posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    // What the runner of the tests ignores or blocks must not concern the process.
    var (none, all) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(
      &attributes, newSession | Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF))

    var environment: [String: String] = [
      "TERM": "xterm", "LC_ALL": "C.UTF-8", "EDITRC": "/dev/null", "LUPI_HISTORY": "",
      "PATH": "/usr/bin:/bin", "HOME": "/nonexistent",
    ]
    if let path = ProcessInfo.processInfo.environment["LD_LIBRARY_PATH"] {
      environment["LD_LIBRARY_PATH"] = path
    }
    for (name, value) in variables { environment[name] = value }
    sendsMarks = !["dumb", "", "emacs"].contains(environment["TERM"] ?? "")
    var words = ([path] + arguments).map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer {
      for word in words + variables { free(word) }
    }
    var identifier: pid_t = 0
    let code = posix_spawn(&identifier, path, &actions, &attributes, &words, &variables)
    guard code == 0 else {
      close(master)
      throw Failure(description: "posix_spawn \(path): \(String(cString: strerror(code)))")
    }
    self.master = master
    self.identifier = identifier
  }

  deinit {
    if status == nil {
      var ignored: Int32 = 0
      kill(identifier, SIGKILL)
      waitpid(identifier, &ignored, 0)
    }
    if !isHungUp { close(master) }
  }

  /// Types text; what the process writes meanwhile is read, so that neither waits for the other.
  func type(_ text: String) { send(Array(text.utf8)) }

  /// Sends bytes.
  func send(_ bytes: [UInt8]) {
    var rest = bytes[...]
    _ = fcntl(master, F_SETFL, fcntl(master, F_GETFL) | O_NONBLOCK)
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno != EAGAIN && errno != EINTR {
        return
      }
      if count <= 0 { waitForRoom() }
      take(within: 0)
    }
  }

  /// Waits until bytes can be sent, or there are some to take.
  private func waitForRoom() {
    var entry = pollfd(fd: master, events: Int16(POLLIN) | Int16(POLLOUT), revents: 0)
    _ = poll(&entry, 1, 100)
  }

  /// Gives the terminal another size.
  func resize(columns: Int, rows: Int) {
    var size = winsize(
      ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
  }

  private var isHungUp = false

  /// Takes the terminal away.
  func hangUp() {
    isHungUp = true
    close(master)
  }

  /// Whether the terminal echoes and makes signals of keys, as it does outside an editor.
  var isCooked: Bool {
    var mode = termios()
    tcgetattr(master, &mode)
    return mode.c_lflag & tcflag_t(ECHO) != 0 && mode.c_lflag & tcflag_t(ISIG) != 0
  }

  /// Waits until a condition holds on the screen.
  func expect(_ what: String, _ condition: (Screen) -> Bool) throws {
    let end = Date().addingTimeInterval(Self.patience)
    while !condition(screen) {
      guard end.timeIntervalSinceNow > 0 else {
        throw Failure(description: "waited for \(what); the screen shows:\n\(screen.text)")
      }
      take(within: 100)
    }
  }

  /// Waits until some text was shown.
  func expect(_ text: String) throws {
    try expect(text.debugDescription) { $0.text.contains(text) }
  }

  /// Waits until the last line is a text.
  func expect(lastLine text: String) throws {
    try expect("the last line \(text.debugDescription)") { $0.lines.last == text }
  }

  /// Waits until there is another prompt than the last one that was waited for. What is typed before
  /// it is there is echoed twice, by the terminal and by the editor.
  func expectPrompt() throws {
    try expect("a prompt") { screen in
      screen.lines.last == "lupi>" && (marks > expectedMarks || !sendsMarks)
    }
    expectedMarks = marks
  }

  /// Presses Ctrl-C and types an entry, as often as a person would, until it shows something. Once may
  /// not be enough: while something runs, Ctrl-C is a signal, which stops that and not what was typed
  /// ahead.
  func insist(_ entry: String, shows text: String) throws {
    let end = Date().addingTimeInterval(Self.patience)
    // The third Ctrl-C without an answer ends the program, which may be busy with what came before.
    var seconds = 2.0
    while !screen.text.contains(text) {
      guard end.timeIntervalSinceNow > 0 else {
        throw Failure(
          description: "insisted on \(text.debugDescription); the screen shows:\n\(screen.text)")
      }
      type("\u{3}" + entry + "\r")
      let pause = Date().addingTimeInterval(seconds)
      seconds *= 2
      while !screen.text.contains(text), pause.timeIntervalSinceNow > 0 { take(within: 50) }
    }
  }

  /// Types an entry, and waits for what it shows and for the next prompt.
  func enter(_ entry: String, shows text: String) throws {
    type(entry + "\r")
    try expect(text)
    try expectPrompt()
  }

  private func take(within milliseconds: Int32) {
    var entry = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    guard poll(&entry, 1, milliseconds) > 0 else { return }
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    let count = read(master, &chunk, chunk.count)
    guard count > 0 else {
      usleep(2000)  // Every other end is closed; poll does not wait any more.
      return
    }
    let overlap = max(0, raw.count - Self.mark.count + 1)
    raw += chunk[..<count]
    marks += Self.count(raw[overlap...])
    screen.feed(chunk[..<count])
  }

  private static let mark = Array("\u{1B}[?2004h".utf8)

  /// How often the mark stands in bytes.
  private static func count(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.indices.count { bytes[$0] == 0x1B && bytes[$0...].starts(with: mark) }
  }

  /// Waits for the end; the exit code, or 128 and the signal.
  func wait() throws -> Int32 {
    let end = Date().addingTimeInterval(Self.patience)
    var code: Int32 = 0
    while waitpid(identifier, &code, WNOHANG) == 0 {
      if isHungUp { usleep(10_000) } else { take(within: 20) }
      guard end.timeIntervalSinceNow > 0 else {
        throw Failure(description: "waited for the end; the screen shows:\n\(screen.text)")
      }
    }
    if !isHungUp { take(within: 0) }
    status = code
    return code & 0x7F == 0 ? (code >> 8) & 0xFF : 128 + (code & 0x7F)
  }
}
