import Autodiff
import Diagnostics
import NeuralNets
import Tensors
import Testing

@testable import Distillation

/// The memory of `crd`, and whom it tells apart.
struct BankContrastTests {
  static let labels = [0, 1, 0, 1, -1, 2, 0, -1]

  private func session(
    _ settings: [String: SettingValue] = [:], labels: [Int] = labels, key: UInt64 = 4
  ) throws -> any ObjectiveSession {
    try BankContrast().with(["width": 5]).with(settings).session(
      studentWidth: 4, teacherWidth: 3, rows: ObjectiveRows(labels: labels, batchSize: 3),
      key: RandomKey(key))
  }

  private func step(
    _ session: any ObjectiveSession, _ rows: [Int], seed: UInt64 = 1, isTraining: Bool = true,
    knowsRows: Bool = true
  ) throws -> Float {
    let tape = Tape(.exact)
    let key = RandomKey(seed)
    return try session.loss(
      tape,
      student: tape.constant(Tensor([rows.count, 4], key.child("s").normals(rows.count * 4))),
      target: tape.constant(Tensor([rows.count, 3], key.child("t").normals(rows.count * 3))),
      batch: ObjectiveBatch(
        labels: rows.map { Self.labels[$0] }, rows: knowsRows ? rows : [], key: key),
      isTraining: isTraining
    ).scalar
  }

  @Test func onlyTrainingChangesTheMemory() throws {
    let session = try session()
    let memory = try #require(session.blocks.last)
    #expect(memory.trainableCount == 0)
    let before = try memory.snapshot
    _ = try step(session, [0, 3, 5], isTraining: false)
    _ = try step(session, [0, 3], isTraining: false, knowsRows: false)
    #expect(try memory.snapshot == before)
    _ = try step(session, [0, 3, 5])
    #expect(try memory.snapshot != before)
    // Of both banks the rows of the batch have moved, and no others; all have length 1.
    for bank in [memory.variables[0], memory.variables[2]] {
      let now = bank.tensor.values
      let offset = try #require(
        memory.layout.entries.first {
          $0.name == (bank === memory.variables[0] ? "student bank" : "teacher bank")
        }
      ).offset
      for row in 0..<8 {
        let range = (row * 5)..<(row * 5 + 5)
        let old = before[(offset + row * 5)..<(offset + row * 5 + 5)]
        #expect((Array(now[range]) == Array(old)) == ![0, 3, 5].contains(row))
        let length = now[range].reduce(0.0) { $0 + Double($1) * Double($1) }
        #expect(abs(length - 1) < 1e-5)
      }
    }
    // Z stays what the first batch made it.
    let normalizers = [memory.variables[1].tensor, memory.variables[3].tensor]
    _ = try step(session, [1, 2, 6], seed: 2)
    #expect([memory.variables[1].tensor, memory.variables[3].tensor] == normalizers)
  }

  /// The blocks are all there is: a session that takes them over goes on alike.
  @Test func aCheckpointOfTheBlocksIsOneOfTheSession() throws {
    let first = try session()
    _ = try step(first, [0, 3, 5])
    let other = try session(key: 99)
    for (old, new) in zip(first.blocks, other.blocks) { try new.restore(old.state) }
    #expect(try step(first, [1, 2, 6], seed: 3) == step(other, [1, 2, 6], seed: 3))
    for (one, same) in zip(first.blocks, other.blocks) {
      #expect(try one.snapshot == same.snapshot)
    }
  }

  @Test func theSameKeyGivesTheSameBits() throws {
    #expect(try step(session(), [0, 3, 5]) == step(session(), [0, 3, 5]))
    #expect(try step(session(), [0, 3, 5]) != step(session(key: 5), [0, 3, 5]))
  }

  @Test func nobodyIsToldFromItselfOrItsClass() {
    let choice = NegativeChoice(labels: Self.labels, count: 100)
    let anchors: [(label: Int, place: Int?)] = [(0, 0), (1, 3), (-1, 4), (2, nil), (-1, nil)]
    let drawn = choice.draw(anchors, RandomKey(1)).map { $0.sorted() }
    #expect(
      drawn == [
        [1, 3, 4, 5, 7], [0, 2, 4, 5, 6, 7], [0, 1, 2, 3, 5, 6, 7], [0, 1, 2, 3, 4, 6, 7],
        Array(0..<8),
      ])
    // A smaller number is a part of it without repetition, another with another key.
    let few = NegativeChoice(labels: Self.labels, count: 3)
    let one = few.draw(anchors, RandomKey(1))
    #expect(one == few.draw(anchors, RandomKey(1)))
    #expect(one.allSatisfy { $0.count == 3 && Set($0).count == 3 })
    #expect((2...9).contains { few.draw(anchors, RandomKey($0)) != one })
  }

  @Test func everyOtherClipIsDrawnEquallyOften() {
    let choice = NegativeChoice(labels: [-1, -1, -1, -1, -1], count: 2)
    var counts = [Int](repeating: 0, count: 5)
    for seed in 0..<2_000 as Range<UInt64> {
      for index in choice.draw([(-1, 2)], RandomKey(seed))[0] { counts[index] += 1 }
    }
    #expect(counts[2] == 0)
    for index in [0, 1, 3, 4] { #expect(abs(counts[index] - 1_000) < 120, "\(counts)") }
  }

  @Test(arguments: [[1, 1, 1], [0], [-1]])
  func somebodyMustBeToldApart(_ labels: [Int]) throws {
    let fault = #expect(throws: Fault.self) { _ = try session(labels: labels) }
    #expect(fault?.code == "objective.negatives")
    _ = try session(labels: [-1, -1])
    _ = try session(labels: [1, 0])
  }

  @Test func placesMustBeTrainingRows() throws {
    let session = try session()
    let tape = Tape(.exact)
    #expect(throws: Fault.self) {
      try session.loss(
        tape, student: tape.constant(Tensor(zeros: [1, 4])),
        target: tape.constant(Tensor(zeros: [1, 3])),
        batch: ObjectiveBatch(labels: [0], rows: [8]), isTraining: true)
    }
  }
}
