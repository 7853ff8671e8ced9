import Diagnostics
import Tensors
import Testing

@testable import Datasets

@Suite("Splits")
struct SplitTests {
  private func groups(_ data: Dataset) throws -> Set<String> {
    let column = try data.label("speaker")
    return Set(column.indices.map { column.classes[$0] })
  }

  /// Whether the parts hold every clip of the whole once, each with its own features and labels.
  private func isDivision(_ whole: Dataset, _ parts: [Dataset]) throws -> Bool {
    let places = Dictionary(uniqueKeysWithValues: whole.clips.enumerated().map { ($1, $0) })
    guard parts.reduce(0, { $0 + $1.count }) == whole.count else { return false }
    guard Set(parts.flatMap(\.clips)) == Set(whole.clips) else { return false }
    return try parts.allSatisfy { part in
      try part == whole.subset(part.clips.compactMap { places[$0] })
    }
  }

  @Test("a group is never on both sides, and nothing is lost", arguments: 0..<20)
  func byGroup(seed: Int) throws {
    let key = RandomKey(UInt64(seed))
    let whole = try randomData(
      clips: 60 + seed * 7, speakers: 4 + seed % 6, classes: 2 + seed % 3, seed: UInt64(seed),
      shuffled: true)
    let split = try whole.split(by: "speaker", fraction: 0.3, key: key)
    #expect(try groups(split.train).isDisjoint(with: groups(split.test)))
    #expect(try isDivision(whole, [split.train, split.test]))
    let expected = max(1, Int((0.3 * Double(4 + seed % 6)).rounded()))
    #expect(try groups(split.test).count == expected)
    #expect(try split == whole.split(by: "speaker", fraction: 0.3, key: key))
  }

  @Test("named groups are tested")
  func named() throws {
    let whole = try randomData(clips: 30, speakers: 5, classes: 3)
    let split = try whole.split(by: "speaker", test: ["speaker 1", "speaker 4"])
    #expect(try groups(split.test) == ["speaker 1", "speaker 4"])
    #expect(try isDivision(whole, [split.train, split.test]))
    let unknown = fault { try whole.split(by: "speaker", test: ["speaker 9"]) }
    #expect(unknown?.code == "label.unknown-class")
    #expect(fault { try whole.split(by: "speaker", test: []) }?.code == "split.empty")
    let all = try whole.label("speaker").classes
    #expect(fault { try whole.split(by: "speaker", test: all) }?.code == "split.empty")
  }

  @Test("a split that leaves a class out of training names it")
  func leftOut() throws {
    let whole = try randomData(clips: 30, speakers: 5, classes: 3).targeting("speaker")
    let found = fault { try whole.split(by: "speaker", test: ["speaker 1", "speaker 4"]) }
    #expect(found?.code == "split.class-left-out")
    #expect(
      found?.message
        == "every class of `speaker` must be in the training part, but `speaker 1` and 1 other "
        + "are only outside it")
    #expect(
      try whole.split(by: "speaker", test: ["speaker 1"], allowsNewClasses: true).test.count == 6)
    // A class whose clips all belong to one speaker.
    let emotions = LabelColumn("emotion", texts: ["x", "y", "x", "y", "z", "x"])
    let speakers = LabelColumn("speaker", texts: ["1", "1", "2", "2", "3", "3"])
    let data = try Dataset(
      clips: (0..<6).map { "\($0)" }, views: [], labels: [emotions, speakers], target: "emotion",
      provenance: .init(name: "t"))
    #expect(
      fault { try data.split(by: "speaker", test: ["3"]) }?.message.contains("`z`") == true)
    #expect(
      fault { try data.split(fraction: 0.5, key: RandomKey(1)) }?.message.contains(
        "`z` has one (`4`)") == true)
    #expect(
      fault { try data.folds(count: 2, key: RandomKey(1)) }?.code == "split.small-class")
  }

  @Test("a stratified split keeps proportions", arguments: [0.1, 0.25, 0.5, 0.9])
  func stratified(fraction: Double) throws {
    let whole = try randomData(clips: 200, speakers: 7, classes: 4, shuffled: true)
    let split = try whole.split(fraction: fraction, key: RandomKey(5))
    #expect(try isDivision(whole, [split.train, split.test]))
    for (all, tested) in zip(whole.summary.classes, split.test.summary.classes) {
      #expect(tested.clips == Int((fraction * Double(all.clips)).rounded()), "\(all.name)")
    }
  }

  @Test("hidden labels do not steer a stratified split")
  func hiddenLabels() throws {
    let whole = try randomData(clips: 40, speakers: 2, classes: 4).withoutLabels()
    let relabelled = try Dataset(
      clips: whole.clips, views: whole.views,
      labels: [LabelColumn("emotion", texts: (0..<40).map { "\($0 % 2)" })], target: "emotion",
      provenance: whole.provenance
    ).withoutLabels()
    let key = RandomKey(8)
    #expect(
      try whole.split(fraction: 0.3, key: key).test.clips
        == relabelled.split(fraction: 0.3, key: key).test.clips)
  }

  @Test("fractions outside 0 to 1 are refused", arguments: [0, 1, -0.5, 2, .nan, .infinity])
  func fractions(fraction: Double) throws {
    let whole = try randomData(clips: 30, speakers: 5, classes: 3)
    let key = RandomKey(1)
    #expect(fault { try whole.split(fraction: fraction, key: key) }?.code == "split.fraction")
    #expect(
      fault { try whole.split(by: "speaker", fraction: fraction, key: key) }?.code
        == "split.fraction")
    if fraction != 0 {
      #expect(
        fault { try whole.folds(by: "speaker", count: 3, validation: fraction, key: key) }?.code
          == "split.fraction")
    }
  }

  @Test("folds by group test every clip once and keep groups apart", arguments: 2..<10)
  func folds(count: Int) throws {
    let whole = try randomData(clips: 180, speakers: 9, classes: 3, shuffled: true)
    let folds = try whole.folds(by: "speaker", count: count, key: RandomKey(UInt64(count)))
    #expect(folds.map(\.number) == Array(1...count))
    #expect(try isDivision(whole, folds.map(\.test)))
    for fold in folds {
      let validation = try #require(fold.validation)
      #expect(try isDivision(whole, [fold.train, validation, fold.test]))
      let parts = try [fold.train, validation, fold.test].map(groups)
      #expect(parts[0].isDisjoint(with: parts[1]) && parts[0].isDisjoint(with: parts[2]))
      #expect(parts[1].isDisjoint(with: parts[2]))
      #expect(Set(fold.testGroups) == parts[2])
      #expect(abs(fold.test.count - 180 / count) <= 20)
    }
    #expect(
      try folds == whole.folds(by: "speaker", count: count, key: RandomKey(UInt64(count))))
  }

  @Test("one group at a time, in the order of the groups")
  func leaveOneOut() throws {
    let whole = try randomData(clips: 60, speakers: 5, classes: 3)
    let folds = try whole.foldsLeavingOneOut(by: "speaker", validation: 0, key: RandomKey(1))
    #expect(folds.map(\.testGroups) == (0..<5).map { ["speaker \($0)"] })
    #expect(folds.allSatisfy { $0.validation == nil })
    #expect(folds.map(\.number) == [1, 2, 3, 4, 5])
  }

  @Test("folds clip by clip keep proportions", arguments: [2, 5, 10])
  func stratifiedFolds(count: Int) throws {
    let whole = try randomData(clips: 100, speakers: 5, classes: 4, shuffled: true)
    let folds = try whole.folds(count: count, validation: 0.2, key: RandomKey(1))
    #expect(try isDivision(whole, folds.map(\.test)))
    for fold in folds {
      #expect(try isDivision(whole, [fold.train, try #require(fold.validation), fold.test]))
      for (all, tested) in zip(whole.summary.classes, fold.test.summary.classes) {
        #expect(abs(tested.clips * count - all.clips) < count)
      }
    }
  }

  @Test("fold counts and lacking groups are named")
  func badFolds() throws {
    let whole = try randomData(clips: 30, speakers: 3, classes: 2)
    let key = RandomKey(1)
    for count in [-1, 0, 1, 4] {
      #expect(
        fault { try whole.folds(by: "speaker", count: count, key: key) }?.code == "split.fold-count"
      )
    }
    let two = try whole.filtered(by: "speaker", to: ["speaker 0", "speaker 1"])
    #expect(
      fault { try two.folds(by: "speaker", count: 2, key: key) }?.code == "split.validation")
    let one = try whole.filtered(by: "speaker", to: ["speaker 0"])
    #expect(
      fault { try one.split(by: "speaker", fraction: 0.5, key: key) }?.code == "split.groups")
  }
}
