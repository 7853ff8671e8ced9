import Datasets
import Diagnostics
import Language
import Tensors

extension Call {
  /// The environment of the notebook that makes the call.
  func environment() throws -> any Environment {
    guard let environment = evaluation.host as? any Environment else {
      throw Fault(
        "host.environment", "this function must run in a notebook or at the prompt",
        hint: "Run it with `lupi`.")
    }
    return environment
  }

  /// The random key of the call: the one for `seed` where it is given, else the call's own.
  func key(seed: Int?) -> RandomKey {
    RandomKey(seed.map { UInt64(bitPattern: Int64($0)) } ?? randomKey())
  }
}
