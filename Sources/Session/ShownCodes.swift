import Builtins
import Diagnostics
import Synchronization

/// The codes of what was shown, so that a command can say once, at its end, where there is more about
/// them.
final class ShownCodes: Sendable {
  private let codes = Mutex<[String]>([])

  /// Errors of the command line say themselves what to do.
  private static let plainAreas: Set = ["usage", "help", "prompt"]

  /// Notes the code of a diagnostic that is shown.
  func add(_ code: String) {
    codes.withLock { if !$0.contains(code) { $0.append(code) } }
  }

  /// Forgets what was shown.
  func forget() { codes.withLock { $0 = [] } }

  /// A line that points to the explanations of the first few codes, if there are any to point to.
  var pointer: String? {
    let explained = codes.withLock { $0 }.compactMap { Explanations[$0] }
      .filter { !Self.plainAreas.contains($0.area) }
    guard !explained.isEmpty else { return nil }
    return "`lupi explain \(explained.prefix(3).map(\.code).joined(separator: " "))` says more."
  }
}
