public import Language

/// What a cell can depend on beside the values it reads, as the cache must know it.
public protocol CellSurroundings: Sendable {
  /// What decides results and is the same for all cells of a run: the program itself, the numerics.
  var identity: [CellKey.Part] { get }
  /// What kept values need to be read again.
  var context: StorageContext { get }
  /// Begins to take down what is asked of files and machine.
  func startObserving()
  /// Ends that; what was asked, with the answers.
  func stopObserving() -> Observations
  /// What is answered in another way now, in a few words; nothing where all is the same.
  func change(since observations: [UInt8]) -> String?
  /// Records again which files were read and written.
  func replay(_ observations: [UInt8])
  /// Called when the cell that was observed last is kept: what it needed on the way can go.
  func settle()
}

/// What a cell asked of files and machine.
public struct Observations: Sendable {
  /// Questions and answers, as whoever took them down reads them.
  public let bytes: [UInt8]
  /// Whether asking again tells whether anything has changed.
  public let isRepeatable: Bool

  /// Creates observations.
  public init(bytes: [UInt8], isRepeatable: Bool) {
    self.bytes = bytes
    self.isRepeatable = isRepeatable
  }
}
