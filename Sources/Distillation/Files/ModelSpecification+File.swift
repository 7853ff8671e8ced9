import Diagnostics
import NeuralNets
import Tensors

extension ModelSpecification {
  /// What the specification is, as the words of a file.
  var fields: [String: String] {
    var fields = [
      "role": role.rawValue, "classes": JSONValue(classes).text, "views": JSONValue(views).text,
      "fusion": fusion.rawValue, "embedding": "\(embedding)", "header": header.description,
      "aggregation": JSONValue(aggregation.map(\.description)).text,
    ]
    for encoder in encoders {
      fields["encoder \(encoder.view)"] = JSONValue(encoder.layers.map(\.description)).text
      if let segmentation = encoder.segmentation {
        fields["segment \(encoder.view)"] = "\(segmentation.steps)"
        fields["hop \(encoder.view)"] = "\(segmentation.hop)"
      }
    }
    return fields
  }

  /// Reads what ``fields`` wrote; `layer` reads a layer from its text.
  ///
  /// Throws `file.field`, `model.header`, what the checks of a specification throw, and what `layer`
  /// does.
  init(_ fields: FileFields, layer: (String) throws -> any Layer) throws {
    let whole = 1...1_000_000
    var encoders: [Encoder] = []
    for view in try fields.texts("views") {
      var segmentation: Segmentation?
      if fields.optional("segment \(view)") != nil {
        segmentation = try Segmentation(
          steps: fields.integer("segment \(view)", in: whole),
          hop: fields.integer("hop \(view)", in: whole))
      }
      encoders.append(
        Encoder(
          view: view, segmentation: segmentation,
          layers: try fields.texts("encoder \(view)").map(layer)))
    }
    try self.init(
      role: fields.choice("role", [Role.teacher, .student]), encoders: encoders,
      fusion: fields.choice("fusion", Fusion.allCases),
      aggregation: fields.texts("aggregation").map(layer),
      embedding: fields.integer("embedding", in: 1...65_536), classes: fields.texts("classes"),
      header: Headers.read(fields.text("header")))
  }
}

extension Headers {
  /// The header that shows a text.
  ///
  /// Throws `model.header` for a text that no header has, and `setting.unknown` and `setting.range`.
  static func read(_ text: String) throws(Fault) -> any Header {
    let call = WrittenCall(text)
    guard let call, let plain = all.first(where: { $0.about.name == call.name }) else {
      let names = all.map(\.about.name)
      throw Fault(
        "model.header",
        "the header must be \(listed(names, conjunction: "or", quoted: true)), but is "
          + "`\(truncated(text, to: 60))`",
        hint: suggestion(for: call?.name ?? text, among: names, noun: "header"))
    }
    var settings: [String: SettingValue] = [:]
    for argument in call.arguments {
      guard let name = argument.name, let value = argument.value else {
        throw Fault(
          "model.header",
          "a setting of a header must be a name with a number, but is `\(argument.text)`")
      }
      settings[name] = value
    }
    return try plain.with(settings)
  }
}
