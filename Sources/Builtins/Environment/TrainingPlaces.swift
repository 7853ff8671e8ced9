import Diagnostics
import Distillation
import Language
import NeuralNets
import Synchronization

/// Where the trainings of a run keep what they need to go on after an interruption: by names, in a place
/// that whoever runs the notebook provides.
///
/// What a cell has kept can go as soon as the cell itself is kept, but for trainings that a longer one
/// could go on from.
public final class TrainingPlaces: Sendable {
  /// Reads, writes and removes contents by name.
  public struct Store: Sendable {
    let isEmpty: @Sendable () -> Bool
    let read: @Sendable (String) -> [UInt8]?
    let write: @Sendable ([UInt8], String) -> Bool
    let remove: @Sendable (String) -> Void

    /// Creates a store.
    public init(
      isEmpty: @escaping @Sendable () -> Bool, read: @escaping @Sendable (String) -> [UInt8]?,
      write: @escaping @Sendable ([UInt8], String) -> Bool,
      remove: @escaping @Sendable (String) -> Void
    ) {
      self.isEmpty = isEmpty
      self.read = read
      self.write = write
      self.remove = remove
    }
  }

  private let store: Store
  private let build: String
  /// The names that can go with the cell that runs.
  private let passing = Mutex<Set<String>>([])

  /// Creates places; `build` tells lupi from others that would compute other bits.
  public init(_ store: Store, build: String) {
    self.store = store
    self.build = build
  }

  /// Whether what was kept of a training is whole.
  public static func isSound(_ bytes: [UInt8]) -> Bool {
    guard
      let file = try? bytes.withUnsafeBytes({ try SafetensorsFile.decode($0, name: "a checkpoint") }
      )
    else { return false }
    return file.metadata["hash"] == file.contentHash
  }

  /// Removes what the cell needed that has just been kept.
  public func settle() {
    let names = passing.withLock { names in
      defer { names = [] }
      return names
    }
    for name in names { store.remove(name) }
  }

  /// The shelf of a notebook's trainings; `kernels` says where matrix products come from.
  func shelf(kernels: @escaping @Sendable () -> String) -> TrainingShelf {
    TrainingShelf(isEmpty: store.isEmpty) { [self] training, canGrow in
      var digest = Digest()
      for text in [build, kernels(), training] { digest.combine(text) }
      let name = String(digest.hex.prefix(32))
      if !canGrow { passing.withLock { _ = $0.insert(name) } }
      return CheckpointStorage(
        name: "what was kept of the training",
        read: { [store] in
          try store.read(name).map { bytes in
            try bytes.withUnsafeBytes { try SafetensorsFile.decode($0, name: "a checkpoint") }
          }
        },
        // A training that cannot be kept is trained all the same.
        write: { [store] file in _ = store.write(file.encode(), name) })
    }
  }
}
