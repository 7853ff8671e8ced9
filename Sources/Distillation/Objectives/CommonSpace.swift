import Autodiff
import Diagnostics
import NeuralNets
import Tensors

/// Learned linear maps of student's and teacher's embeddings into one space, scaled to length 1.
struct CommonSpace {
  private let student: Network
  private let teacher: Network

  /// Creates the maps with fresh numbers.
  init(
    studentWidth: Int, teacherWidth: Int, width: Int, key: RandomKey, role: String
  ) throws(Fault) {
    student = try EmbeddingProjector.linear(
      from: studentWidth, to: width, key: key, role: "\(role) student")
    teacher = try EmbeddingProjector.linear(
      from: teacherWidth, to: width, key: key, role: "\(role) teacher")
  }

  /// The numbers of both maps.
  var blocks: [ParameterBlock] { [student.parameters, teacher.parameters] }

  /// The rows of both in the common space; no gradient flows into the teacher's embeddings.
  func maps(
    _ s: Variable, _ t: Variable, _ tape: Tape
  ) throws(Fault) -> (student: Variable, teacher: Variable) {
    (
      try tape.rowNormalize(student.forward(s, tape)),
      try tape.rowNormalize(teacher.forward(tape.detached(t), tape))
    )
  }
}
