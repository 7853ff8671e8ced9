import Language
import Tensors

extension Call {
  /// The random key of a choice that must be the same wherever it is asked for: it depends on the
  /// seed and on what is chosen, not on the place of the call. So the clips of a smaller label budget
  /// are among those of a larger one, and networks that are compared start from the same weights.
  func sharedKey(_ purpose: String, seed: Int?) -> RandomKey {
    let seed = seed.map { UInt64(bitPattern: Int64($0)) } ?? evaluation.seed
    return RandomKey(seed).child(purpose)
  }
}
