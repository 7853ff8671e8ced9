import Diagnostics
public import NeuralNets
public import Tensors

extension Run {
  /// The run as the contents of a file in the safetensors format: weights, running statistics and
  /// scaling as tensors; specification, settings and history as words.
  public var file: SafetensorsFile {
    var file = model.file
    file.metadata["method"] = method
    file.metadata["clips"] = "\(clips.all)"
    file.metadata["labelled"] = "\(clips.labelled)"
    file.metadata["history"] = stages.json.text
    for (name, text) in settings.fields { file.metadata["training \(name)"] = text }
    return file
  }

  /// Reads what ``file`` wrote.
  ///
  /// **Properties** The run makes of clips what the one that was saved does, to the last bit, with the
  /// same numerics.
  ///
  /// - Parameters:
  ///   - file: The contents.
  ///   - name: How messages call the file.
  ///   - numerics: How a control would train its teacher again.
  ///   - layer: Reads a layer from the text it shows.
  /// - Throws: `file.format`, `file.version`, `file.field`, `file.tensors`, faults of the
  ///   specification and of its layers, and what `layer` throws.
  public init(
    _ file: SafetensorsFile, name: String, _ numerics: Numerics,
    layer: (String) throws -> any Layer
  ) throws {
    let fields = try FileFields(file, .model, name: name)
    guard let stages = [Stage](try fields.json("history")) else {
      throw fields.wrong("history", "the stages of a training", try fields.text("history"))
    }
    let all = try fields.integer("clips", in: 0...Shape.maximumCount)
    self.init(
      model: try Model(file, fields, layer: layer), stages: stages,
      settings: try TrainingSettings(fields, numerics), method: try fields.text("method"),
      clips: (all, try fields.integer("labelled", in: 0...max(0, all))))
  }
}

extension FileFormat {
  /// What `save_model` writes.
  public static let model = FileFormat("lupi model", version: 1, "a model that `save_model` wrote")
}

extension [Run.Stage] {
  /// Names and histories.
  var json: JSONValue {
    .array(map { .object([("name", .string($0.name)), ("history", $0.history.json)]) })
  }

  /// Reads what ``json`` wrote.
  init?(_ json: JSONValue) {
    guard let items = json.items else { return nil }
    self = items.compactMap { item in
      guard let name = item["name"]?.string, let history = item["history"],
        let read = TrainingHistory(history)
      else { return nil }
      return Run.Stage(name: name, history: read)
    }
    guard count == items.count else { return nil }
  }
}
