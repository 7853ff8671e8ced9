import Autodiff
import Diagnostics
import NeuralNets
import Tensors
import Testing

@testable import Distillation

/// The sequential setting: segments, aggregation, two sets of embeddings.
struct SequentialTests {
  private let clips: Examples
  private let teacher: Run

  init() throws {
    clips = try SequenceWorld.clips()
    teacher = try SequenceWorld.taught(clips)
  }

  private func distill(
    _ plan: TransferPlan = .standard, _ student: ModelSpecification? = nil,
    validation: Examples? = nil, schedule: Schedule = .staged, control: Control? = nil,
    epochs: Int = 4
  ) throws -> Run {
    try (student ?? SequenceWorld.student()).distill(
      from: teacher, on: clips, validation: validation, objective: plan, schedule: schedule,
      control: control, SmallWorld.settings(epochs: epochs))
  }

  @Test func thereIsAnEmbeddingForEachSegmentAndEachClip() throws {
    let outputs = try teacher.outputs(for: clips, .exact)
    // Sequences of 8, 12, 16 and 20 steps, in segments of 4 every 2.
    #expect(outputs.layout?.lengths.prefix(4) == [3, 5, 7, 9])
    #expect(outputs.segments?.shape.sizes == [24 / 4 * (3 + 5 + 7 + 9), 4])
    #expect(outputs.clips.shape.sizes == [24, 4])
  }

  @Test(arguments: Schedule.allCases)
  func bothSetsAreHandedOver(schedule: Schedule) throws {
    let run = try distill(schedule: schedule)
    let stage = run.stages[0].history
    #expect(stage.epochs.last?.loss ?? .nan < stage.epochs.first?.loss ?? .nan)
    #expect(run.divergence == nil)
    #expect(run.model.isFinite)
    #expect(run.model.weights.keys.contains("aggregation"))
  }

  /// The loss of both sets is the sum of the losses of each.
  @Test func theLossesOfTheSetsAddUp() throws {
    let mse = try Objective(EmbeddingMSE())
    var settings = SmallWorld.settings(epochs: 1, batchSize: 24, rate: 0)
    settings.key = RandomKey(5)
    func loss(_ plan: TransferPlan) throws -> Double {
      try SequenceWorld.student().distill(
        from: teacher, on: clips, objective: plan, settings
      ).stages[0].history.epochs[0].loss
    }
    let encoder = try loss(TransferPlan(encoder: mse, aggregation: nil))
    let aggregation = try loss(TransferPlan(encoder: nil, aggregation: mse))
    let both = try loss(TransferPlan(encoder: mse, aggregation: mse))
    #expect(abs(both - encoder - aggregation) < 1e-6)
    #expect(try loss(TransferPlan(mse)) == both)
    #expect(encoder != aggregation)
  }

  /// An objective of the encoder alone leaves the aggregation's own weights to the header's stage.
  @Test func anAggregationWithoutAnObjectiveLearnsFromLabels() throws {
    let mse = try Objective(EmbeddingMSE())
    let student = try SequenceWorld.student(aggregation: [MeanPool(), Dense(4, .tanh)])
    let first = try ModelNetwork(student, inputs: [clips.view("audio").shape], key: RandomKey(5))
    var settings = SmallWorld.settings(epochs: 4)
    settings.key = RandomKey(5)
    func weights(_ labels: [Int], _ schedule: Schedule) throws -> [String: NetworkWeights] {
      try student.distill(
        from: teacher, on: clips.relabelled(labels),
        objective: TransferPlan(encoder: mse, aggregation: nil), schedule: schedule, settings
      ).model.weights
    }
    for schedule in [Schedule.staged, .detached] {
      let right = try weights(clips.labels, schedule)
      let wrong = try weights(clips.labels.map { ($0 + 1) % 3 }, schedule)
      // Segments are the teacher's matter alone, what is made of them that of the labels.
      for part in ["encoder audio", "segment embedding"] {
        #expect(right[part] == wrong[part])
        #expect(try right[part] != first.weights[part])
      }
      for part in ["aggregation", "embedding", "header"] {
        #expect(right[part] != wrong[part])
        #expect(try right[part] != first.weights[part])
      }
    }
  }

  /// An objective of the aggregation leaves nothing but the header to labels.
  @Test(arguments: [Schedule.staged, .detached])
  func anAggregationWithAnObjectiveDoesNotLearnFromLabels(schedule: Schedule) throws {
    let plan = try TransferPlan(encoder: nil, aggregation: Objective(EmbeddingMSE()))
    func weights(_ labels: [Int]) throws -> [String: NetworkWeights] {
      try SequenceWorld.student().distill(
        from: teacher, on: clips.relabelled(labels), objective: plan, schedule: schedule,
        SmallWorld.settings(epochs: 2)
      ).model.weights
    }
    let right = try weights(clips.labels)
    let wrong = try weights(clips.labels.map { ($0 + 1) % 3 })
    for part in right.keys { #expect((right[part] == wrong[part]) == (part != "header")) }
  }

  @Test(arguments: Control.allCases)
  func controlsTeachSegmentsToo(control: Control) throws {
    let run = try distill(control: control)
    #expect(run.divergence == nil)
    #expect(run.method.hasSuffix("control \(control.rawValue)"))
    #expect(run.model.weights != (try distill().model.weights))
  }

  @Test func validationMeasuresBothSets() throws {
    let run = try distill(validation: SequenceWorld.clips(12, seed: 2))
    #expect(run.stages.allSatisfy { $0.history.bestEpoch != nil })
  }

  @Test func widthsMayDiffer() throws {
    let run = try distill(.standard, SequenceWorld.student(embedding: 3))
    #expect(try run.model.outputs(for: clips, .exact).segments?.shape[1] == 3)
  }

  /// A view of whole clips stands beside each segment.
  @Test func aVectorViewMayHelpTheTeacher() throws {
    let specification = try ModelSpecification(
      role: .teacher,
      encoders: [
        SequenceWorld.ear(segment: 4, hop: 2), Encoder(view: "face", layers: [Dense(6, .relu)]),
      ], aggregation: [MeanPool()], embedding: 4, classes: SmallWorld.classes)
    let run = try specification.fit(clips, SmallWorld.settings())
    let student = try SequenceWorld.student().distill(
      from: run, on: clips, objective: .standard, SmallWorld.settings())
    #expect(student.model.isFinite)
  }

  /// A student of whole clips takes over the clip's embedding of a sequential teacher.
  @Test func aStudentOfWholeClipsLearnsFromASequentialTeacher() throws {
    let student = try ModelSpecification(
      role: .student, encoders: [Encoder(view: "audio", layers: [Dense(6, .tanh), MeanPool()])],
      embedding: 4, classes: SmallWorld.classes)
    let run = try distill(.standard, student)
    #expect(try run.model.outputs(for: clips, .exact).segments == nil)
    let mse = try Objective(EmbeddingMSE())
    let fault = #expect(throws: Fault.self) {
      try distill(TransferPlan(encoder: mse, aggregation: mse), student)
    }
    #expect(fault?.code == "distill.objective")
  }

  // MARK: What is refused

  @Test func aClipShorterThanASegmentIsNamed() throws {
    let fault = #expect(throws: Fault.self) {
      try SequenceWorld.student(segment: 9, hop: nil).fit(clips, SmallWorld.settings())
    }
    #expect(fault?.code == "model.short-clip")
    #expect(
      fault?.message == "a segment of `audio` has 9 time steps, but `clip 1` has only 8")
  }

  @Test func segmentsMustAgree() throws {
    let fault = #expect(throws: Fault.self) {
      try distill(.standard, SequenceWorld.student(segment: 4, hop: 4))
    }
    #expect(fault?.code == "distill.segments")
    #expect(fault?.message.contains("`clip 1` has 3 for the teacher and 2 for the student") == true)
    // Clip embeddings can still be compared.
    let mse = try Objective(EmbeddingMSE())
    let run = try distill(
      TransferPlan(encoder: nil, aggregation: mse), SequenceWorld.student(segment: 4, hop: 4))
    #expect(run.model.isFinite)
  }

  /// A film that ends before its sound: the teacher, who sees, has one segment less of some clips than
  /// the student, who only hears.
  @Test(arguments: Schedule.allCases)
  func aFilmMayEndBeforeItsSound(schedule: Schedule) throws {
    let short = try SequenceWorld.clips(shorterFilms: true)
    let teacher = try SequenceWorld.teacher().fit(short, SmallWorld.settings())
    let theirs = try teacher.outputs(for: short, .exact).layout
    let mine = try SequenceWorld.student().fit(short, SmallWorld.settings()).model
      .outputs(for: short, .exact).layout
    #expect(mine?.lengths.prefix(4) == [3, 5, 7, 9])
    #expect(theirs?.lengths.prefix(4) == [2, 5, 6, 9])
    let run = try SequenceWorld.student().distill(
      from: teacher, on: short,
      validation: SequenceWorld.clips(12, seed: 2, shorterFilms: true), objective: .standard,
      schedule: schedule, SmallWorld.settings(epochs: 4))
    let history = run.stages[0].history
    #expect(history.epochs.last?.loss ?? .nan < history.epochs.first?.loss ?? .nan)
    #expect(history.bestEpoch != nil)
    // Once trained, the student hears all of a clip.
    #expect(try run.model.outputs(for: short, .exact).layout?.lengths.prefix(4) == [3, 5, 7, 9])
  }

  /// The segments that are paired are those of the same time, whatever comes after them.
  @Test func whatOnlyTheStudentHearsIsNoPartOfTheObjective() throws {
    let mse = try Objective(EmbeddingMSE())
    let short = try SequenceWorld.clips(shorterFilms: true)
    let teacher = try SequenceWorld.teacher().fit(short, SmallWorld.settings())
    let outputs = try teacher.outputs(for: short, .exact)
    let layout = try #require(outputs.layout)
    let inputs = try ModelInputs(SequenceWorld.student(), short, standardizes: true)
    let (common, rows) = try #require(inputs.paired(with: layout, orOneMore: true))
    #expect(rows == nil)
    #expect(try common.segmentLayout() == layout)
    #expect(inputs.paired(with: layout, orOneMore: false) == nil)
    // The other way round, rows of the teacher are left out.
    let fewer = try SequenceLayout(lengths: layout.lengths.map { max(1, $0 - 1) })
    let less = try ModelInputs(SequenceWorld.teacher(), short, standardizes: true)
    let more = try SequenceLayout(lengths: layout.lengths.map { $0 + 1 })
    #expect(less.paired(with: fewer, orOneMore: true)?.inputs.segmentCounts == fewer.lengths)
    let paired = try #require(less.paired(with: more, orOneMore: true))
    #expect(paired.inputs.segmentCounts == layout.lengths)
    #expect(paired.rows?.prefix(5) == [0, 1, 3, 4, 5])
    // Students that cut the sound otherwise are refused, even where the numbers are nearly alike.
    let fault = #expect(throws: Fault.self) {
      try SequenceWorld.student(segment: 4, hop: 4).distill(
        from: teacher, on: short, objective: TransferPlan(encoder: mse, aggregation: nil),
        SmallWorld.settings())
    }
    #expect(fault?.code == "distill.segments")
  }

  @Test func viewsOfVeryDifferentLengthAreRefused() throws {
    let specification = try ModelSpecification(
      role: .teacher,
      encoders: [
        SequenceWorld.ear(segment: 2, hop: nil),
        Encoder(view: "video", segmentation: Segmentation(steps: 2), layers: [MeanPool()]),
      ], aggregation: [MeanPool()], embedding: 4, classes: SmallWorld.classes)
    let fault = #expect(throws: Fault.self) { try specification.fit(clips, SmallWorld.settings()) }
    #expect(fault?.code == "model.segments")
    #expect(fault?.message.contains("`clip 1` has from 2 to 4") == true)
  }

  @Test func aVectorViewHasNoSegments() throws {
    let specification = try ModelSpecification(
      role: .student,
      encoders: [Encoder(view: "face", segmentation: Segmentation(steps: 2), layers: [MeanPool()])],
      aggregation: [MeanPool()], embedding: 4, classes: SmallWorld.classes)
    let fault = #expect(throws: Fault.self) { try specification.fit(clips, SmallWorld.settings()) }
    #expect(fault?.code == "model.segments")
  }

  @Test func segmentsNeedAnAggregationAndTheOtherWayRound() throws {
    for (encoder, aggregation) in [
      (try SequenceWorld.ear(segment: 2, hop: nil), []),
      (Encoder(view: "audio", layers: [MeanPool()]), [MeanPool()]),
    ] as [(Encoder, [any Layer])] {
      let fault = #expect(throws: Fault.self) {
        try ModelSpecification(
          role: .student, encoders: [encoder], aggregation: aggregation, embedding: 4,
          classes: SmallWorld.classes)
      }
      #expect(fault?.code == "model.aggregation")
    }
  }
}
