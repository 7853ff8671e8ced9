import Builtins
import Language
import Notebooks

/// What cells can depend on beside the values they read: the build, the numerics, files and kernels.
struct CellWorld: CellSurroundings {
  let identity: [CellKey.Part]
  private let witness: Witness
  private let trainings: TrainingPlaces?

  init(_ witness: Witness, numerics: NumericsMode, trainings: TrainingPlaces?) {
    self.witness = witness
    self.trainings = trainings
    identity = [
      CellKey.Part("lupi", BuildIdentity.current), CellKey.Part("numerics", numerics.rawValue),
    ]
  }

  var context: StorageContext { witness.context }

  func startObserving() { witness.start() }

  func stopObserving() -> Observations {
    let (bytes, isRepeatable) = witness.stop()
    return Observations(bytes: bytes, isRepeatable: isRepeatable)
  }

  func change(since observations: [UInt8]) -> String? { witness.change(since: observations) }

  func replay(_ observations: [UInt8]) { witness.replay(observations) }

  func settle() { trainings?.settle() }
}
