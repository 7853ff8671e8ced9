import Diagnostics

extension Evaluation {
  /// How many steps pass between two looks at the outside.
  static let quantum = 4096

  /// Counts one loop iteration or call.
  @inline(__always)
  func step(_ place: Place) throws {
    state.pointee.fuel &-= 1
    if state.pointee.fuel < 0 { try refill(place) }
  }

  @inline(never)
  private func refill(_ place: Place) throws {
    do {
      try refill()
    } catch {
      throw place.placed(error)
    }
  }

  private func refill() throws {
    state.pointee.refills += 1
    let taken = (state.pointee.refills - 1).multipliedReportingOverflow(by: Self.quantum)
    if taken.overflow || taken.partialValue >= limits.steps {
      throw Fault(
        "limit.steps", "the cell takes more than \(limits.steps) steps",
        hint: "Let its loops end earlier, or work on arrays with the functions for them.")
    }
    state.pointee.fuel = min(Self.quantum, limits.steps - taken.partialValue)
    try look()
    try account(Self.quantum * MemoryLayout<Value>.stride)
  }

  /// Whether the person has asked to stop, or time is over. Asking counts as no step.
  public var isStopped: Bool { (try? look()) == nil }

  /// Throws when the person has asked to stop or when time is over.
  func look() throws {
    if host.isInterrupted { throw Interruption(.interrupted) }
    if let deadline, Clock.now() > deadline { throw Interruption(.timeout) }
  }

  /// Throws when the person has asked to stop, when time is over or when too many steps were taken;
  /// counts as one step.
  public func checkpoint() throws {
    state.pointee.fuel &-= 1
    if state.pointee.fuel < 0 { try refill() } else { try look() }
  }

  /// Notes that `bytes` are taken, or were just taken; throws where that is too much.
  func account(_ bytes: Int) throws {
    state.pointee.unaskedBytes &+= bytes
    if state.pointee.unaskedBytes >= state.pointee.memoryQuantum {
      state.pointee.unaskedBytes = 0
      try host.requireMemory(bytes)
    }
  }

  /// Notes what a list takes that is to have `count` items: where it outgrows its memory, or shares it, all
  /// its items move.
  @inline(__always)
  func accountList(_ items: [Value], growingTo count: Int, isUnique: Bool = true) throws {
    guard count > items.capacity || !isUnique else { return }
    try account((isUnique ? max(count, 2 * items.count) : count) * MemoryLayout<Value>.stride)
  }

  /// Notes what a text takes that grows. A large one gets room up to the next power of two, so that it
  /// moves, and takes more, only where that is noted.
  @inline(__always)
  func grow(_ text: inout String, by more: Int) throws {
    let (bytes, total) = (text.utf8.count, text.utf8.count + more)
    guard total >= 1 << 16, total.leadingZeroBitCount < bytes.leadingZeroBitCount else {
      return try account(more)
    }
    let capacity = 1 << (Int.bitWidth - total.leadingZeroBitCount)
    try account(capacity)
    // A text that has room already would get twice as much instead.
    var moved = ""
    moved.reserveCapacity(capacity)
    moved += text
    text = moved
  }

  /// Notes a value that was just made.
  func account(_ value: Value) throws {
    guard case .object(let object) = value else { return }
    switch object.kind {
    case .list: try account((value.list?.count ?? 0) * MemoryLayout<Value>.stride)
    case .foreign: try account(value.foreign?.byteCount ?? 0)
    default: break
    }
  }

  /// The items of a list, range, text or foreign value with elements.
  public func items(of value: Value) throws -> [Value] {
    if let items = value.list { return items }
    if let range = value.range {
      try requireList(count: range.count)
      try account(range.count * MemoryLayout<Value>.stride)
      return range.map { .int($0) }
    }
    if let text = value.string { return text.map { .string(String($0)) } }
    if let foreign = value.foreign, let count = foreign.count {
      try requireList(count: count)
      try account(count * MemoryLayout<Value>.stride)
      var items: [Value] = []
      items.reserveCapacity(count)
      for index in 0..<count {
        try checkpoint()
        guard let item = try foreign.element([.index(index)]) else { break }
        items.append(item)
      }
      return items
    }
    var hint: String?
    if value.int != nil { hint = "Write a range: `0..<\(value.literal)`." }
    if value.record != nil { hint = "Go over its names with `keys(r)`." }
    throw Fault(
      "type.sequence", "a list, range or text is needed, but this is \(value.described)",
      hint: hint)
  }

  /// A list as a value, unless its containers are nested too deeply.
  func checkedNesting(_ value: Value) throws -> Value {
    if value.nesting > limits.nesting {
      throw Fault(
        "limit.nesting", "values can be nested at most \(limits.nesting) deep",
        hint: "Keep the items in one flat list.")
    }
    return value
  }

  /// A key that depends on the seed, the path of forks, the cell that runs, the place of the call
  /// and how often it has asked in this run.
  func randomKey(at site: CallSite) -> UInt64 {
    let count = draws[site, default: 0]
    draws[site] = count &+ 1
    var digest = Digest()
    digest.combine("random key")
    digest.combine(seed)
    digest.combine(path.count)
    for index in path { digest.combine(index) }
    digest.combine(cell)
    digest.combine(site.cell)
    digest.combine(site.ordinal)
    digest.combine(count)
    return digest.word
  }
}
