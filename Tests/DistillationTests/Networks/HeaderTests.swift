import Autodiff
import Diagnostics
import NeuralNets
import Tensors
import Testing

@testable import Distillation

/// Headers with a margin: golden numbers, PyTorch, and training with them.
struct HeaderTests {
  struct Golden: Sendable, CustomStringConvertible {
    let description: String
    let header: any Header
    let cosines: [Float]
    let expected: Double
  }

  static let golden = [
    Golden(
      description: "AM", header: CosineMarginHeader(), cosines: [0.6, 0.2, -0.3],
      expected: 0.0024756859),
    Golden(
      description: "AAM", header: AngleMarginHeader(), cosines: [0.6, 0.2, -0.3],
      expected: 0.0010346919),
    Golden(
      description: "AM, near", header: CosineMarginHeader(), cosines: [0.6, 0.55, -0.3],
      expected: 4.5110477449),
    Golden(
      description: "AAM, near", header: AngleMarginHeader(), cosines: [0.6, 0.55, -0.3],
      expected: 3.6531173527),
  ]

  @Test(arguments: golden)
  func agrees(_ golden: Golden) throws {
    let tape = Tape(.exact)
    let scores = try tape.constant(Tensor([1, 3], golden.cosines.map { 30 * $0 }))
    let loss = try tape.crossEntropy(
      golden.header.handicapped(scores, labels: [0], progress: 1, tape), [0])
    #expect(abs(Double(loss.scalar) - golden.expected) < 1e-5, "\(loss.scalar)")
  }

  static let parity: [(name: String, header: any MarginHeader)] = [
    ("am_softmax", CosineMarginHeader()), ("aam_softmax", AngleMarginHeader()),
  ]

  @Test(arguments: ["am_softmax", "aam_softmax"], [false, true])
  func agreesWithPyTorch(_ name: String, isWide: Bool) throws {
    var header = try #require(Self.parity.first { $0.name == name }).header
    if isWide { header = try header.with(["scale": 8, "margin": 1.2]) }
    let folder = isWide ? "\(name)_wide" : name
    let (x, w) = (try Fixture.load("\(folder)/x"), try Fixture.load("\(folder)/w"))
    let labels = try Fixture.classes("\(folder)/labels")
    let network = try Network(
      Sequential(inputWidth: x.shape[1], [header.layer(classes: w.shape[1])]),
      key: RandomKey(1), role: "test")
    try network.parameters.load(NetworkWeights(names: ["0.weight"], tensors: [w]))
    let tape = Tape(.exact)
    let rows = try tape.variable(x)
    let scores = try network.forward(rows, tape)
    let loss = try tape.crossEntropy(
      header.handicapped(scores, labels: labels, progress: 1, tape), labels)
    try Fixture.expectEqual(loss.tensor, "\(folder)/y", tolerance: 5e-6)
    try tape.backward(loss)
    try Fixture.expectEqual(rows.gradient, "\(folder)/dx", tolerance: 1e-5)
    try Fixture.expectEqual(
      network.parameters.variables[0].gradient, "\(folder)/dw", tolerance: 1e-5)
  }

  @Test func theMarginGrowsAlongTheRamp() throws {
    let header = try AngleMarginHeader().with(["margin": 0.4, "ramp": 0.5])
    #expect([0, 0.25, 0.5, 0.75, 1].map { header.margin(at: $0) } == [0, 0.2, 0.4, 0.4, 0.4])
    #expect(CosineMarginHeader().margin(at: 0) == 0.2)
    #expect(AngleMarginHeader().ramp == 0.3 && CosineMarginHeader().ramp == 0)
  }

  @Test func onlyTrueClassesAreHandicapped() throws {
    let tape = Tape(.exact)
    let scores = try tape.variable(Tensor([3, 2], [3, 6, -3, 9, 12, -30]))
    let found = try CosineMarginHeader().handicapped(
      scores, labels: [1, -1, 0], progress: 1, tape)
    #expect(found.tensor.values == [3, 0, -3, 9, 6, -30])
    #expect(throws: Fault.self) {
      try CosineMarginHeader().handicapped(scores, labels: [1], progress: 1, tape)
    }
    #expect(throws: Fault.self) {
      try CosineMarginHeader().handicapped(scores, labels: [1, 2, 0], progress: 1, tape)
    }
  }

  /// Zeros have no direction, and cosines of exactly ±1 no infinite slope.
  @Test(arguments: [[0, 0], [1, 0], [-1, 0], [1e30, 1e30], [1e-30, 0]] as [[Float]])
  func extremeEmbeddingsHaveFiniteGradients(_ row: [Float]) throws {
    for header in Headers.all {
      let network = try Network(
        Sequential(inputWidth: 2, [header.layer(classes: 2)]), key: RandomKey(1), role: "test")
      network.parameters.values.update(from: [1, 0, 0, 1], count: 4)
      let tape = Tape(.exact)
      let x = try tape.variable(Tensor([1, 2], row))
      let loss = try tape.crossEntropy(
        header.handicapped(network.forward(x, tape), labels: [0], progress: 1, tape), [0])
      guard loss.scalar.isFinite else { continue }
      try tape.backward(loss)
      let gradients = x.gradient.values + network.parameters.variables[0].gradient.values
      #expect(!gradients.contains { !$0.isFinite }, "\(header.description)")
    }
  }

  private func student(_ header: any Header) throws -> ModelSpecification {
    try ModelSpecification(
      role: .student, encoders: [Encoder(view: "audio", layers: [Dense(6, .tanh)])], embedding: 4,
      classes: SmallWorld.classes, header: header)
  }

  @Test(arguments: ["am_softmax", "aam_softmax"])
  func trainsAndEvaluatesByCosines(_ name: String) throws {
    let header = try #require(Self.parity.first { $0.name == name }).header
    let clips = try SmallWorld.clips(60)
    let run = try student(header).fit(
      clips, validation: SmallWorld.clips(21, seed: 3), SmallWorld.settings(epochs: 30))
    #expect(run.divergence == nil)
    let right = zip(try run.model.predictions(for: clips, .exact), clips.labels).count { $0 == $1 }
    #expect(right > 30, "\(right) of 60")
    let weights = try #require(run.model.headerWeights)
    #expect(weights.names == ["0.weight"] && weights.tensors[0].shape.sizes == [4, 3])
    let scores = try run.model.scores(of: clips, .exact)
    let embeddings = try run.model.embeddings(of: clips, .exact)
    var worst = Worst()
    for clip in 0..<60 {
      let e = try embeddings.row(clip).map(Double.init)
      for k in 0..<3 {
        let w = (0..<4).map { Double(weights.tensors[0].values[$0 * 3 + k]) }
        func dot(_ a: [Double], _ b: [Double]) -> Double {
          zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
        }
        let cosine = dot(e, w) / (dot(e, e) * dot(w, w)).squareRoot()
        worst.compare(
          Double(scores.values[clip * 3 + k]), 30 * cosine, relative: false, "\(clip), \(k)")
      }
    }
    #expect(worst.error < 1e-4, "\(worst)")
  }

  @Test(arguments: Schedule.allCases)
  func everyScheduleTrainsIt(_ schedule: Schedule) throws {
    let clips = try SmallWorld.clips(40, labelled: 20)
    let teacher = try SmallWorld.taught(clips)
    for objective in [
      Objective.standard, try Objective(SoftLabels()), .standard + (try Objective(SoftLabels())),
    ] {
      let run = try student(AngleMarginHeader()).distill(
        from: teacher, on: clips, objective: TransferPlan(objective), schedule: schedule,
        SmallWorld.settings(epochs: 2))
      #expect(run.divergence == nil && run.model.isFinite)
      // Only true labels feel the margin, so another margin is another student.
      let other = try student(AngleMarginHeader().with(["margin": 0.9])).distill(
        from: teacher, on: clips, objective: TransferPlan(objective), schedule: schedule,
        SmallWorld.settings(epochs: 2))
      #expect(run.model.headerWeights != other.model.headerWeights)
    }
  }

  /// Without true labels there is no margin: soft labels are compared with plain scores.
  @Test func softLabelsComparePlainScores() throws {
    let clips = try SmallWorld.clips(40, labelled: 20)
    let teacher = try SmallWorld.taught(clips)
    let objective = try Objective(SoftLabels(temperature: 4, imitation: 1))
    let weights = try [0.0, 0.9].map { margin in
      try student(CosineMarginHeader().with(["margin": .number(margin)])).distill(
        from: teacher, on: clips, objective: TransferPlan(objective), SmallWorld.settings(epochs: 2)
      ).model.weights
    }
    #expect(weights[0] == weights[1])
  }

  @Test func aMarginOfNothingIsTheSameAsNone() throws {
    let clips = try SmallWorld.clips(30)
    let weights = try [
      CosineMarginHeader().with(["margin": 0]), AngleMarginHeader().with(["margin": 0]),
    ].map { (header: any Header) in
      try student(header).fit(clips, SmallWorld.settings()).model.weights
    }
    #expect(Set(weights.map { $0.keys.sorted() }) == [["embedding", "encoder audio", "header"]])
    for (a, b) in zip(
      weights[0]["header"]?.tensors[0].values ?? [], weights[1]["header"]?.tensors[0].values ?? [])
    {
      #expect(abs(a - b) < 1e-4)
    }
  }

  @Test func theSummarySaysTheHeader() throws {
    let rows = try student(CosineMarginHeader()).layers(inputs: vectors([5]))
    #expect(rows.last?.layer == "am_softmax(scale=30.0, margin=0.2, ramp=0.0)")
    #expect(rows.last?.parameters == 12)
    let plain = try student(SoftmaxHeader()).layers(inputs: vectors([5]))
    #expect(plain.last?.layer == "dense(3)")
  }
}
