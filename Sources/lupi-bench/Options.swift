import Tensors

/// The command line of `lupi-bench`.
struct Options {
  /// What is wrong with a command line.
  struct Problem: Error, CustomStringConvertible {
    let description: String
  }

  /// Only cases whose names contain one of these run; all without any.
  var filters: [String] = []
  var seconds = 1.0
  var json = false
  var showsHelp = false
  /// Whether one thread is compared with several instead.
  var comparesThreads = false
  var numerics = Numerics.fast
  /// Where the measurements are kept, for later comparison.
  var savePath: String?
  /// Measurements kept before, to compare with.
  var againstPath: String?

  static let help = """
    lupi-bench [FILTER…] [--seconds S] [--threads N] [--mode fast|exact] [--json]
               [--save FILE] [--against FILE] | [--scaling]

    Times the kernels and training steps of lupi. Every case checks its own result first.
    FILTER     run only cases whose name contains it
    --seconds  how long to measure each case (default 1)
    --threads  how many threads may work at once (default 1)
    --mode     where matrix products come from (default fast: OpenBLAS)
    --json     one JSON object per case instead of a table
    --save     also write the measurements to FILE
    --against  also compare with the measurements in FILE, and mark what differs
               by more than the noise
    --scaling  instead run each case on one thread and on those of --threads (default 2
               then) in turns, and say how many times faster the several are
    """

  init(_ arguments: [String]) throws {
    var rest = arguments[...]
    func value<T>(_ option: String, _ convert: (String) -> T?) throws -> T {
      guard let text = rest.popFirst(), let value = convert(text) else {
        throw Problem(description: "\(option) needs a value; see lupi-bench --help")
      }
      return value
    }
    while let argument = rest.popFirst() {
      switch argument {
      case "--seconds": seconds = try value(argument) { Double($0).flatMap { $0 > 0 ? $0 : nil } }
      case "--threads":
        numerics.threads = try value(argument) { Int($0).flatMap { $0 > 0 ? $0 : nil } }
      case "--mode": numerics.mode = try value(argument) { Numerics.Mode(rawValue: $0) }
      case "--json": json = true
      case "--scaling": comparesThreads = true
      case "--save": savePath = try value(argument) { $0 }
      case "--against": againstPath = try value(argument) { $0 }
      case "--help", "-h": showsHelp = true
      default:
        guard !argument.hasPrefix("-") else {
          throw Problem(description: "there is no option \(argument); see lupi-bench --help")
        }
        filters.append(argument)
      }
    }
    guard comparesThreads else { return }
    if json || savePath != nil || againstPath != nil {
      throw Problem(description: "--scaling must stand without --json, --save and --against")
    }
    numerics.threads = max(2, numerics.threads)
  }
}
