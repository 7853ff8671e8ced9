import Binding
import Datasets
import Distillation
import Language
import Synchronization
import Tensors

/// The environment of one trial of a study: one thread, no progress of its own, and what it shows
/// kept back until all trials before it have shown theirs.
final class TrialEnvironment: Environment {
  private let parent: any Environment
  private let kept = Mutex<[Value]>([])
  let numerics: Numerics

  init(parent: any Environment) {
    self.parent = parent
    var numerics = parent.numerics
    numerics.threads = 1
    self.numerics = numerics
  }

  var files: FileAccess { parent.files }
  var cache: FeatureCache? { parent.cache }
  var trainings: TrainingShelf? { parent.trainings }
  var catalogue: Catalogue { parent.catalogue }
  var isInterrupted: Bool { parent.isInterrupted }
  var shown: [Value] { kept.withLock { $0 } }

  var memoryQuantum: Int { parent.memoryQuantum }

  func requireMemory(_ bytes: Int) throws { try parent.requireMemory(bytes) }

  func report(_ progress: ProgressReport) {}

  func show(_ value: Value, in evaluation: Evaluation) throws { kept.withLock { $0.append(value) } }
}
