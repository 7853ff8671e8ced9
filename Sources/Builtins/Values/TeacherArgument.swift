import Binding
import Diagnostics
import Distillation
import Language

/// Who teaches: a trained run, several of them, or what teachers made of the training clips.
struct TeacherArgument: Bindable {
  let teacher: any Teacher
  let value: Value

  static var kindName: String { "run, list of runs or lesson" }

  static func read(_ value: Value) throws -> TeacherArgument? {
    if let run = try RunValue.read(value) { return TeacherArgument(teacher: run.run, value: value) }
    if let lesson = try LessonValue.read(value) {
      return TeacherArgument(teacher: lesson.teacher, value: value)
    }
    guard let list = value.list else { return nil }
    var members: [any Teacher] = []
    for item in list {
      guard let member = try TeacherArgument.read(item) else { return nil }
      members.append(member.teacher)
    }
    return TeacherArgument(teacher: try TeacherEnsemble(members), value: value)
  }

  static func hint(for value: Value) -> String? {
    if value.list != nil { return "Give a list of trained teachers." }
    return RunValue.hint(for: value)
  }
}
