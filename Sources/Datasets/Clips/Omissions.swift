import Diagnostics

/// Keeps account of clips that are left out, by kind of problem, in the order of the first.
struct Omissions {
  private var kinds: [(kind: String, reason: String, clips: [String])] = []

  /// What was left out, once for each kind of problem.
  var skipped: [SkippedClips] { kinds.map { SkippedClips(reason: $0.reason, clips: $0.clips) } }

  /// Whether a problem with some code was noted.
  func has(_ code: String) -> Bool { kinds.contains { $0.kind.hasSuffix(" " + code) } }

  /// Notes that a view of a clip cannot be had.
  mutating func note(_ fault: Fault, view: String, clip: String) {
    note(view + " " + fault.code, "`\(view)` of `\(clip)`: \(fault.message)", clip)
  }

  /// Notes a clip under a kind of problem; the reason of the first stands for all.
  mutating func note(_ kind: String, _ reason: @autoclosure () -> String, _ clip: String) {
    if let index = kinds.firstIndex(where: { $0.kind == kind }) {
      kinds[index].clips.append(clip)
    } else {
      kinds.append((kind, reason(), [clip]))
    }
  }
}
