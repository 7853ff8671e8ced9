import Diagnostics

#if canImport(Glibc)
  @preconcurrency import Glibc
#else
  import Darwin
#endif

/// Another program that runs until it ends, while several of its outputs are read as they come.
///
/// One `poll` waits for all of them, standard error among them, so neither side ever waits for the other.
/// The child is the head of a process group of its own: Ctrl-C reaches lupi alone, which then ends the
/// whole group. Whatever happens, the child is waited for.
struct ChildProcess {
  /// How it ended.
  struct Ending {
    /// Its exit status; 128 and the signal's number for one that a signal ended.
    let status: Int32
    /// The last 4 kB of what it wrote to standard error.
    let complaint: String
  }

  /// The path of the program.
  let path: String
  /// What follows its name.
  let arguments: [String]
  /// The descriptors that are read, from the child's point of view; never 0 or 2.
  let outputs: [Int32]
  /// How long it may write nothing at all, in seconds.
  var patience: Double = 120

  private static let complaintLimit = 4096
  /// From here on nobody has descriptors, so that none of ours is one of the child's.
  private static let freeDescriptor: Int32 = 100

  /// Runs it to its end.
  ///
  /// - Parameters:
  ///   - isStopped: Asked several times a second; the child is ended where it says so.
  ///   - receive: Takes what came through one of the outputs; the child is ended where it throws.
  /// - Throws: `program.start`, `program.silent`, `program.stopped`, and what `receive` throws.
  func run(
    isStopped: () -> Bool = { false },
    receive: (_ output: Int32, UnsafeRawBufferPointer) throws(Fault) -> Void
  ) throws(Fault) -> Ending {
    var running = try Running(self)
    defer { running.closeAll() }
    var complaint: [UInt8] = []
    var failure: Fault?
    var quietSince = ContinuousClock.now
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { buffer.deallocate() }
    while !running.pipes.isEmpty {
      var waiting = running.pipes.map { pollfd(fd: $0.ours, events: Int16(POLLIN), revents: 0) }
      let ready = poll(&waiting, nfds_t(waiting.count), 100)
      if isStopped() {
        failure = Fault("program.stopped", "`\(PathText.name(path))` was stopped")
        break
      }
      if ready == 0 {
        // A grandchild may hold a pipe open for ever; once the child is gone, nothing more will come.
        if running.hasEnded() { break }
        if ContinuousClock.now - quietSince > .seconds(patience) {
          failure = Fault(
            "program.silent",
            "`\(PathText.name(path))` must write something within \(decimal(patience)) s, but does not",
            hint: "Look whether the file lies on a disk that answers.")
          break
        }
        continue
      }
      quietSince = .now
      for pipe in waiting where ready > 0 && pipe.revents != 0 {
        let count = read(pipe.fd, buffer.baseAddress, buffer.count)
        if count < 0, errno == EINTR || errno == EAGAIN { continue }
        guard count > 0 else {
          running.close(pipe.fd)
          continue
        }
        let chunk = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[..<count])
        let output = running.pipes.first { $0.ours == pipe.fd }?.theirs ?? 2
        if output == 2 {
          complaint += chunk
          complaint.removeFirst(max(0, complaint.count - Self.complaintLimit))
        } else if failure == nil {
          do throws(Fault) { try receive(output, chunk) } catch { failure = error }
        }
      }
      if failure != nil { break }
    }
    let status = running.end(killing: failure != nil)
    if let failure { throw failure }
    return Ending(status: status, complaint: String(decoding: complaint, as: UTF8.self))
  }
}

extension ChildProcess {
  /// A started child and our ends of its pipes.
  private struct Running {
    private(set) var pipes: [(ours: Int32, theirs: Int32)] = []
    private var child: pid_t = 0

    init(_ program: ChildProcess) throws(Fault) {
      #if canImport(Glibc)
        var actions = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
      #else
        var actions: posix_spawn_file_actions_t?
        var attributes: posix_spawnattr_t?
      #endif
      posix_spawn_file_actions_init(&actions)
      defer { posix_spawn_file_actions_destroy(&actions) }
      posix_spawnattr_init(&attributes)
      defer { posix_spawnattr_destroy(&attributes) }
      // A parent that ignores signals, as we might, passes that on.
      var (usual, none) = (sigset_t(), sigset_t())
      sigemptyset(&none)
      sigemptyset(&usual)
      for signal in [SIGPIPE, SIGINT, SIGTERM] { sigaddset(&usual, signal) }
      posix_spawnattr_setsigdefault(&attributes, &usual)
      posix_spawnattr_setsigmask(&attributes, &none)
      posix_spawnattr_setpgroup(&attributes, 0)
      posix_spawnattr_setflags(
        &attributes,
        Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP))
      // Otherwise a child may eat what a person types.
      posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
      var theirEnds: [Int32] = []
      defer { for end in theirEnds { Glue.close(end) } }
      for target in program.outputs + [2] {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else {
          let reason = String(cString: strerror(errno))
          closeAll()
          throw Self.cannotStart(program, reason)
        }
        // Above all targets, so that none of them is overwritten before it is copied.
        let ours = fcntl(ends[0], F_DUPFD_CLOEXEC, ChildProcess.freeDescriptor)
        let theirs = fcntl(ends[1], F_DUPFD_CLOEXEC, ChildProcess.freeDescriptor)
        for end in ends { Glue.close(end) }
        if ours >= 0 { pipes.append((ours, target)) }
        if theirs >= 0 { theirEnds.append(theirs) }
        guard ours >= 0, theirs >= 0 else {
          closeAll()
          throw Self.cannotStart(program, "too many files are open")
        }
        posix_spawn_file_actions_adddup2(&actions, theirs, target)
      }
      var words = ([program.path] + program.arguments).map { strdup($0) } + [nil]
      defer { for word in words { free(word) } }
      let problem = posix_spawn(&child, program.path, &actions, &attributes, &words, environ)
      guard problem == 0 else {
        closeAll()
        throw Self.cannotStart(program, String(cString: strerror(problem)))
      }
    }

    private static func cannotStart(_ program: ChildProcess, _ reason: String) -> Fault {
      Fault("program.start", "`\(program.path)` cannot be started: \(reason)")
    }

    mutating func close(_ descriptor: Int32) {
      Glue.close(descriptor)
      pipes.removeAll { $0.ours == descriptor }
    }

    mutating func closeAll() { for pipe in pipes { close(pipe.ours) } }

    /// Whether the child has ended; it stays to be collected, so that its number is nobody else's.
    func hasEnded() -> Bool {
      var information = siginfo_t()
      let answer = waitid(P_PID, id_t(child), &information, WEXITED | WNOHANG | WNOWAIT)
      return answer == 0 ? information.si_signo != 0 : errno == ECHILD
    }

    /// Ends the child if asked to, and in any case what it started; its exit status.
    ///
    /// A child that has closed its outputs has five seconds to go, one that is killed has one.
    mutating func end(killing: Bool) -> Int32 {
      closeAll()
      if killing { kill(-child, SIGTERM) }
      var waited = 0
      while !hasEnded(), waited < (killing ? 1_000_000 : 5_000_000) {
        usleep(500)
        waited += 500
      }
      kill(-child, SIGKILL)
      var value: Int32 = 0
      while waitpid(child, &value, 0) < 0 { if errno != EINTR { break } }
      let signal = value & 0x7F
      return signal == 0 ? (value >> 8) & 0xFF : 128 + signal
    }
  }
}

/// Names that a type's own functions would hide.
private enum Glue {
  static func close(_ descriptor: Int32) {
    #if canImport(Glibc)
      _ = Glibc.close(descriptor)
    #else
      _ = Darwin.close(descriptor)
    #endif
  }
}

/// The last part of a path.
private enum PathText {
  static func name(_ path: String) -> String {
    path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
  }
}
