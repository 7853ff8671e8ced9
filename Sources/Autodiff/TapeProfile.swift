/// How long the operations of a tape take, by their names.
public final class TapeProfile {
  /// The time of one kind of work.
  public struct Entry: Sendable, Hashable {
    /// The name of the operation, or of work around the tape.
    public let name: String
    /// How often it was done.
    public internal(set) var calls = 0
    /// The seconds that its values took.
    public internal(set) var forward = 0.0
    /// The seconds that its gradients took.
    public internal(set) var backward = 0.0
  }

  /// The kinds of work, in the order in which they were first done.
  public private(set) var entries: [Entry] = []
  private var places: [String: Int] = [:]

  /// Creates an empty profile.
  public init() {}

  /// Adds the time of some work.
  public func measure<Result, Failure: Error>(
    _ name: String, isBackward: Bool = false, _ work: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let start = ContinuousClock.now
    defer { add(name, isBackward, ContinuousClock.now - start) }
    return try work()
  }

  private func add(_ name: String, _ isBackward: Bool, _ duration: Duration) {
    let seconds =
      Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
    let place = places[name] ?? entries.count
    if place == entries.count {
      places[name] = place
      entries.append(Entry(name: name))
    }
    if isBackward {
      entries[place].backward += seconds
    } else {
      entries[place].forward += seconds
      entries[place].calls += 1
    }
  }
}
