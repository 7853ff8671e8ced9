import Diagnostics
import Tensors
import Testing

@testable import Datasets

@Suite("Data made worse on purpose")
struct ControlDataTests {
  @Test("permuted labels are the same labels on other clips")
  func permuted() throws {
    let whole = try randomData(clips: 60, speakers: 5, classes: 4, shuffled: true)
      .labelBudget(fraction: 0.5, key: RandomKey(1))
    let permuted = try whole.permutingLabels(key: RandomKey(2))
    let (before, after) = (
      try whole.requiredTarget().indices, try permuted.requiredTarget().indices
    )
    #expect(before != after)
    let used = whole.labelledPositions
    #expect(used.map { before[$0] }.sorted() == used.map { after[$0] }.sorted())
    for clip in 0..<60 where !whole.labelled[clip] { #expect(before[clip] == after[clip]) }
    #expect(permuted.labelled == whole.labelled && permuted.views == whole.views)
    #expect(try permuted.label("speaker") == whole.label("speaker"))
    #expect(try whole.permutingLabels(key: RandomKey(2)) == permuted)
    #expect(try whole.permutingLabels(key: RandomKey(3)) != permuted)
  }

  @Test("within groups labels stay in their group")
  func permutedWithin() throws {
    let whole = try randomData(clips: 60, speakers: 5, classes: 4, shuffled: true)
    let permuted = try whole.permutingLabels(within: "speaker", key: RandomKey(2))
    let (before, after) = (
      try whole.requiredTarget().indices, try permuted.requiredTarget().indices
    )
    #expect(before != after)
    for members in try whole.label("speaker").members {
      #expect(members.map { before[$0] }.sorted() == members.map { after[$0] }.sorted())
    }
    #expect(fault { try whole.permutingLabels(within: "x", key: RandomKey(1)) } != nil)
    #expect(try whole.withoutLabels().permutingLabels(key: RandomKey(1)) == whole.withoutLabels())
  }

  @Test("blanked clips have the mean of the reference, and nested shares")
  func blanked() throws {
    let whole = try randomData(clips: 40, speakers: 5, classes: 4)
    let train = try randomData(clips: 30, speakers: 5, classes: 4, seed: 7)
    let means = try Standardization(train.view("video")).means
    var last: Set<Int> = []
    for share in [0, 0.1, 0.25, 0.5, 1.0] {
      let blanked = try whole.blanking(
        view: "video", share: share, mean: train, key: RandomKey(1))
      #expect(try blanked.view("audio") == whole.view("audio") && blanked.labels == whole.labels)
      let rows = try (0..<40).map { try blanked.view("video").features.row($0) }
      let now = Set(rows.indices.filter { Array(rows[$0]) == means })
      #expect(now.count == Int((share * 40).rounded()) && now.isSuperset(of: last))
      for clip in 0..<40 where !now.contains(clip) {
        #expect(try Array(rows[clip]) == Array(whole.view("video").features.row(clip)))
      }
      last = now
    }
    // The mean of the training part is 0 once its standardisation is applied.
    let gone = try whole.blanking(view: "video", share: 1, mean: train, key: RandomKey(1))
    let scaled = try train.standardization(of: "video").applied(to: gone.view("video"))
    #expect(try scaled.features.values.allSatisfy { abs($0) < 1e-6 })
  }

  @Test("of sequences the padding stays")
  func blankedSequences() throws {
    let view = try FeatureView(
      "audio", sequences: Tensor([2, 2, 1], [1, 3, 8, 0]), lengths: [2, 1])
    let data = try Dataset(clips: ["a", "b"], views: [view], provenance: Provenance(name: "test"))
    let gone = try data.blanking(view: "audio", share: 1, key: RandomKey(1))
    #expect(try gone.view("audio").features.values == [4, 4, 4, 0])
  }

  @Test("what cannot be blanked is refused")
  func faults() throws {
    let whole = try randomData(clips: 10, speakers: 5, classes: 2)
    let key = RandomKey(1)
    for share in [-0.1, 1.1, Double.nan, .infinity] {
      let found = fault { try whole.blanking(view: "video", share: share, key: key) }
      #expect(found?.code == "missing.share")
    }
    #expect(
      fault { try whole.blanking(view: "x", share: 1, key: key) }?.code == "dataset.unknown-view")
    let none = try whole.taking(0)
    #expect(
      fault { try none.blanking(view: "video", share: 1, key: key) }?.code == "standardize.empty")
    let other = try whole.dropping(view: "video").renaming(view: "audio", to: "video")
    #expect(
      fault { try whole.blanking(view: "video", share: 1, mean: other, key: key) }?.code
        == "standardize.width")
  }
}
