import Diagnostics
import Tensors
import Testing

@testable import Datasets

@Suite("Data sets")
struct DatasetTests {
  @Test("a selection takes every part along, in order")
  func subset() throws {
    let whole = try randomData(clips: 12, speakers: 3, classes: 2)
    let part = try whole.subset([5, 0, 7])
    #expect(part.clips == ["clip 5", "clip 0", "clip 7"])
    for view in whole.views {
      let rows = try [5, 0, 7].flatMap { try view.features.row($0) }
      #expect(try part.view(view.name).features.values == rows)
    }
    for column in whole.labels {
      #expect(try part.label(column.name).indices == [5, 0, 7].map { column.indices[$0] })
      #expect(try part.label(column.name).classes == column.classes)
    }
    #expect(fault { try whole.subset([1, 1]) }?.message.contains("appears twice") == true)
    #expect(fault { try whole.subset([12]) }?.code == "dataset.position")
    #expect(fault { try whole.subset([-1]) }?.code == "dataset.position")
    #expect(try whole.subset([]).count == 0)
  }

  @Test("a selection of sequences takes the lengths along")
  func sequences() throws {
    let view = try FeatureView(
      "s", sequences: Tensor([3, 2, 2], (0..<12).map(Float.init)), lengths: [1, 2, 1])
    let data = try Dataset(clips: ["a", "b", "c"], views: [view], provenance: .init(name: "t"))
    let part = try data.subset([2, 1]).view("s")
    #expect(part.lengths == [1, 2])
    #expect(try part.features.shape.sizes == [2, 2, 2])
    #expect(try part.features.values == [8, 9, 10, 11, 4, 5, 6, 7])
    #expect(
      fault { try FeatureView("s", sequences: view.features, lengths: [1, 3, 1]) }?.code
        == "view.lengths")
    #expect(
      fault { try FeatureView("s", sequences: view.features, lengths: [1, 0, 1]) }?.code
        == "view.lengths")
    #expect(fault { try FeatureView("s", view.features) }?.code == "view.shape")
  }

  @Test("filtering forgets the classes of its own label only")
  func filtering() throws {
    let whole = try randomData(clips: 12, speakers: 3, classes: 4)
    let part = try whole.filtered(by: "emotion", to: ["emotion 0", "emotion 3"])
    #expect(part.clips == [0, 1, 2, 9, 10, 11].map { "clip \($0)" })
    #expect(part.classes == ["emotion 0", "emotion 3"])
    #expect(part.targetIndices == [0, 0, 0, 1, 1, 1])
    #expect(try part.label("speaker").classes.count == 3)
    #expect(fault { try whole.filtered(by: "emotion", to: ["joy"]) }?.code == "label.unknown-class")
    #expect(fault { try whole.filtered(by: "emotion", to: []) }?.code == "dataset.empty")
    #expect(fault { try whole.filtered(by: "emotoin", to: []) }?.hint == "Did you mean `emotion`?")
  }

  @Test("taking and shuffling")
  func taking() throws {
    let whole = try randomData(clips: 20, speakers: 3, classes: 4)
    #expect(try whole.taking(3).clips == ["clip 0", "clip 1", "clip 2"])
    #expect(try whole.taking(1000) == whole)
    #expect(fault { try whole.taking(-1) }?.code == "dataset.take")
    let mixed = try whole.shuffled(RandomKey(3))
    #expect(mixed.clips != whole.clips)
    #expect(Set(mixed.clips) == Set(whole.clips))
    #expect(try mixed == whole.shuffled(RandomKey(3)))
  }

  @Test("views are added, dropped, renamed and joined by name")
  func views() throws {
    let whole = try randomData(clips: 6, speakers: 2, classes: 2)
    let deaf = try whole.dropping(view: "audio")
    #expect(deaf.viewNames == ["video"])
    #expect(fault { try deaf.dropping(view: "audio") }?.code == "dataset.unknown-view")
    let order = [3, 1, 5, 0, 2, 4]
    let voice = try whole.dropping(view: "video").subset(order)
    let joined = try deaf.joined(with: voice)
    #expect(try joined.view("audio") == whole.view("audio"))
    #expect(joined.clips == whole.clips)
    #expect(fault { try whole.joined(with: voice) }?.code == "dataset.duplicate-view")
    let fewer = try voice.taking(5)
    #expect(fault { try deaf.joined(with: fewer) }?.message.contains("`clip 4`") == true)
    #expect(fault { try deaf.taking(2).joined(with: voice) }?.code == "dataset.different-clips")
    #expect(try whole.renaming(view: "audio", to: "ear").viewNames == ["ear", "video"])
    #expect(
      fault { try whole.renaming(view: "audio", to: "video") }?.code == "dataset.duplicate-view")
  }

  @Test("views are merged side by side")
  func merging() throws {
    let whole = try randomData(clips: 4, speakers: 2, classes: 2)
    let merged = try whole.merging(views: ["video", "audio"], as: "both")
    for clip in 0..<4 {
      let rows = try ["video", "audio"].flatMap { try whole.view($0).features.row(clip) }
      #expect(try Array(merged.view("both").features.row(clip)) == rows)
    }
    #expect(fault { try whole.merging(views: [], as: "x") }?.code == "dataset.no-views")
    #expect(
      fault { try whole.merging(views: ["audio"], as: "video") }?.code == "dataset.duplicate-view")
  }

  @Test("a table becomes data")
  func table() throws {
    let table = try CSV.read(
      Array("id,a,b,mood,n\nx,1,2,sad,7\ny,3,4,glad,8\n".utf8), name: "t.csv")
    let data = try Dataset(
      table: table, clip: "id", views: [("v", ["b", "a"])], target: "mood",
      provenance: .init(name: "t"))
    #expect(data.clips == ["x", "y"])
    #expect(try data.view("v").features.values == [2, 1, 4, 3])
    #expect(data.labelNames == ["mood"])
    #expect(data.classes == ["glad", "sad"])
    #expect(
      fault { try Dataset(table: table, views: [("v", ["mood"])], provenance: .init(name: "t")) }?
        .code == "table.not-numeric")
  }

  @Test("noise has the level asked for, and is louder, not other, at a higher one")
  func noise() throws {
    let whole = try randomData(clips: 3000, speakers: 2, classes: 2)
    let before = try whole.view("audio").features.values
    let quiet = try whole.mixingNoise(into: "audio", level: 0.5, key: RandomKey(1))
    let loud = try whole.mixingNoise(into: "audio", level: 1, key: RandomKey(1))
    let first = try zip(before, quiet.view("audio").features.values).map { Double($1 - $0) }
    let second = try zip(before, loud.view("audio").features.values).map { Double($1 - $0) }
    let deviation = (first.map { $0 * $0 }.reduce(0, +) / Double(first.count)).squareRoot()
    #expect(abs(deviation - 0.5) < 0.02, "\(deviation)")
    let worst = zip(first, second).map { abs(2 * $0 - $1) }.max() ?? 1
    #expect(worst < 1e-5, "\(worst)")
    #expect(try quiet.view("video") == whole.view("video"))
    #expect(try whole.mixingNoise(into: "audio", level: 0, key: RandomKey(1)) == whole)
    for level in [-1, Double.nan, .infinity] {
      #expect(
        fault { try whole.mixingNoise(into: "audio", level: level, key: RandomKey(1)) }?.code
          == "noise.level")
    }
  }

  @Test("data are put together, unless they share clips")
  func concatenation() throws {
    let whole = try randomData(clips: 10, speakers: 2, classes: 2)
      .labelBudget(1, key: RandomKey(1))
    let first = try whole.subset(Array(0..<4))
    let second = try whole.subset(Array(4..<10))
    #expect(try first.concatenated(with: second) == whole)
    #expect(fault { try first.concatenated(with: whole) }?.code == "dataset.duplicate-clip")
    #expect(
      fault { try first.concatenated(with: second.dropping(view: "video")) }?.code
        == "dataset.different-views")
  }

  @Test("features that are not finite are refused by name, or filled")
  func notFinite() throws {
    let features = try Tensor([3, 2], [1, 2, .nan, 4, 5, .infinity])
    func data(_ policy: NotFinitePolicy) throws -> Dataset {
      try Dataset(
        clips: ["a", "b", "c"], views: [FeatureView("v", features, featureNames: ["x", "y"])],
        provenance: .init(name: "t"), notFinite: policy)
    }
    let refused = fault { try data(.refuse) }
    #expect(refused?.code == "view.not-finite")
    #expect(
      refused?.message
        == "every feature must be finite, but in the view `v` the clip `b` has NaN as feature 0 (`x`)"
    )
    #expect(try data(.mean).view("v").features.values == [1, 2, 3, 4, 5, 3])
    let hopeless = try Tensor([2, 1], [.nan, .nan])
    #expect(
      fault {
        try Dataset(
          clips: ["a", "b"], views: [FeatureView("v", hopeless)], provenance: .init(name: "t"),
          notFinite: .mean)
      }?.message.contains("never is") == true)
    // What lies behind the end of a sequence does not count.
    let padded = try FeatureView("s", sequences: Tensor([1, 2, 1], [1, .nan]), lengths: [1])
    #expect(
      fault { try Dataset(clips: ["a"], views: [padded], provenance: .init(name: "t")) } == nil)
  }

  @Test("what does not fit together is refused")
  func misfits() throws {
    let view = try FeatureView("v", Tensor([2, 1], [1, 2]))
    let label = LabelColumn("l", texts: ["x", nil])
    func code(
      _ clips: [String], _ views: [FeatureView], _ labels: [LabelColumn] = [],
      _ target: String? = nil
    ) -> String? {
      fault {
        try Dataset(
          clips: clips, views: views, labels: labels, target: target,
          provenance: .init(name: "t"))
      }?.code
    }
    #expect(code(["a", "a"], [view]) == "dataset.duplicate-clip")
    #expect(code(["a"], [view]) == "dataset.length")
    #expect(code(["a", "b"], [view, view]) == "dataset.duplicate-view")
    #expect(code(["a", "b"], [view], [label, label]) == "dataset.duplicate-label")
    #expect(code(["a", "b"], [view], [LabelColumn("l", texts: ["x"])]) == "dataset.length")
    #expect(code(["a", "b"], [view], [label], "m") == "dataset.unknown-label")
    #expect(code(["a", "b"], [view], [label], "l") == nil)
    #expect(
      fault { try LabelColumn("l", classes: ["x", "x"], indices: []) }?.code
        == "label.duplicate-class")
    #expect(fault { try LabelColumn("l", classes: ["x"], indices: [1]) }?.code == "label.index")
  }

  @Test("a clip without the target's label is not labelled")
  func missingLabels() throws {
    let data = try Dataset(
      clips: ["a", "b", "c"], views: [],
      labels: [
        LabelColumn("l", texts: ["x", nil, "y"]), LabelColumn("g", texts: ["1", "2", "3"]),
      ], target: "l", provenance: .init(name: "t"))
    #expect(data.labelled == [true, false, true])
    #expect(data.targetIndices == [0, -1, 1])
    #expect(try data.onlyLabelled().clips == ["a", "c"])
    #expect(data.withoutLabels().labelledCount == 0)
    #expect(try data.targeting("g").labelled == [true, true, true])
    #expect(fault { try data.split(by: "l", test: ["x"]) }?.code == "dataset.missing-label")
  }

  @Test("a summary counts what there is")
  func summary() throws {
    let data = try randomData(clips: 10, speakers: 2, classes: 2).labelBudget(2, key: RandomKey(1))
    let summary = data.summary
    #expect(summary.clips == 10)
    #expect(summary.labelled == 4)
    #expect(
      summary.classes == [
        .init(name: "emotion 0", clips: 6, labelled: 2),
        .init(name: "emotion 1", clips: 4, labelled: 2),
      ])
    #expect(summary.views.map(\.shape) == [[10, 3], [10, 2]])
    #expect(summary.labels.map(\.counts) == [[6, 4], [5, 5]])
  }
}
