import Diagnostics
import Tensors
import Testing

@testable import Datasets

@Suite("RAVDESS")
struct RavdessTests {
  @Test("where the files are not there, it says where to get them")
  func absent() throws {
    let folder = try TemporaryFolder()
    let files = try folder.access()
    let fault = fault { try Ravdess.dataset(files) }
    #expect(fault?.code == "corpus.absent")
    #expect(fault?.message.contains("`faces.csv` and `audio_stats193.npy` are not there") == true)
    for word in ["1188976", "CC BY-NC-SA 4.0", "--data", "LUPI_DATA"] {
      #expect(fault?.hint?.contains(word) == true, "\(word)")
    }
    #expect(try !Corpus(named: "ravdess").isPresent(files))
    #expect(Datasets.Corpus.synthetic.isPresent(files))
  }

  @Test("a small copy is read; damage is named")
  func small() throws {
    let folder = try TemporaryFolder()
    let header = "clip,actor,sex,emotion,intensity,statement,repetition,seconds,AU01_r,AU02_c\n"
    let rows = "03-01,01,M,calm,1,1,2,1.5,0.5,1\n03-02,02,F,happy,2,1,1,1.25,0,0.25\n"
    try folder.write(header + rows, "ravdess/faces.csv")
    try folder.write(Tensor([2, 3], [1, 2, 3, 4, 5, 6]), "ravdess/audio_stats193.npy")
    let files = try folder.access()
    let data = try Ravdess.dataset(files)
    #expect(data.clips == ["03-01", "03-02"])
    #expect(try data.view("audio").features.values == [1, 2, 3, 4, 5, 6])
    #expect(try data.view("video").features.values == [0.5, 1, 0, 0.25])
    #expect(try data.label("actor").classes == ["01", "02"])
    #expect(data.targetIndices == [1, 2])
    #expect(
      data.provenance.files.map(\.name) == ["ravdess/faces.csv", "ravdess/audio_stats193.npy"])
    #expect(try Ravdess.dataset(files).provenance == data.provenance)
    // The folder itself may be the data folder.
    let other = try TemporaryFolder()
    #expect(try Ravdess.dataset(other.access(data: [folder.path + "/ravdess"])).count == 2)

    try folder.write(header + rows + "03-03,02,F,joy,2,1,1,1.25,0,0.25\n", "ravdess/faces.csv")
    let short = fault { try Ravdess.dataset(files) }
    #expect(
      short?.message.contains("each of the 3 clips of `faces.csv`, but has the shape [2, 3]")
        == true)
    try folder.write(Tensor(zeros: [3, 3]), "ravdess/audio_stats193.npy")
    #expect(fault { try Ravdess.dataset(files) }?.message.contains("`joy`") == true)
    try folder.write(header + "03-01,01,M,calm,1,1,2,1.5,,1\n", "ravdess/faces.csv")
    try folder.write(Tensor(zeros: [1, 3]), "ravdess/audio_stats193.npy")
    #expect(
      fault { try Ravdess.dataset(files) }?.message.contains(
        "`03-01` has NaN as feature 0 (`AU01_r`)")
        == true)
  }

  @Test(
    "the real corpus",
    .enabled(
      if: dataFolder.map { Ravdess.isThere(in: $0) } ?? false,
      "needs ravdess/faces.csv and audio_stats193.npy in LUPI_DATA or ../shared/data"))
  func real() throws {
    let folder = try TemporaryFolder()
    let files = try folder.access(data: [try #require(dataFolder)])
    let data = try Ravdess.dataset(files)
    #expect(data.count == 1080)
    #expect(try data.view("audio").features.shape.sizes == [1080, 193])
    #expect(try data.view("video").features.shape.sizes == [1080, 35])
    #expect(data.classes == Ravdess.emotions)
    #expect(data.targetColumn?.counts == [72, 144, 144, 144, 144, 144, 144, 144])
    #expect(try data.label("actor").counts == [Int](repeating: 60, count: 18))
    #expect(try data.label("sex").counts == [540, 540])
    #expect(try data.label("statement").classes == ["1", "2"])
    let row = try data.view("video").features.row(0)
    #expect(Array(row.prefix(5)) == [0, 0, 0.9305, 0, 0.2094])
    let split = try data.standardized(view: "video", by: "actor")
      .split(by: "actor", test: ["15", "16", "17", "18"])
    #expect(split.test.count == 240)
  }
}

extension Ravdess {
  fileprivate static func isThere(in folder: String) -> Bool {
    (try? FileAccess(notebookFolder: folder)).map(Ravdess.isPresent) ?? false
  }
}
