import Diagnostics

/// The machine that runs programs: a value stack, counters and what natives may ask for.
///
/// One thread at a time uses it; another thread takes its own (``fork(seed:path:)``).
public final class Evaluation: @unchecked Sendable {
  /// What the program can reach outside itself.
  public var host: any Host
  /// The seed of the notebook.
  public var seed: UInt64 {
    get {
      wasSeedAsked = true
      return currentSeed
    }
    set { currentSeed = newValue }
  }
  /// The seed, for those who pass it on and compute nothing from it.
  var currentSeed: UInt64
  /// Whether anything was computed from the seed since somebody set this to false.
  public var wasSeedAsked = false
  /// The name of the cell that runs.
  public var cell: String
  /// What the program may use.
  @exclusivity(unchecked) public var limits: Limits
  /// How the machine was forked from the first one; part of every random key.
  let path: [Int]
  /// How often each call of a native has asked for a random key in this run.
  var draws: [CallSite: Int] = [:]
  /// The call of a native that runs, for calls that the native makes itself.
  @exclusivity(unchecked) var site = CallSite(cell: "", ordinal: 0)
  /// The expressions that are being explained, the innermost last.
  var traces: [EvaluationTrace] = []
  /// When the time for the cell is over, in nanoseconds of the monotonic clock.
  var deadline: UInt64?

  /// The counters and bounds that running programs touch all the time. They are reached through a
  /// pointer, which needs no check for overlapping access.
  struct State {
    /// Steps until the next look at the outside.
    var fuel = 0
    /// How many times ``fuel`` has run out.
    var refills = 0
    /// Bytes that were taken since the host was asked for memory.
    var unaskedBytes = 0
    /// How many bytes are taken between two such questions.
    let memoryQuantum: Int
    /// Calls within calls.
    var depth = 0
    var maximumDepth = 0
    /// The lowest address that the thread's stack may reach.
    var stackFloor: UInt = 0
    /// The thread that ``stackFloor`` belongs to.
    var thread: UInt = 0
    /// Where a native's own calls may put frames.
    var top: Frame
    /// The end of the slots that hold values.
    var end: Frame
  }

  let state: UnsafeMutablePointer<State>
  private let stack: ValueStack

  init(host: any Host, seed: UInt64, cell: String, limits: Limits, path: [Int] = []) {
    self.host = host
    currentSeed = seed
    self.cell = cell
    self.limits = limits
    self.path = path
    stack = ValueStack()
    state = .allocate(capacity: 1)
    state.initialize(to: State(memoryQuantum: host.memoryQuantum, top: stack.base, end: stack.base))
    state.pointee.maximumDepth = limits.depth
  }

  deinit {
    stack.release(upTo: state.pointee.end)
    state.deinitialize(count: 1)
    state.deallocate()
  }

  /// A machine for another thread: its own stack and counters, the same host and limits.
  ///
  /// Random keys depend on `seed` and `path`, so they do not depend on which thread runs the work.
  public func fork(seed: UInt64, path: [Int]) -> Evaluation {
    let copy = Evaluation(
      host: host, seed: seed, cell: cell, limits: limits, path: self.path + path)
    copy.deadline = deadline
    return copy
  }

  /// Prepares for a cell.
  func begin(cell: String) {
    self.cell = cell
    draws = [:]
    traces = []
    site = CallSite(cell: cell, ordinal: 0)
    state.pointee.refills = 0
    state.pointee.fuel = 0
    state.pointee.depth = 0
    state.pointee.maximumDepth = limits.depth
    state.pointee.top = stack.base
    deadline = limits.seconds.map { Clock.now() &+ UInt64(max(0, min($0, 1e9)) * 1e9) }
    enterThread()
  }

  /// Forgets every value on the stack.
  func clear() {
    state.pointee.top = stack.base
    state.pointee.end = stack.shrink(from: state.pointee.end)
  }

  /// Takes note of the stack of the thread that runs the machine from now on.
  func enterThread() {
    let thread = ThreadStack.identity()
    if state.pointee.thread == thread { return }
    state.pointee.thread = thread
    state.pointee.stackFloor = ThreadStack.floor()
  }

  /// Makes sure that the slots of a frame hold values.
  @inline(__always)
  func reserve(_ frame: Frame, _ slots: Int) throws {
    if frame + slots > state.pointee.end { try grow(frame, slots) }
  }

  @inline(never)
  private func grow(_ frame: Frame, _ slots: Int) throws {
    guard let end = stack.grow(from: state.pointee.end, toHold: frame, slots) else {
      throw depthFault
    }
    state.pointee.end = end
  }

  /// The error of too many calls within calls.
  var depthFault: Fault {
    if state.pointee.depth < 2 {
      return Fault("limit.names", "the cell binds too many names", hint: "Split the cell.")
    }
    return Fault(
      "limit.depth", "calls are nested more than \(state.pointee.depth - 1) deep",
      hint: "Let the recursion end earlier, or use `for`.")
  }
}
