import Datasets
import Diagnostics
import NeuralNets
import Signals

/// How the features of a view came about, as words of a model's file.
extension FeatureOrigin {
  /// The fields for a view; none where the features were given.
  func fields(_ view: String) -> [String: String] {
    switch self {
    case .given: [:]
    case .changed(let reason): ["changed \(view)": reason]
    case .sound(let recipe):
      ["sound \(view)": recipe.json.text, "spectrogram \(view)": recipe.fingerprint]
    }
  }

  /// Reads what ``fields(_:)`` wrote.
  ///
  /// Throws `file.field`, and `file.features` where this version computes such features otherwise.
  init(_ view: String, _ fields: FileFields) throws(Fault) {
    if let reason = fields.optional("changed \(view)") {
      self = .changed(truncated(reason, to: 200))
      return
    }
    guard fields.optional("sound \(view)") != nil else {
      self = .given
      return
    }
    let field = "sound \(view)"
    guard let recipe = try SoundRecipe(fields.json(field)) else {
      throw fields.wrong(field, "a preset, a rate, bins, a hop and steps", try fields.text(field))
    }
    let expected = try fields.text("spectrogram \(view)")
    guard recipe.fingerprint == expected else {
      throw Fault(
        "file.features",
        "`\(fields.name)` must have been trained on features that this version of lupi computes, but "
          + "its are: \(truncated(expected, to: 300))",
        hint: "Train it again, or use the version of lupi that wrote it.")
    }
    self = .sound(recipe)
  }
}

extension SoundRecipe {
  /// The recipe without what the preset says.
  fileprivate var json: JSONValue {
    .object([
      ("preset", .string(preset.rawValue)),
      ("rate", .number(Double(settings.spectrum.sampleRate))),
      ("bins", .number(Double(settings.bandCount))),
      ("hop", .number(Double(settings.spectrum.hop))),
      ("steps", .array(steps.map(\.json))),
    ])
  }

  /// Reads what ``json`` wrote.
  fileprivate init?(_ json: JSONValue) {
    guard let preset = json["preset"]?.string.flatMap(LogMelPreset.init(rawValue:)),
      let rate = json["rate"]?.integer, (1000...1_000_000).contains(rate),
      let bins = json["bins"]?.integer, (1...512).contains(bins),
      let hop = json["hop"]?.integer, (1...10_000_000).contains(hop),
      let items = json["steps"]?.items, items.count <= 100
    else { return nil }
    let steps = items.compactMap(Step.init)
    guard steps.count == items.count else { return nil }
    self.init(preset, sampleRate: rate, bandCount: bins, hop: hop, steps: steps)
  }
}

extension SoundRecipe.Step {
  fileprivate var json: JSONValue {
    func numbers(_ values: [Int]) -> JSONValue { .array(values.map { .number(Double($0)) }) }
    func floats(_ values: [Float]) -> JSONValue { .array(values.map { JSONValue(Double($0)) }) }
    switch self {
    case .normalize(let spread): return .object([("normalize_clips", .boolean(spread))])
    case .deltas(let width, let order):
      return .object([("add_deltas", numbers([width, order]))])
    case .features(let positions): return .object([("take_features", numbers(positions))])
    case .steps(let positions): return .object([("take_steps", numbers(positions))])
    case .standardize(let scale):
      return .object([
        ("standardize", .array([floats(scale.means), floats(scale.deviations)]))
      ])
    }
  }

  fileprivate init?(_ json: JSONValue) {
    if case .boolean(let spread)? = json["normalize_clips"] {
      self = .normalize(dividesBySpread: spread)
    } else if let sizes = json["add_deltas"]?.integers, sizes.count == 2,
      (3...999).contains(sizes[0]), (1...2).contains(sizes[1])
    {
      self = .deltas(width: sizes[0], order: sizes[1])
    } else if let positions = json["take_features"]?.integers {
      self = .features(positions)
    } else if let positions = json["take_steps"]?.integers {
      self = .steps(positions)
    } else if let parts = json["standardize"]?.items, parts.count == 2,
      let means = parts[0].doubles, let deviations = parts[1].doubles,
      let scale = try? Standardization(
        means: means.map { Float($0) }, deviations: deviations.map { Float($0) })
    {
      self = .standardize(scale)
    } else {
      return nil
    }
  }
}
