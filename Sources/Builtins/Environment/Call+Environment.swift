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

  /// Whether the person has asked to stop, or time is over; for loops that take long. What is thrown
  /// then does not matter: the interpreter reports the stop.
  var isStopped: Bool { (try? evaluation.checkpoint()) == nil }

  /// The random key of the call: the one for `seed` where it is given, else the call's own.
  func key(seed: Int?) -> RandomKey {
    RandomKey(seed.map { UInt64(bitPattern: Int64($0)) } ?? randomKey())
  }
}
