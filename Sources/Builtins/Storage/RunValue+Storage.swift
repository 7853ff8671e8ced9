import Autodiff
import Diagnostics
import Distillation
import Language
import NeuralNets

extension StorageReader {
  /// Reads a file of weights and words.
  func weights() throws -> SafetensorsFile {
    try data().withUnsafeBytes { try SafetensorsFile.decode($0, name: "a kept network") }
  }
}

extension RunValue: Storable {
  static var storedName: String { "run" }

  func write(to writer: StorageWriter) throws {
    writer.data(file.encode())
    try writer.frames(frames)
  }

  init(from reader: StorageReader) throws {
    let surroundings = try reader.surroundings
    try self.init(
      reader.weights(), name: "a kept run", surroundings.numerics, layer: surroundings.layer)
    frames = try reader.frames()
  }
}

extension LessonValue: Storable {
  static var storedName: String { "lesson" }

  func write(to writer: StorageWriter) {
    let recorded = teacher.recorded
    writer.int(clips)
    writer.texts(teacher.classes)
    writer.text(teacher.summary)
    writer.texts(teacher.names)
    writer.tensor(recorded.clips)
    writer.optional(recorded.segments, writer.tensor)
    writer.optional(recorded.layout?.lengths, writer.ints)
    writer.tensor(recorded.scores)
    writer.optional(teacher.others) { others in
      guard let model = others as? Model else { return writer.leaveOut() }
      writer.data(model.file.encode())
    }
  }

  init(from reader: StorageReader) throws {
    let clips = try reader.int()
    let classes = try reader.texts()
    let summary = try reader.text()
    let names = try reader.texts()
    let outputs = try ModelOutputs(
      clips: reader.tensor(), segments: reader.optional(reader.tensor),
      layout: reader.optional { try SequenceLayout(lengths: reader.ints()) },
      scores: reader.tensor())
    guard outputs.isWhole else { throw Fault.unreadable("what a teacher made of clips") }
    self.init(
      teacher: try RecordedTeacher(
        outputs, clips: names, classes: classes, summary: summary,
        others: reader.optional {
          try Model(reader.weights(), name: "a kept model", layer: reader.surroundings.layer)
        }), clips: clips)
  }
}
