import Diagnostics
public import NeuralNets

/// Where a training keeps what it needs to go on after an interruption.
public struct CheckpointStorage {
  /// How messages call the place, such as a path.
  public var name: String
  /// Reads what was kept; nothing where there is nothing yet.
  public var read: () throws -> SafetensorsFile?
  /// Keeps something, all of it or nothing.
  public var write: (SafetensorsFile) throws -> Void
  /// How long the training goes on at least before it writes again.
  public var interval = Duration.seconds(2)

  /// Creates a storage.
  public init(
    name: String, read: @escaping () throws -> SafetensorsFile?,
    write: @escaping (SafetensorsFile) throws -> Void
  ) {
    self.name = name
    self.read = read
    self.write = write
  }
}

/// Writes the newest state of a stage now and then, and at its end.
final class CheckpointWriter {
  private let makeStorage: () throws -> CheckpointStorage
  private var storage: CheckpointStorage?
  /// The file around a state.
  private let wrap: (TrainingState) throws -> SafetensorsFile
  private var pending: TrainingState?
  private var last = ContinuousClock.now
  private var pause: Duration

  private let interval: Duration

  /// Creates a writer; `storage` is asked for when something is written first.
  init(
    every interval: Duration, to storage: @escaping () throws -> CheckpointStorage,
    wrap: @escaping (TrainingState) throws -> SafetensorsFile
  ) {
    makeStorage = storage
    self.wrap = wrap
    self.interval = interval
    pause = interval
  }

  /// Whether the last writing is long ago.
  var isDue: Bool { ContinuousClock.now - last >= pause }

  /// Takes a state, and writes it if the last writing is long ago.
  func offer(_ state: TrainingState) throws {
    pending = state
    if isDue { try flush() }
  }

  /// Writes the newest state unless it is written.
  func flush() throws {
    guard let state = pending else { return }
    let start = ContinuousClock.now
    let storage = try storage ?? makeStorage()
    self.storage = storage
    try storage.write(wrap(state))
    pending = nil
    last = ContinuousClock.now
    // A large file on a slow disk takes at most a hundredth of the time.
    pause = max(interval, (last - start) * 100)
  }
}
