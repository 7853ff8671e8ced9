import NeuralNets

@testable import Distillation

/// A file in memory, for tests that interrupt a training.
final class MemoryFile {
  var bytes: [UInt8]?
  private(set) var writings = 0

  /// A storage that writes after every epoch.
  var storage: CheckpointStorage {
    var storage = CheckpointStorage(
      name: "t.ckpt",
      read: { [self] in
        try bytes.map { bytes in
          try bytes.withUnsafeBytes { try SafetensorsFile.decode($0, name: "t.ckpt") }
        }
      },
      write: { [self] in
        bytes = $0.encode()
        writings += 1
      })
    storage.interval = .zero
    return storage
  }

  /// Hooks that keep the training here, and stop it after so many steps of this run.
  func hooks(steps limit: Int? = nil) -> TrainingHooks {
    var hooks = TrainingHooks()
    hooks.checkpoint = storage
    if let limit {
      var steps = 0
      hooks.progress = { _, _ in steps += 1 }
      hooks.isCancelled = { steps >= limit }
    }
    return hooks
  }
}
