import Diagnostics
import Tensors
import Testing

@testable import Datasets

@Suite("Japanese Vowels")
struct JapaneseVowelsTests {
  @Test("the corpus is as published")
  func facts() throws {
    let data = try JapaneseVowels.dataset()
    #expect(data.count == 640)
    #expect(data.classes == (1...9).map(String.init))
    let (train, test) = try {
      let split = try data.split(by: "part", test: ["test"])
      return (split.train, split.test)
    }()
    #expect(train.targetColumn?.counts == [Int](repeating: 30, count: 9))
    #expect(test.targetColumn?.counts == [31, 35, 88, 44, 29, 24, 40, 50, 29])
    let sequences = try data.view("cepstra")
    #expect(try sequences.features.shape.sizes == [640, 29, 12])
    #expect(sequences.lengths?.min() == 7)
    #expect(sequences.lengths?.max() == 29)
    #expect(sequences.lengths?.reduce(0, +) == 4274 + 5687)
    #expect(data.labelledCount == 640)
    #expect(!data.provenance.isSynthetic)
    #expect(data.provenance.licence.contains("CC BY 4.0"))
    #expect(train.clips.first == "train-001")
    #expect(test.clips.last == "test-370")
  }

  @Test("every value is the one that was committed")
  func digest() throws {
    let view = try JapaneseVowels.dataset().view("cepstra")
    let bytes = try view.features.values.flatMap { value in
      (0..<4).map { UInt8(truncatingIfNeeded: value.bitPattern >> ($0 * 8)) }
    }
    #expect(ContentHash(bytes).bits == 0x70A2_F338_B08F_5CD3)
  }

  @Test(
    "every value is that of the published files",
    .enabled(if: dataFolder != nil, "needs japanese_vowels/*.npy in LUPI_DATA or ../shared/data"))
  func published() throws {
    let folder = try #require(dataFolder) + "/japanese_vowels/"
    let data = try JapaneseVowels.dataset()
    let train = try NumPyFile.read(folder + "train_x.npy")
    let test = try NumPyFile.read(folder + "test_x.npy")
    let view = try data.view("cepstra")
    #expect(try view.features.values == train.values + test.values)
    let lengths = try ["train", "test"].flatMap {
      try NumPyFile.read(folder + $0 + "_len.npy").values
    }
    #expect(view.lengths?.map(Float.init) == lengths)
    let speakers = try ["train", "test"].flatMap {
      try NumPyFile.read(folder + $0 + "_speaker.npy").values
    }
    #expect(data.targetIndices.map(Float.init) == speakers)
  }

  @Test("the views follow from the sequences", arguments: [(1, 2), (4, 8), (7, 3)])
  func views(frames: Int, resampled: Int) throws {
    let data = try JapaneseVowels.dataset(frames: frames, resampled: resampled)
    let audio = try data.view("audio")
    let privileged = try data.view("privileged")
    let sequences = try data.view("cepstra")
    let lengths = try #require(sequences.lengths)
    #expect(audio.width == frames * 12)
    #expect(privileged.width == 24 + resampled * 12)
    var worst: Float = 0
    for clip in stride(from: 0, to: 640, by: 7) {
      let start = clip * 29 * 12
      let track = try Array(sequences.features.values[start..<(start + lengths[clip] * 12)])
      #expect(Array(try audio.features.row(clip)) == Array(track.prefix(frames * 12)))
      let row = Array(try privileged.features.row(clip))
      #expect(Array(row[24..<36]) == Array(track.prefix(12)))
      #expect(Array(row.suffix(12)) == Array(track.suffix(12)))
      for coefficient in 0..<12 {
        let values = stride(from: coefficient, to: track.count, by: 12).map { Double(track[$0]) }
        let mean = values.reduce(0, +) / Double(values.count)
        let square = values.map { $0 * $0 }.reduce(0, +) / Double(values.count)
        worst = max(worst, abs(row[coefficient] - Float(mean)))
        let deviation = max(0, square - mean * mean).squareRoot()
        worst = max(worst, abs(row[12 + coefficient] - Float(deviation)))
      }
    }
    #expect(worst < 1e-6, "worst \(worst)")
  }

  @Test("settings outside their range are refused")
  func knobs() {
    #expect(fault { try JapaneseVowels.dataset(frames: 0) }?.code == "corpus.knob")
    #expect(fault { try JapaneseVowels.dataset(frames: 8) }?.code == "corpus.knob")
    #expect(fault { try JapaneseVowels.dataset(resampled: 1) }?.code == "corpus.knob")
  }
}
