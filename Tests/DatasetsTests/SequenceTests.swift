import Diagnostics
import Signals
import Tensors
import Testing

@testable import Datasets

/// Twelve clips of four speakers, 1 to 12 steps of two features long, and a view of vectors.
private func sequences(
  clips: Int = 12, prefix: String = "clip", seed: UInt64 = 1
) throws -> Dataset {
  let key = RandomKey(seed)
  let parts = try (0..<clips).map { clip in
    let steps = clip + 1
    let values = key.child("\(clip)").normals(steps * 2).map { $0 * 3 + Float(clip) }
    return try Tensor([steps, 2], values)
  }
  return try Dataset(
    clips: (0..<clips).map { "\(prefix) \($0)" },
    views: [
      FeatureView("audio", parts: parts, featureNames: ["low", "high"]),
      FeatureView("video", Tensor([clips, 3], key.child("video").normals(clips * 3))),
    ],
    labels: [
      LabelColumn("word", texts: (0..<clips).map { $0 / 4 % 2 == 0 ? "yes" : "no" }),
      LabelColumn("speaker", texts: (0..<clips).map { "s\($0 % 4)" }),
    ],
    target: "word", provenance: Provenance(name: "test"))
}

/// Whether all padding is zero, and lengths say what they should.
private func isPadded(_ view: FeatureView) throws -> Bool {
  var used = [Bool](repeating: false, count: try view.features.count)
  for range in view.valueRanges { for place in range { used[place] = true } }
  return try zip(view.features.values, used).allSatisfy { $0 == 0 || $1 }
}

@Suite("Sequences")
struct SequenceTests {
  @Test("parts become a padded view and come out again")
  func parts() throws {
    let data = try sequences()
    let view = try data.view("audio")
    #expect(try view.features.shape.sizes == [12, 12, 2])
    #expect(view.lengths == Array(1...12))
    #expect(try isPadded(view))
    #expect(try view.steps(ofClip: 4).shape.sizes == [5, 2])
    #expect(try data.view("video").steps(ofClip: 4).shape.sizes == [1, 3])
    #expect(fault { try view.steps(ofClip: 12) }?.code == "shape.index")
    let odd = try [Tensor([1, 2], [1, 2]), Tensor([1, 3], [1, 2, 3])]
    #expect(fault { try FeatureView("a", parts: odd) }?.code == "view.shape")
    #expect(try FeatureView("a", parts: []).clipCount == 0)
    #expect(data.summary.views[0].lengths == 1...12)
  }

  @Test("features and steps are taken; what is not there is refused")
  func taking() throws {
    let data = try sequences()
    let high = try data.takingFeatures([1], of: "audio").view("audio")
    #expect(high.width == 1)
    #expect(high.featureNames == ["high"])
    #expect(high.lengths == Array(1...12))
    let all = try data.view("audio").steps(ofClip: 3).values
    #expect(try high.steps(ofClip: 3).values == [all[1], all[3], all[5], all[7]])
    #expect(try data.takingFeatures([2, 0], of: "video").view("video").width == 2)
    let first = try data.takingSteps([0, 1, 2], of: "audio").view("audio")
    #expect(first.lengths == [1, 2] + [Int](repeating: 3, count: 10))
    #expect(try first.features.shape.sizes == [12, 3, 2])
    #expect(try first.steps(ofClip: 3).values == Array(all[0..<6]))
    let thinned = try data.takingSteps([0, 2, 4, 1_000_000], of: "audio").view("audio")
    #expect(try thinned.steps(ofClip: 3).values == [all[0], all[1], all[4], all[5]])
    for positions in [[2], [-1], []] {
      #expect(
        fault { try data.takingFeatures(positions, of: "audio") }?.code == "view.features")
    }
    let short = fault { try data.takingSteps([1, 2], of: "audio") }
    #expect(short?.message == "every clip must have one of the steps, but `clip 0` has only 1 step")
    #expect(fault { try data.takingSteps([-1, 2], of: "audio") }?.code == "view.steps")
    #expect(fault { try data.takingSteps([], of: "audio") }?.code == "view.steps")
    #expect(fault { try data.takingSteps([0], of: "video") }?.code == "view.not-sequences")
  }

  @Test("slopes follow the features of each step")
  func deltas() throws {
    let data = try sequences().subset(Array(4..<12))
    let view = try data.addingDeltas(of: "audio", width: 5, order: 2).view("audio")
    #expect(view.width == 6)
    #expect(view.featureNames == ["low", "high", "Δlow", "Δhigh", "ΔΔlow", "ΔΔhigh"])
    let plain = try data.view("audio").steps(ofClip: 7)
    let steps = try view.steps(ofClip: 7)
    let slopes = try Deltas.of(plain, width: 5)
    let curves = try Deltas.of(plain, width: 5, order: 2)
    #expect(
      try Array(steps.row(6)) == Array(plain.row(6)) + slopes.row(6) + curves.row(6))
    #expect(try isPadded(view))
    let short = fault { try data.addingDeltas(of: "audio", width: 7) }
    #expect(short?.message.contains("`clip 4` has 5") == true)
    #expect(try data.subset([]).addingDeltas(of: "audio").view("audio").width == 4)
  }

  @Test("a clip normalised by itself has mean 0 and spread 1 over its steps")
  func normalizing() throws {
    let data = try sequences()
    let view = try data.normalizingClips(of: "audio").view("audio")
    #expect(try isPadded(view))
    #expect(try view.steps(ofClip: 0).values == [0, 0])
    let steps = try view.steps(ofClip: 9)
    let low = (0..<10).map { steps.values[$0 * 2] }
    #expect(abs(low.reduce(0, +)) < 1e-4)
    #expect(abs(low.reduce(0) { $0 + $1 * $1 } / 10 - 1) < 1e-4)
    let centred = try data.normalizingClips(of: "audio", dividesBySpread: false)
    #expect(try centred.view("audio") != view)
    #expect(fault { try data.normalizingClips(of: "video") }?.code == "view.not-sequences")
  }

  @Test("standardising by group uses the steps of that group alone, padding aside")
  func standardizing() throws {
    let data = try sequences()
    let view = try data.standardized(view: "audio", by: "speaker").view("audio")
    #expect(try isPadded(view))
    for speaker in 0..<4 {
      var values: [Float] = []
      for clip in stride(from: speaker, to: 12, by: 4) {
        let steps = try view.steps(ofClip: clip)
        values += (0..<steps.shape[0]).map { steps.values[$0 * 2] }
      }
      let mean = values.reduce(0, +) / Float(values.count)
      let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Float(values.count)
      #expect(abs(mean) < 1e-5)
      #expect(abs(variance - 1) < 1e-4)
    }
    let all = try data.standardized(
      view: "audio", with: data.standardization(of: "audio"))
    #expect(try isPadded(all.view("audio")))
  }

  @Test("what is done to data keeps lengths, padding and clips together")
  func everything() throws {
    let data = try sequences()
    let original = try data.view("audio")
    func agrees(_ part: Dataset) throws -> Bool {
      let view = try part.view("audio")
      return try part.clips.enumerated().allSatisfy { place, clip in
        let from = try #require(data.clips.firstIndex(of: clip))
        return try view.steps(ofClip: place) == original.steps(ofClip: from)
      } && isPadded(view)
    }
    #expect(try agrees(data.shuffled(RandomKey(3))))
    let split = try data.split(by: "speaker", test: ["s1"])
    #expect(try agrees(split.train) && agrees(split.test))
    for fold in try data.folds(by: "speaker", count: 4, key: RandomKey(1)) {
      #expect(try agrees(fold.train) && agrees(fold.test))
    }
    #expect(try agrees(data.filtered(by: "word", to: ["no"])))
    #expect(try agrees(data.labelBudget(1, by: nil, key: RandomKey(1))))
    #expect(try agrees(data.dropping(view: "video")))
    let noisy = try data.mixingNoise(into: "audio", level: 1, key: RandomKey(2)).view("audio")
    #expect(try isPadded(noisy) && noisy.lengths == original.lengths && noisy != original)
    let blank = try data.blanking(view: "audio", share: 1, key: RandomKey(2)).view("audio")
    #expect(try isPadded(blank) && blank.lengths == original.lengths)
    #expect(try blank.steps(ofClip: 2).row(0) == blank.steps(ofClip: 9).row(3))
  }

  @Test("data of other lengths are put together, padded to the longest")
  func concatenating() throws {
    let long = try sequences()
    let short = try sequences(clips: 4, prefix: "other", seed: 2)
    for (one, two) in [(long, short), (short, long)] {
      let whole = try one.concatenated(with: two)
      let view = try whole.view("audio")
      #expect(try view.features.shape.sizes == [16, 12, 2])
      #expect(try isPadded(view))
      for clip in 0..<two.count {
        #expect(
          try view.steps(ofClip: one.count + clip) == two.view("audio").steps(ofClip: clip))
      }
      #expect(try view.steps(ofClip: 3) == one.view("audio").steps(ofClip: 3))
    }
    let narrow = try short.takingFeatures([0], of: "audio")
    #expect(fault { try long.concatenated(with: narrow) }?.code == "dataset.different-views")
  }
}
