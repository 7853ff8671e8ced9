import Autodiff
import NeuralNets
import Tensors
import Testing

@testable import Distillation

/// The same seed gives the same bits, whatever computes them.
struct ReproducibilityTests {
  private func trained(
    _ schedule: Schedule = .stagedFinetune, seed: UInt64 = 5
  ) throws -> Model {
    let clips = try SmallWorld.clips()
    return try SmallWorld.student(layers: [Dense(6, .relu), Dropout(0.2)]).distill(
      from: SmallWorld.taught(clips), on: clips, objective: .standard, schedule: schedule,
      SmallWorld.settings(seed: seed)
    ).model
  }

  @Test(arguments: Schedule.allCases)
  func theSameSeedGivesTheSameBits(schedule: Schedule) throws {
    #expect(try trained(schedule).weights == trained(schedule).weights)
  }

  @Test func anotherSeedGivesOtherBits() throws {
    let (a, b) = (try trained(seed: 5), try trained(seed: 6))
    for part in a.weights.keys { #expect(a.weights[part] != b.weights[part], "\(part)") }
  }

  /// 128 × 48 × 64 multiplications are enough to be divided among threads.
  @Test(arguments: Numerics.Mode.allCases)
  func threadsDoNotChangeBits(mode: Numerics.Mode) throws {
    let key = RandomKey(2)
    let clips = try Examples(
      views: [
        "audio": Tensor([128, 48], key.child("audio").normals(128 * 48)),
        "video": Tensor([128, 48], key.child("video").normals(128 * 48)),
      ], labels: (0..<128).map { $0 % 3 }, classes: SmallWorld.classes)
    func weights(threads: Int) throws -> [[String: NetworkWeights]] {
      var settings = SmallWorld.settings(epochs: 1, batchSize: 128)
      settings.numerics = Numerics(mode: mode, threads: threads)
      let encoders = ["audio", "video"].map { Encoder(view: $0, layers: [Dense(64, .relu)]) }
      let teacher = try ModelSpecification(
        role: .teacher, encoders: encoders, fusion: .gated, embedding: 16,
        classes: SmallWorld.classes
      ).fit(clips, settings)
      let student = try ModelSpecification(
        role: .student, encoders: [encoders[0]], embedding: 16, classes: SmallWorld.classes
      ).distill(from: teacher, on: clips, objective: .standard, settings)
      return [teacher.model.weights, student.model.weights]
    }
    let one = try weights(threads: 1)
    for threads in [2, 3] { #expect(try weights(threads: threads) == one, "\(threads) threads") }
  }

  /// First weights and batch order do not depend on what a student learns from, so that students
  /// that are compared differ in nothing else.
  @Test func studentsThatAreComparedStartAlike() throws {
    let clips = try SmallWorld.clips()
    let settings = SmallWorld.settings(epochs: 0)
    let plain = try SmallWorld.student().fit(clips, settings).model
    let taught = try SmallWorld.student().distill(
      from: SmallWorld.taught(clips), on: clips, objective: .standard, schedule: .joint, settings
    ).model
    #expect(plain.weights == taught.weights)
  }
}
