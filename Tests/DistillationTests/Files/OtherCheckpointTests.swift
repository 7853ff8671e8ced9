import Autodiff
import Diagnostics
import NeuralNets
import Tensors
import Testing

@testable import Distillation

/// A file of another training, or a damaged one, is refused and stays as it is.
struct OtherCheckpointTests {
  private let clips: Examples
  private let teacher: Run
  private let file = MemoryFile()

  init() throws {
    clips = try SmallWorld.clips()
    teacher = try SmallWorld.taught(clips)
    _ = try distill()
  }

  @discardableResult
  private func distill(
    _ student: ModelSpecification? = nil, from other: (any Teacher)? = nil,
    on examples: Examples? = nil, validation: Examples? = nil,
    objective: TransferPlan = .standard, schedule: Schedule = .staged, control: Control? = nil,
    _ change: (inout TrainingSettings) -> Void = { _ in }
  ) throws -> Run {
    var settings = SmallWorld.settings(epochs: 2)
    change(&settings)
    return try (student ?? SmallWorld.student()).distill(
      from: other ?? teacher, on: examples ?? clips, validation: validation, objective: objective,
      schedule: schedule, control: control, settings, file.hooks())
  }

  private func refused(
    _ field: String, _ train: () throws -> Run
  ) {
    let before = file.bytes
    let fault = #expect(throws: Fault.self) { try train() }
    #expect(fault?.code == "checkpoint.other", "\(fault.map { "\($0)" } ?? "")")
    #expect(fault?.message.contains("its `\(field)`") == true, "\(fault?.message ?? "")")
    #expect(file.bytes == before)
  }

  @Test func anotherTrainingIsRefused() throws {
    refused("rate") { try distill { $0.rate = 0.02 } }
    refused("batch") { try distill { $0.batchSize = 8 } }
    refused("optimizer") { try distill { $0.optimizer = GradientDescent() } }
    refused("schedule") { try distill { $0.rateSchedule = .step(epochs: 1, factor: 0.5) } }
    refused("clip") { try distill { $0.clipNorm = 2 } }
    refused("patience") { try distill { $0.patience = 2 } }
    refused("average") { try distill { $0.averagedPart = 0.5 } }
    refused("key") { try distill { $0.key = RandomKey(6) } }
    refused("numerics") { try distill { $0.numerics = .fast } }
    refused("standardize") { try distill { $0.standardizes = false } }
    refused("epochs") { try distill { $0.length = .epochs(3) } }
    refused("method") { try distill(objective: TransferPlan(Objective(EmbeddingCosine()))) }
    refused("method") { try distill(control: .shuffled) }
    refused("method") { try distill(schedule: .joint) }
    refused("method") { try SmallWorld.student().fit(clips, SmallWorld.settings(), file.hooks()) }
    refused("network of audio") { try distill(SmallWorld.student(layers: [Dense(6, .relu)])) }
    refused("embedding") { try distill(SmallWorld.student(embedding: 5)) }
    refused("clips") { try distill(on: clips.squaring("audio")) }
    refused("labels") { try distill(on: clips.with(labels: clips.shiftedLabels)) }
    refused("validation") { try distill(validation: clips) }
    refused("teacher") { try distill(from: SmallWorld.taught(clips, epochs: 9)) }
    refused("teacher") { try distill(on: clips.squaring("video")) }
  }

  @Test func aLongerFinetuningIsNotPartOfWhatIsDone() throws {
    file.bytes = nil
    var steps = 0
    var hooks = file.hooks()
    hooks.progress = { _, _ in steps += 1 }
    hooks.isCancelled = { steps >= 8 }
    func train(_ hooks: TrainingHooks) throws -> Run {
      try SmallWorld.student().distill(
        from: teacher, on: clips, objective: .standard, schedule: .stagedFinetune,
        SmallWorld.settings(epochs: 2), hooks)
    }
    #expect(try train(hooks).isCancelled)
    #expect(try !train(file.hooks()).isCancelled)
  }

  /// Any change of a byte is found, or does not change what is read.
  @Test func damagedFilesAreRefused() throws {
    let source = try #require(file.bytes)
    let whole = try distill()
    var stream = RandomKey(7).stream()
    var refusals = 0
    for turn in 0..<120 {
      var bytes = source
      let place = stream.integer(below: bytes.count)
      switch turn % 4 {
      case 0: bytes[place] ^= 1 << UInt8(stream.integer(below: 8))
      case 1: bytes.removeLast(1 + place)
      case 2: bytes.remove(at: place)
      default: bytes = Array(bytes[..<place]) + [UInt8](repeating: 0, count: bytes.count - place)
      }
      file.bytes = bytes
      do {
        let run = try distill()
        #expect(run.model.weights == whole.model.weights)
      } catch let fault as Fault {
        refusals += 1
        #expect(
          ["checkpoint.damaged", "file.format", "file.field", "file.version"].contains(fault.code),
          "\(fault)")
        #expect(file.bytes == bytes)
      }
    }
    #expect(refusals > 100)
  }

  @Test func otherFilesAreRefused() throws {
    file.bytes = teacher.file.encode()
    var fault = #expect(throws: Fault.self) { try distill() }
    #expect(fault?.code == "file.format")
    #expect(fault?.message.contains("`lupi model`") == true)
    file.bytes = Array("PK\u{3}\u{4} something else altogether".utf8)
    fault = #expect(throws: Fault.self) { try distill() }
    #expect(fault?.code == "checkpoint.damaged")
    file.bytes = []
    fault = #expect(throws: Fault.self) { try distill() }
    #expect(fault?.code == "checkpoint.damaged")
  }
}
