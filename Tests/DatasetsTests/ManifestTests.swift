import Diagnostics
import Tensors
import Testing

@testable import Datasets

@Suite("Manifests")
struct ManifestTests {
  /// A folder with arrays: `a.npy` [3], `b.npy` [3], `rows.npy` [6, 3], `s.npy` [2, 3], `w.npy` [4].
  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(Tensor([3], [1, 2, 3]), "sub/a.npy")
    try folder.write(Tensor([3], [4, 5, 6]), "sub/b.npy")
    try folder.write(Tensor([6, 3], (0..<18).map(Float.init)), "sub/rows.npy")
    try folder.write(Tensor([2, 3], [9, 8, 7, 6, 5, 4]), "sub/s.npy")
    try folder.write(Tensor([4], [1, 2, 3, 4]), "sub/w.npy")
    return folder
  }

  @Test("vectors, rows and sequences become views, the rest labels")
  func reading() throws {
    let folder = try folder()
    try folder.write(
      """
      clip,audio,video,speaker,label,split
      one,a.npy,s.npy,01,happy,train
      two,b.npy,rows.npy[1..<4],02,sad,train
      three,rows.npy[5],rows.npy[0..0],01,happy,test
      """, "sub/m.csv")
    let data = try Manifest.dataset("sub/m.csv", folder.access())
    #expect(data.clips == ["one", "two", "three"])
    #expect(try data.view("audio").features.values == [1, 2, 3, 4, 5, 6, 15, 16, 17])
    let video = try data.view("video")
    #expect(video.lengths == [2, 3, 1])
    #expect(try video.features.shape.sizes == [3, 3, 3])
    #expect(
      try video.features.values == [
        9, 8, 7, 6, 5, 4, 0, 0, 0, 3, 4, 5, 6, 7, 8, 9, 10, 11, 0, 1, 2, 0, 0, 0, 0, 0, 0,
      ])
    #expect(data.target == "label")
    #expect(data.labelNames == ["speaker", "label", "split"])
    #expect(data.skipped.isEmpty)
    #expect(data.provenance.files.map(\.name).contains("sub/rows.npy"))
    let other = try Manifest.dataset("sub/m.csv", folder.access(), target: "speaker")
    #expect(other.classes == ["01", "02"])
  }

  @Test("each kind of problem is counted once, and the other clips are kept")
  func skipping() throws {
    let folder = try folder()
    try folder.write("version https://git-lfs.github.com/spec/v1\nsize 5\n", "sub/lfs.npy")
    try folder.write("nonsense", "sub/bad.npy")
    try folder.write(
      """
      clip,audio,label
      good,a.npy,x
      gone1,c.npy,x
      gone2,d.npy,x
      wide,w.npy,y
      mixed,s.npy,y
      pointer,lfs.npy,y
      bad,bad.npy,y
      far,rows.npy[6],y
      escape,../../x.npy,y
      empty,,y
      odd,rows.npy[x],y
      fine,rows.npy[2],y
      """, "sub/m.csv")
    let data = try Manifest.dataset("sub/m.csv", folder.access())
    #expect(data.clips == ["good", "fine"])
    #expect(data.skipped.map(\.count) == [2, 1, 1, 1, 1, 1, 1, 1, 1])
    #expect(data.skipped[0].examples == ["gone1", "gone2"])
    let words = [
      "there is no file `c.npy`", "3 wide", "mixed", "Git LFS", "bad.npy", "from 0 to 5",
      "leads elsewhere", "empty", "file.npy[17]",
    ]
    for (word, skipped) in zip(words, data.skipped) {
      #expect(skipped.reason.contains(word), "\(skipped.reason)")
    }
  }

  @Test("a manifest of which nothing is left, or that names no arrays, is refused")
  func faults() throws {
    let folder = try folder()
    func code(_ text: String) throws -> String? {
      try folder.write(text, "m.csv")
      return fault { try Manifest.dataset("m.csv", folder.access()) }?.code
    }
    #expect(try code("clip,audio\na,no.npy\n") == "manifest.nothing-left")
    #expect(try code("clip,label\na,x\n") == "manifest.no-views")
    #expect(try code("clip,audio\na,sub/a.npy\na,sub/b.npy\n") == "dataset.duplicate-clip")
    #expect(try code("clip,audio\na,sub/a.npy,x\n") == "csv.ragged")
    #expect(try code("") == "csv.empty")
    #expect(try code("audio,n\nsub/a.npy,1\n") == nil)
    try folder.write(Tensor([3], [1, .nan, 3]), "nan.npy")
    #expect(try code("clip,audio\na,sub/a.npy\nb,nan.npy\n") == "view.not-finite")
    let missing = fault { try Manifest.dataset("n.csv", folder.access()) }
    #expect(missing?.code == "file.missing")
  }

  @Test(
    "references",
    arguments: [
      ("a.npy", FeatureReference.Rows.all), ("a b.npy[0]", .one(0)),
      ("a.npy[3..<5]", .range(3..<5)), ("a.wav", .all), ("b.WAV[0..<9]", .range(0..<9)),
      ("a.npy[3..5]", .range(3..<6)),
    ])
  func references(text: String, rows: FeatureReference.Rows) {
    #expect(FeatureReference(text)?.rows == rows)
  }

  @Test(
    "bad references",
    arguments: [
      "", "a", "a.npz", "a.npy[", "a.npy[]", "a.npy[-1]", "a.npy[5..<5]", "a.npy[5..4]",
      "a.npy[1...2]",
      "a.wave", "a.wav[3..<3]", ".npy[0", "a.npy[99999999999999999999]",
      "a.npy[0..9223372036854775807]", "a.npy[9223372036854775807]",
      "a[1]", "]", "[1]",
    ])
  func badReferences(text: String) {
    #expect(FeatureReference(text) == nil)
  }

  @Test("500 mutations of a manifest are read or refused, never more")
  func fuzz() throws {
    let folder = try folder()
    let files = try folder.access()
    let seed = Array(
      """
      clip,audio,video,speaker,label
      one,a.npy,s.npy,01,happy
      two,b.npy,rows.npy[1..<4],02,sad
      three,rows.npy[5],rows.npy[0..0],01,

      """.utf8)
    let alphabet = Array("\",;\n\r0123456789[].<npy/~ \u{E9}".utf8)
    var generator = FuzzGenerator(21)
    var read = 0
    for _ in 0..<FuzzGenerator.count {
      try folder.write(generator.mutated(seed, alphabet: alphabet), "sub/f.csv")
      do {
        let data = try Manifest.dataset("sub/f.csv", files)
        read += 1
        #expect(data.views.allSatisfy { $0.clipCount == data.count })
      } catch let fault as Fault {
        #expect(fault.code.contains("."))
      }
    }
    #expect(read > 50, "\(read) of 500 were read")
  }
}
