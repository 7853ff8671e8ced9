import Diagnostics
import NeuralNets
import Tensors

/// What a training kept, read for one that wants to go on with it.
struct CheckpointReader {
  private let file: SafetensorsFile
  private let name: String

  /// What is taken over.
  struct Kept {
    /// The stages that are done.
    let done: [Run.Stage]
    /// The numbers of the model with which the next stage began.
    let start: [ParameterBlock.State]
    /// Where that stage stands.
    let state: TrainingState
  }

  init(_ file: SafetensorsFile, _ name: String) {
    self.file = file
    self.name = name
  }

  /// Reads the file for a training.
  ///
  /// Throws `file.format`, `file.version`, `checkpoint.damaged` where the numbers are not those that
  /// were written, and `checkpoint.other` with the first thing that is different where the file is of
  /// another training.
  func read(_ stages: [TrainingCourse.Stage], of course: TrainingCourse) throws(Fault) -> Kept {
    let fields = try FileFields(file, .training, name: name)
    guard file.metadata["hash"] == file.contentHash else {
      throw Fault(
        "checkpoint.damaged",
        "`\(name)` must be as it was written, but its contents do not have its hash",
        hint: CheckpointStorage.advice)
    }
    guard let done = [Run.Stage](try fields.json("done")) else {
      throw fields.wrong("done", "the stages of a training", try fields.text("done"))
    }
    let last = min(done.count, stages.count - 1)
    for (stage, field) in try course.fields(of: stages, upTo: last) {
      let found = fields.optional(TrainingCourse.word(stage, field.name)) ?? "none"
      guard found == field.text else {
        throw other(field, found, stage: stages.count > 1 ? stage : nil)
      }
    }
    let names = done.map(\.name) + [try fields.text("stage")]
    guard names == stages.prefix(names.count).map(\.name) else {
      throw other(TrainingField("stage", stages[last].name), names.joined(separator: ", "))
    }
    var shelf = TensorShelf(file, fields)
    let state = try TrainingState(fields, &shelf, for: stages[last].blocks)
    let start = try fields.states("start", &shelf, for: course.blocks)
    try shelf.requireEmpty()
    let epochs = (done: state.history.epochs.count, wanted: stages[last].plan.epochs)
    guard epochs.done <= epochs.wanted else {
      throw other(TrainingField("epochs", "\(epochs.wanted)"), "\(epochs.done)")
    }
    return Kept(done: done, start: start, state: state)
  }

  private func other(_ field: TrainingField, _ found: String, stage: String? = nil) -> Fault {
    let subject = "`\(field.name)`" + (stage.map { " of the stage `\($0)`" } ?? "")
    return Fault(
      "checkpoint.other",
      "`\(name)` must be of this training, but its \(subject) is \(truncated(found, to: 80)), here it "
        + "is \(truncated(field.text, to: 80))",
      hint: field.name == "epochs"
        ? "Only the last stage can become longer, and only at a rate that does not depend on its length, "
          + "such as `constant_schedule`. \(CheckpointStorage.advice)"
        : CheckpointStorage.advice)
  }
}

extension CheckpointStorage {
  /// What to do with a file that cannot be gone on from.
  static let advice = "Give another path, or delete the file to begin anew."

  /// What was kept; nothing where there is nothing yet.
  ///
  /// Throws `checkpoint.damaged` where it cannot be decoded.
  func kept() throws -> SafetensorsFile? {
    do {
      return try read()
    } catch let fault as Fault
      where fault.code.hasPrefix("safetensors.") || fault.code.hasPrefix("shape.")
    {
      throw Fault("checkpoint.damaged", fault.message, hint: Self.advice)
    }
  }
}
