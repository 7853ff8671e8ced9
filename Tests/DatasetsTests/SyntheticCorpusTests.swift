import Diagnostics
import Tensors
import Testing

@testable import Datasets

@Suite("Synthetic corpus")
struct SyntheticCorpusTests {
  private func digest(_ data: Dataset) throws -> UInt64 {
    let numbers = try data.views.flatMap { try $0.features.values }.map(\.bitPattern)
    let labels = data.labels.flatMap(\.indices).map { UInt32(truncatingIfNeeded: $0) }
    let marks = data.labelled.map { UInt32($0 ? 1 : 0) }
    return ContentHash(
      (numbers + labels + marks).flatMap { word in
        (0..<4).map { UInt8(truncatingIfNeeded: word >> ($0 * 8)) }
      }
    ).bits
  }

  @Test(
    "the same bits on every machine",
    arguments: zip(
      SyntheticCorpus.Regime.allCases,
      [0xB5E3_B6A0_DF74_A74E, 0xF003_182D_98D4_A3F9, 0x6494_1969_DD7D_82DE] as [UInt64]))
  func bits(regime: SyntheticCorpus.Regime, expected: UInt64) throws {
    var corpus = SyntheticCorpus()
    corpus.regime = regime
    corpus.clips = 200
    corpus.labelledPart = 0.5
    let data = try corpus.dataset(RandomKey(7))
    let found = try digest(data)
    #expect(found == expected, "0x\(String(found, radix: 16, uppercase: true))")
    #expect(try digest(corpus.dataset(RandomKey(8))) != expected)
  }

  @Test("it says that it is synthetic")
  func synthetic() throws {
    let data = try SyntheticCorpus().dataset(RandomKey(1))
    #expect(data.provenance.isSynthetic)
    #expect(data.provenance.source.contains("made up by lupi"))
    #expect(data.count == 800)
    #expect(data.viewNames == ["audio", "video"])
    #expect(try data.view("audio").features.shape.sizes == [800, 40])
    #expect(try data.view("video").features.shape.sizes == [800, 20])
    #expect(try data.label("speaker").counts == [Int](repeating: 80, count: 10))
    #expect(try data.label("emotion").counts == [Int](repeating: 100, count: 8))
    #expect(try data.label("part").counts == [600, 200])
  }

  @Test("more clips leave the first ones as they are")
  func prefix() throws {
    var corpus = SyntheticCorpus()
    corpus.clips = 50
    let few = try corpus.dataset(RandomKey(3))
    corpus.clips = 90
    let many = try corpus.dataset(RandomKey(3)).taking(50)
    #expect(few.views == many.views)
    #expect(try few.label("emotion") == many.label("emotion"))
  }

  @Test("label noise and the labelled part concern the training part alone")
  func labels() throws {
    var corpus = SyntheticCorpus()
    corpus.regime = .mislabelled
    corpus.labelledPart = 0.25
    let data = try corpus.dataset(RandomKey(4))
    let truth = try data.label("emotion_true").indices
    let part = try data.label("part").indices
    let wrong = truth.indices.filter { truth[$0] != data.targetIndices[$0] }
    #expect(wrong.count == 180)
    #expect(wrong.allSatisfy { part[$0] == 0 })
    let test = try data.filtered(by: "part", to: ["test"])
    #expect(test.labelledCount == test.count)
    let train = try data.filtered(by: "part", to: ["train"])
    #expect(abs(train.labelledCount - 150) <= 4)
  }

  @Test("the speaker can be the target")
  func speakers() throws {
    var corpus = SyntheticCorpus()
    corpus.target = .speaker
    corpus.speakers = 4
    corpus.labelNoise = 0.5
    let data = try corpus.dataset(RandomKey(4))
    #expect(data.target == "speaker")
    #expect(data.classes == ["1", "2", "3", "4"])
    #expect(data.labelNames == ["emotion", "speaker", "part", "speaker_true"])
  }

  @Test("the face tells the emotion better than the voice")
  func regimes() throws {
    for regime in [SyntheticCorpus.Regime.mixed, .noisy] {
      var corpus = SyntheticCorpus()
      corpus.regime = regime
      let data = try corpus.dataset(RandomKey(11))
      let split = try data.split(by: "part", test: ["test"])
      let ear = try nearestMean(split, "audio")
      let eye = try nearestMean(split, "video")
      #expect(eye > ear + (regime == .mixed ? 0.1 : 0), "\(regime): video \(eye), audio \(ear)")
      #expect(ear > 0.2, "\(regime): audio \(ear)")
    }
  }

  /// The accuracy of the nearest class mean.
  private func nearestMean(_ split: Split, _ view: String) throws -> Double {
    let map = try split.train.standardization(of: view)
    let train = try split.train.standardized(view: view, with: map)
    let test = try split.test.standardized(view: view, with: map)
    let width = try train.view(view).width
    var means = [[Float]](
      repeating: [Float](repeating: 0, count: width), count: train.classes.count)
    let counts = try train.requiredTarget().counts
    for clip in 0..<train.count {
      let row = Array(try train.view(view).features.row(clip))
      let index = train.targetIndices[clip]
      for feature in 0..<width { means[index][feature] += row[feature] / Float(counts[index]) }
    }
    var right = 0
    for clip in 0..<test.count {
      let row = Array(try test.view(view).features.row(clip))
      let distances = means.map { mean in
        zip(mean, row).reduce(Float(0)) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
      }
      let best = distances.indices.min { distances[$0] < distances[$1] }
      if best == test.targetIndices[clip] { right += 1 }
    }
    return Double(right) / Double(test.count)
  }

  @Test("settings outside their range are refused")
  func knobs() {
    let changes: [(inout SyntheticCorpus) -> Void] = [
      { $0.speakers = 0 }, { $0.emotions = 1 }, { $0.clips = 0 }, { $0.clips = .max },
      { $0.latentSize = 65 }, { $0.audioNoise = -1 }, { $0.videoNoise = .nan },
      { $0.labelNoise = 1.5 }, { $0.labelledPart = 0 }, { $0.testPart = 1 },
    ]
    for (index, change) in changes.enumerated() {
      var corpus = SyntheticCorpus()
      change(&corpus)
      #expect(fault { try corpus.dataset(RandomKey(1)) }?.code == "corpus.knob", "change \(index)")
    }
  }
}

/// Synthetic clips as sequences.
struct SyntheticSequenceTests {
  private func corpus(steps: Int = 12, clips: Int = 80) throws -> Dataset {
    var corpus = SyntheticCorpus()
    corpus.clips = clips
    corpus.steps = steps
    return try corpus.dataset(RandomKey(3))
  }

  @Test func lengthsDiffer() throws {
    let audio = try corpus().view("audio")
    let lengths = try #require(audio.lengths)
    #expect(try audio.features.shape.sizes == [80, 12, 40])
    #expect(Set(lengths) == [9, 10, 11, 12])
    #expect(try corpus().view("video").lengths == lengths)
  }

  @Test func aClipDoesNotDependOnTheNumberOfClips() throws {
    let (few, many) = (try corpus(clips: 16), try corpus())
    for view in ["audio", "video"] {
      let size = try few.view(view).features.count
      #expect(
        try few.view(view).features.values == Array(many.view(view).features.values.prefix(size)))
    }
  }

  /// The mean over time tells emotions apart better than the first step.
  @Test func thereIsMoreInAClipThanInItsFirstStep() throws {
    let data = try corpus(clips: 400)
    let video = try data.view("video")
    let lengths = try #require(video.lengths)
    let labels = data.targetIndices
    func spread(_ row: (Int) -> [Float]) -> Double {
      // Between-class variance as a part of all variance, over features.
      var sums = [[Double]](repeating: [Double](repeating: 0, count: 20), count: 8)
      var counts = [Int](repeating: 0, count: 8)
      let rows = (0..<400).map(row)
      for (clip, values) in rows.enumerated() {
        counts[labels[clip]] += 1
        for feature in 0..<20 { sums[labels[clip]][feature] += Double(values[feature]) }
      }
      var (between, all) = (0.0, 0.0)
      for feature in 0..<20 {
        let mean = rows.reduce(0) { $0 + Double($1[feature]) } / 400
        for (clip, values) in rows.enumerated() {
          let center = sums[labels[clip]][feature] / Double(counts[labels[clip]])
          between += (center - mean) * (center - mean)
          all += (Double(values[feature]) - mean) * (Double(values[feature]) - mean)
        }
      }
      return between / all
    }
    let values = try video.features.values
    let first = spread { clip in Array(values[(clip * 240)..<(clip * 240 + 20)]) }
    let mean = spread { clip in
      (0..<20).map { feature in
        (0..<lengths[clip]).reduce(0) { $0 + values[clip * 240 + $1 * 20 + feature] }
          / Float(lengths[clip])
      }
    }
    #expect(mean > first)
  }

  @Test(arguments: [1, 1001]) func stepsHaveLimits(steps: Int) throws {
    let fault = #expect(throws: Fault.self) { try corpus(steps: steps) }
    #expect(fault?.code == "corpus.knob")
  }
}
