import Binding
import Diagnostics
import Distillation
import Language
import Plots

/// What teachers made of certain clips, as the language holds it: usable wherever a teacher is wanted.
struct LessonValue: ForeignBindable {
  let teacher: RecordedTeacher
  /// The number of clips.
  let clips: Int

  static var kindName: String { "lesson" }
  var summary: String { "lesson by \(teacher.summary) on \(counted(clips, "clip"))" }
  var fieldNames: [String] { ["clips", "embedding", "classes", "embeddings"] }

  func field(_ name: String) -> Value? {
    switch name {
    case "clips": .int(clips)
    case "embedding": .int(teacher.embeddingWidth)
    case "classes": teacher.classes.value
    case "embeddings": TensorValue(tensor: teacher.recorded.clips).value
    default: nil
    }
  }

  func digest(into digest: inout Digest) {
    digest.combine(summary)
    let recorded = teacher.recorded
    for tensor in [recorded.clips, recorded.segments, recorded.scores].compactMap({ $0 }) {
      TensorValue(tensor: tensor).digest(into: &digest)
    }
  }

  func isEqual(to other: any Foreign) -> Bool {
    guard let other = other as? LessonValue else { return false }
    return other.summary == summary && other.teacher.recorded == teacher.recorded
  }

  static func hint(for value: Value) -> String? {
    "Make one with `lesson` or `out_of_fold`."
  }
}
