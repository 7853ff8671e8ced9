import Diagnostics
import Tensors
import Testing

@testable import Datasets

@Suite("Label budgets")
struct BudgetTests {
  @Test("a fraction of each class, at least one", arguments: [0.001, 0.1, 0.25, 0.5, 1])
  func fraction(part: Double) throws {
    let whole = try randomData(clips: 130, speakers: 5, classes: 4, shuffled: true)
    let budget = try whole.labelBudget(fraction: part, key: RandomKey(1))
    for row in budget.summary.classes {
      #expect(row.labelled == max(1, Int((part * Double(row.clips)).rounded())), "\(row.name)")
    }
    #expect(budget.views == whole.views)
    #expect(budget.labels == whole.labels)
    #expect(budget.clips == whole.clips)
  }

  @Test("smaller budgets are part of larger ones", arguments: 0..<10)
  func nested(seed: Int) throws {
    let whole = try randomData(clips: 130, speakers: 5, classes: 4, shuffled: true)
    let key = RandomKey(UInt64(seed))
    var last: Set<Int> = []
    for part in [0.02, 0.1, 0.25, 0.5, 0.9, 1] {
      let now = Set(try whole.labelBudget(fraction: part, key: key).labelledPositions)
      #expect(now.isSuperset(of: last) && now.count > last.count)
      last = now
    }
    last = []
    for number in [1, 2, 5, 26] {
      let now = Set(try whole.labelBudget(number, by: "speaker", key: key).labelledPositions)
      #expect(now.isSuperset(of: last) && now.count == number * 5)
      last = now
    }
    #expect(
      try whole.labelBudget(fraction: 0.1, key: key).labelled
        != whole.labelBudget(fraction: 0.1, key: key.child("other")).labelled)
  }

  @Test("a budget of a budget only takes away")
  func repeated() throws {
    let whole = try randomData(clips: 100, speakers: 5, classes: 4)
    let first = try whole.labelBudget(fraction: 0.5, key: RandomKey(1))
    let second = try first.labelBudget(fraction: 0.5, key: RandomKey(2))
    #expect(Set(second.labelledPositions).isSubset(of: first.labelledPositions))
    #expect(second.labelledCount < first.labelledCount)
  }

  @Test("what cannot be kept is refused")
  func faults() throws {
    let whole = try randomData(clips: 10, speakers: 5, classes: 2)
    let key = RandomKey(1)
    for part in [0, -1, 1.5, Double.nan] {
      #expect(
        fault { try whole.labelBudget(fraction: part, key: key) }?.code == "budget.fraction")
    }
    #expect(fault { try whole.labelBudget(0, key: key) }?.code == "budget.count")
    let many = fault { try whole.labelBudget(3, by: "speaker", key: key) }
    #expect(many?.message.contains("`speaker 0` has 2") == true)
    let aimless = try Dataset(clips: ["a"], views: [], provenance: .init(name: "t"))
    #expect(fault { try aimless.labelBudget(1, key: key) }?.code == "dataset.no-target")
  }

  @Test("label noise makes exactly that many labels wrong", arguments: [0, 0.3, 1])
  func noise(part: Double) throws {
    let whole = try randomData(clips: 90, speakers: 5, classes: 4)
      .labelBudget(fraction: 0.5, key: RandomKey(9))
    let noisy = try whole.mislabelled(fraction: part, key: RandomKey(1))
    let wrong = (0..<90).filter { whole.targetIndices[$0] != noisy.targetIndices[$0] }
    #expect(wrong.count == Int((part * Double(whole.labelledCount)).rounded()))
    #expect(wrong.allSatisfy { whole.labelled[$0] })
    #expect(try noisy.label("speaker") == whole.label("speaker"))
    #expect(
      fault { try whole.mislabelled(fraction: 2, key: RandomKey(1)) }?.code == "noise.fraction")
  }
}
