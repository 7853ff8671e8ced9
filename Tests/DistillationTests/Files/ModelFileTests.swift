import Autodiff
import Diagnostics
import NeuralNets
import Tensors
import Testing

@testable import Distillation

/// Trained models in files: what is written is read with the same bits, anything else is refused.
struct ModelFileTests {
  /// Layers that the tests use, by their text.
  private static let layers: [any Layer] = [
    Dense(6, .relu), Dense(6, .tanh), Dense(4), BatchNorm(), LayerNorm(), Dropout(0.2), GRU(3),
    MeanPool(), NetVLAD(2), TimeDelay(4, kernel: 3),
  ]

  private static func layer(_ text: String) throws -> any Layer {
    guard let layer = layers.first(where: { $0.description == text }) else {
      throw Fault("model.layer", "a layer must be known, but is `\(text)`")
    }
    return layer
  }

  private func read(_ file: SafetensorsFile) throws -> Run {
    let bytes = file.encode()
    let decoded = try bytes.withUnsafeBytes { try SafetensorsFile.decode($0, name: "m") }
    return try Run(decoded, name: "m", .exact, layer: Self.layer)
  }

  private func requireSame(_ run: Run, _ other: Run, on clips: Examples) throws {
    #expect(try other.model.outputs(for: clips, .exact) == run.model.outputs(for: clips, .exact))
    #expect(other.model.weights == run.model.weights)
    #expect(other.model.scalings == run.model.scalings)
    #expect(other.stages.map(\.history) == run.stages.map(\.history))
    #expect(other.stages.map(\.name) == run.stages.map(\.name))
    #expect(other.method == run.method && other.clips == run.clips)
    #expect(other.settings.fields.map(\.text) == run.settings.fields.map(\.text))
    #expect(other.file.encode() == run.file.encode())
  }

  @Test(arguments: Fusion.allCases)
  func aTeacherSurvives(fusion: Fusion) throws {
    let clips = try SmallWorld.clips()
    let teacher = try ModelSpecification(
      role: .teacher,
      encoders: [
        Encoder(view: "audio", layers: [Dense(6, .relu), BatchNorm(), Dropout(0.2)]),
        Encoder(view: "video", layers: [Dense(6, .tanh)]),
      ], fusion: fusion, embedding: 4, classes: SmallWorld.classes,
      header: AngleMarginHeader().with(["margin": 0.35, "scale": 12.5]))
    var settings = SmallWorld.settings()
    settings.optimizer = Adam(weightDecay: 0.01)
    settings.rateSchedule = .cosine(warmUp: 0.1)
    settings.clipNorm = 1.5
    settings.patience = 2
    settings.averagedPart = 0.5
    settings.hiddenShare = ["video": 0.3]
    let run = try teacher.fit(clips, validation: SmallWorld.clips(24, seed: 2), settings)
    try requireSame(run, read(run.file), on: clips)
    #expect(try read(run.file).model.specification.header.description.contains("margin=0.35"))
  }

  @Test func aSequentialStudentSurvives() throws {
    let clips = try SequenceWorld.clips()
    let teacher = try SequenceWorld.taught(clips)
    let run = try SequenceWorld.student().distill(
      from: teacher, on: clips, objective: .standard, SmallWorld.settings(epochs: 2))
    let known =
      Self.layers + run.model.specification.aggregation
      + run.model.specification.encoders.flatMap(\.layers)
    let copy = try Run(run.file, name: "m", .exact) { text in
      try #require(known.first { $0.description == text })
    }
    try requireSame(run, copy, on: clips)
    #expect(
      copy.model.specification.encoders.map(\.segmentation)
        == run.model.specification.encoders.map(\.segmentation))
  }

  /// A run that was read teaches, and its controls train, as the one that was saved.
  @Test(arguments: [nil, Control.selfDistillation, .random, .permutedLabels])
  func aTeacherFromAFileTeachesAlike(control: Control?) throws {
    let clips = try SmallWorld.clips()
    let run = try SmallWorld.taught(clips)
    let copy = try read(run.file)
    func student(_ teacher: Run) throws -> Model {
      try SmallWorld.student().distill(
        from: teacher, on: clips, objective: .standard, control: control, SmallWorld.settings()
      ).model
    }
    #expect(try student(copy).weights == student(run).weights)
  }

  @Test func aDivergedRunSurvives() throws {
    let clips = try SmallWorld.clips()
    var settings = SmallWorld.settings(rate: 1e30)
    settings.optimizer = GradientDescent(momentum: 0.9)
    settings.standardizes = false
    let run = try SmallWorld.student().fit(clips, settings)
    #expect(run.divergence != nil)
    #expect(try read(run.file).divergence == run.divergence)
  }

  @Test(arguments: [
    ("format", nil, "file.format"), ("format", "pt", "file.format"),
    ("version", "2", "file.version"), ("version", "-1", "file.field"),
    ("role", "professor", "file.field"), ("views", "audio", "file.field"),
    ("views", "[]", "model.no-view"), ("classes", "[\"a\",3]", "file.field"),
    ("classes", "[\"a\"]", "model.classes"), ("encoder audio", nil, "file.field"),
    ("encoder audio", "[\"conv9d(3)\"]", "model.layer"),
    ("encoder audio", "[\"dense(4)\"]", "file.tensors"),
    ("encoder audio", "[\"dense(6, tanh)\",\"batch_norm()\"]", "file.tensors"),
    ("embedding", "5", "file.tensors"), ("embedding", "1e9", "file.field"),
    ("embedding", "0", "file.field"), ("header", "hardmax", "model.header"),
    ("header", "am_softmax(margin=9)", "setting.range"),
    ("header", "am_softmax(colour=9)", "setting.unknown"),
    ("header", "am_softmax(", "model.header"),
    ("fusion", "nuclear", "file.field"), ("aggregation", "[\"mean_pool()\"]", "model.aggregation"),
    ("segment audio", "5", "file.field"), ("input audio", "[5, 2]", "file.field"),
    ("input audio", "[6]", "file.tensors"), ("input audio", "[0]", "file.field"),
    ("input audio", "[time, 5]", "model.encoder"), ("history", "[]x", "file.field"),
    ("history", "[{}]", "file.field"), ("clips", "many", "file.field"),
    ("training optimizer", "sgd(1)", "file.field"), ("training key", "x", "file.field"),
    ("training length", "3 moons", "file.field"), ("training rate schedule", "up", "file.field"),
    ("method", nil, "file.field"),
  ])
  func otherWordsAreRefused(_ row: (field: String, text: String?, code: String)) throws {
    var file = try SmallWorld.student().fit(SmallWorld.clips(), SmallWorld.settings()).file
    file.metadata[row.field] = row.text
    let fault = #expect(throws: Fault.self) { try read(file) }
    #expect(fault?.code == row.code, "\(fault.map { "\($0)" } ?? "")")
  }

  @Test func otherTensorsAreRefused() throws {
    let file = try SmallWorld.student().fit(SmallWorld.clips(), SmallWorld.settings()).file
    func refused(_ change: (inout [(String, Tensor)]) throws -> Void) throws -> String {
      var pairs = Array(zip(file.weights.names, file.weights.tensors))
      try change(&pairs)
      let other = SafetensorsFile(
        NetworkWeights(names: pairs.map(\.0), tensors: pairs.map(\.1)), metadata: file.metadata)
      let fault = #expect(throws: Fault.self) { try read(other) }
      #expect(fault?.code == "file.tensors")
      return fault?.message ?? ""
    }
    let last = file.weights.names[0]
    #expect(try refused { $0.removeFirst() }.contains("must have a tensor `\(last)`"))
    #expect(
      try refused { $0.append(("extra/0.weight", Tensor(1))) }.contains("`extra/0.weight`"))
    #expect(
      try refused { $0[0].1 = try Tensor(zeros: [3, 3]) }.contains("but has [3, 3]"))
    #expect(
      try refused { $0[0].1 = Tensor(repeating: .nan, $0[0].1.shape) }.contains("number 0 is nan"))
  }

  /// Python writes tensors in another order.
  @Test func theOrderOfTensorsDoesNotMatter() throws {
    let run = try SmallWorld.student().fit(SmallWorld.clips(), SmallWorld.settings())
    let file = run.file
    let turned = SafetensorsFile(
      NetworkWeights(
        names: file.weights.names.reversed(), tensors: file.weights.tensors.reversed()),
      metadata: file.metadata)
    #expect(try read(turned).model.weights == run.model.weights)
  }

  /// Layers too large for the file's tensors are refused before memory is taken for them.
  @Test func hugeLayersAreRefused() throws {
    var file = try SmallWorld.student().fit(SmallWorld.clips(), SmallWorld.settings()).file
    file.metadata["encoder audio"] = "[\"dense(30000)\",\"dense(30000)\"]"
    #expect(throws: Fault.self) {
      try Run(file, name: "m", .exact) { _ in Dense(30_000) }
    }
  }
}
