import Diagnostics
import Foundation
import Media
import Signals
import Tensors
import Testing

@testable import Datasets

/// A short tone of its own for each number.
private func tone(_ number: Int) throws -> [UInt8] {
  try WAVFile.encode(
    Recording(
      sampleRate: 16000,
      samples: Tone.samples(
        frequency: 150 + 30 * Double(number), sampleRate: 16000, count: 900)))
}

private let small = {
  var settings = LogMelSettings.compact(sampleRate: 16000)
  settings.bandCount = 8
  return settings
}()

/// A tree of recordings, each a tone of its own, and of texts.
private func tree(_ paths: [String], texts: [String: String] = [:]) throws -> TemporaryFolder {
  let folder = try TemporaryFolder()
  for (number, path) in paths.enumerated() { try folder.write(tone(number), path) }
  for (path, text) in texts { try folder.write(text, path) }
  return folder
}

private func read(_ corpus: Corpus, _ folder: TemporaryFolder) throws -> Dataset {
  try #require(try corpus.recordings(folder.access(), sound: small))
}

private func texts(_ data: Dataset, _ label: String) throws -> [String?] {
  let column = try data.label(label)
  return column.indices.indices.map(column.text(at:))
}

@Suite("Corpus layouts")
struct CorpusLayoutTests {
  @Test("CREMA-D: parts of the name, known bad clips, pointers of Git LFS")
  func crema() throws {
    let folder = try tree(
      [
        "CREMA-D/AudioWAV/1001_DFA_ANG_XX.wav", "CREMA-D/AudioWAV/1002_IEO_HAP_HI.wav",
        "CREMA-D/AudioWAV/1091_TIE_NEU_XX.wav", "CREMA-D/AudioWAV/1076_MTI_SAD_XX.wav",
        "CREMA-D/AudioWAV/1000_MTI_SAD_XX.wav", "CREMA-D/AudioWAV/1001_DFA_JOY_XX.wav",
      ],
      texts: [
        "CREMA-D/AudioWAV/1003_DFA_FEA_XX.wav":
          "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n",
        "CREMA-D/README.md": "text",
      ])
    let data = try read(.crema, folder)
    #expect(data.clips == ["1001_DFA_ANG_XX", "1002_IEO_HAP_HI", "1091_TIE_NEU_XX"])
    #expect(data.classes == ["angry", "disgust", "fearful", "happy", "neutral", "sad"])
    #expect(try texts(data, "emotion") == ["angry", "happy", "neutral"])
    #expect(try texts(data, "actor") == ["1001", "1002", "1091"])
    #expect(try texts(data, "intensity") == ["unspecified", "high", "unspecified"])
    let reasons = data.skipped.map(\.reason).joined(separator: "\n")
    #expect(reasons.contains("the sound of `1076_MTI_SAD_XX` is known to be broken"))
    #expect(reasons.contains("Git LFS pointer"))
    #expect(data.skipped.map(\.count).sorted() == [1, 1, 2])
    // The folder itself may be what is given.
    let elsewhere = try TemporaryFolder()
    let direct = try elsewhere.access(data: [folder.path + "/CREMA-D"])
    #expect(try Corpus.crema.recordings(direct, sound: small)?.clips == data.clips)
    #expect(Corpus.crema.isPresent(direct))
    #expect(!Corpus.crema.isPresent(try elsewhere.access()))
    // Nobody has pictures here.
    let none = fault {
      try Corpus.crema.recordings(direct, sound: small, frames: FrameFeatures(.pixels))
    }
    #expect(none?.code == "corpus.damaged")
  }

  @Test("VoxCeleb1: names of the official lists, split and people")
  func voxceleb1() throws {
    let folder = try tree(
      [
        "voxceleb1/wav/id10001/1zcIwhmdeo4/00001.wav",
        "voxceleb1/wav/id10001/1zcIwhmdeo4/00002.wav",
        "voxceleb1/wav/id10270/5r0dWxy17C8/00001.wav", "voxceleb1/wav/notes/x/00001.wav",
        "voxceleb1/wav/id10001/1zcIwhmdeo4/1.wav",
      ],
      texts: [
        "voxceleb1/iden_split.txt":
          "1 id10001/1zcIwhmdeo4/00001.wav\n3 id10001/1zcIwhmdeo4/00002.wav\n2 id10270/5r0dWxy17C8/00001.wav\n",
        "voxceleb1/vox1_meta.csv":
          "VoxCeleb1 ID\tVGGFace1 ID\tGender\tNationality\tSet\nid10001\tA.J._Buckley\tm\tIreland\tdev\nid10270\tEartha_Kitt\tf\tUSA\ttest\n",
        "voxceleb1/veri_test.txt":
          "1 id10001/1zcIwhmdeo4/00001.wav id10001/1zcIwhmdeo4/00002.wav\n0 id10001/1zcIwhmdeo4/00001.wav id10270/5r0dWxy17C8/00001.wav\n",
      ])
    let data = try read(.voxceleb1, folder)
    #expect(
      data.clips == [
        "id10001/1zcIwhmdeo4/00001.wav", "id10001/1zcIwhmdeo4/00002.wav",
        "id10270/5r0dWxy17C8/00001.wav",
      ])
    #expect(data.target == "speaker")
    #expect(try texts(data, "speaker") == ["id10001", "id10001", "id10270"])
    #expect(try texts(data, "split") == ["train", "test", "validation"])
    #expect(try texts(data, "gender") == ["m", "m", "f"])
    #expect(try texts(data, "nationality") == ["Ireland", "Ireland", "USA"])
    #expect(data.skipped.map(\.count) == [2])
    let files = try folder.access()
    let list = try TrialList.read(
      files.read("voxceleb1/veri_test.txt"), name: "veri_test.txt")
    #expect(try list.places(in: data).count == 3)
    #expect(list.isSame == [true, false])
    // Without its lists it has no such labels.
    let bare = try tree(["vox1/id10001/abc/00001.wav", "vox1/id10002/abc/00001.wav"])
    #expect(try read(.voxceleb1, bare).labelNames == ["speaker", "video"])
  }

  @Test("VoxCeleb2: sound before sound that needs ffmpeg, dev and test")
  func voxceleb2() throws {
    let folder = try tree([
      "VoxCeleb2/dev/aac/id00012/21Uxsk56VDQ/00001.wav",
      "VoxCeleb2/dev/aac/id00012/21Uxsk56VDQ/00001.m4a",
      "VoxCeleb2/test/aac/id00017/01dfn2spqyE/00001.wav",
      "VoxCeleb2/dev/mp4/id00012/21Uxsk56VDQ/00001.mp4",
    ])
    let data = try read(.voxceleb2, folder)
    #expect(data.clips == ["id00012/21Uxsk56VDQ/00001", "id00017/01dfn2spqyE/00001"])
    #expect(try texts(data, "split") == ["dev", "test"])
    #expect(data.skipped.map(\.count) == [1])
  }

  @Test("IEMOCAP: four classes of the evaluations, sessions to leave out")
  func iemocap() throws {
    let wav = "IEMOCAP/Session1/sentences/wav/Ses01F_impro01/Ses01F_impro01_"
    let folder = try tree(
      [
        wav + "F000.wav", wav + "M000.wav", wav + "F001.wav", wav + "M001.wav",
        "IEMOCAP/Session2/sentences/wav/Ses02M_script01_1/Ses02M_script01_1_F003.wav",
        "IEMOCAP/Session1/dialog/wav/Ses01F_impro01.wav",
      ],
      texts: [
        "IEMOCAP/Session1/dialog/EmoEvaluation/Ses01F_impro01.txt": """
        % [START_TIME - END_TIME] TURN_NAME EMOTION [V, A, D]

        [6.2901 - 8.2357]\tSes01F_impro01_F000\tneu\t[2.5000, 2.5000, 2.5000]
        C-E2:\tNeutral;\t()
        [10.0100 - 11.3925]\tSes01F_impro01_M000\texc\t[4.0, 3.5, 3.0]
        [14.8872 - 18.0175]\tSes01F_impro01_F001\tfru\t[2.5000, 2.5000, 2.5000]
        """,
        "IEMOCAP/Session1/dialog/EmoEvaluation/Self-evaluation/Ses01F_impro01_e.txt":
          "[1 - 2]\tSes01F_impro01_M001\tsad\t[1, 1, 1]\n",
        "IEMOCAP/Session2/dialog/EmoEvaluation/Ses02M_script01_1.txt":
          "[1.0 - 2.0]\tSes02M_script01_1_F003\tang\t[1.5, 4.5, 4.0]\r\n",
      ])
    let data = try read(.iemocap, folder)
    #expect(
      data.clips == ["Ses01F_impro01_F000", "Ses01F_impro01_M000", "Ses02M_script01_1_F003"])
    #expect(data.classes == ["angry", "happy", "neutral", "sad"])
    #expect(try texts(data, "emotion") == ["neutral", "happy", "angry"])
    #expect(try texts(data, "session") == ["1", "1", "2"])
    #expect(try texts(data, "speaker") == ["1F", "1M", "2F"])
    #expect(try texts(data, "script") == ["impro", "impro", "script"])
    #expect(try texts(data, "valence") == ["2.5000", "4.0", "1.5"])
    let reasons = data.skipped.map(\.reason).joined(separator: "\n")
    #expect(reasons.contains("the emotion of `Ses01F_impro01_F001` is `fru`"))
    #expect(reasons.contains("no evaluation mentions `Ses01F_impro01_M001`"))
    #expect(data.skipped.count == 2)
  }

  @Test("SAVEE: the folder is the speaker")
  func savee() throws {
    let folder = try tree([
      "savee/AudioData/DC/a01.wav", "savee/AudioData/JE/su15.wav", "savee/AudioData/JK/n30.wav",
      "savee/AudioData/KL/sa02.wav", "savee/AudioData/KL/x02.wav", "savee/AudioData/XX/a02.wav",
    ])
    let data = try read(.savee, folder)
    #expect(data.clips == ["DC/a01", "JE/su15", "JK/n30", "KL/sa02"])
    #expect(try texts(data, "emotion") == ["angry", "surprised", "neutral", "sad"])
    #expect(try texts(data, "speaker") == ["DC", "JE", "JK", "KL"])
    #expect(data.skipped.map(\.count) == [2])
  }

  @Test("GRID: six letters are six words")
  func grid() throws {
    let folder = try tree([
      "grid/s1/bbaf2n.wav", "grid/s1/lwwzzp.wav", "grid/S2/pgid9a.wav", "grid/s40/bbaf2n.wav",
      "grid/s1/bbaf2.wav",
    ])
    let data = try read(.grid, folder)
    #expect(data.clips == ["bbaf2n", "s1/bbaf2n", "s1/lwwzzp", "s2/pgid9a"])
    #expect(data.target == "speaker")
    #expect(try texts(data, "speaker") == [nil, "s1", "s1", "s2"])
    #expect(try texts(data, "command") == ["bin", "bin", "lay", "place"])
    #expect(try texts(data, "color") == ["blue", "blue", "white", "green"])
    #expect(try texts(data, "digit") == ["2", "2", "zero", "9"])
    #expect(data.skipped.map(\.count) == [1])
  }

  @Test(
    "folders that cannot be read and links that lead out are named", .enabled(if: getuid() != 0))
  func closedFolders() throws {
    let folder = try tree(["savee/AudioData/DC/a01.wav", "savee/AudioData/JE/a01.wav"])
    let closed = folder.path + "/savee/AudioData/JE"
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: closed)
    defer {
      try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: closed)
    }
    let data = try read(.savee, folder)
    #expect(data.skipped.map(\.reason) == ["the folder `AudioData/JE` cannot be read"])
  }

  @Test("links that lead out of the data folders are named")
  func links() throws {
    let outside = try tree(["a01.wav"])
    let folder = try tree(["savee/AudioData/DC/a01.wav"])
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/savee/AudioData/DC/a02.wav",
      withDestinationPath: outside.path + "/a01.wav")
    let data = try read(.savee, folder)
    #expect(data.clips == ["DC/a01"])
    #expect(data.skipped.map(\.reason).first?.contains("may not be read") == true)
  }

  @Test(
    "GRID's real clips: sound and a face out of one file",
    .enabled(
      if: FFmpeg.isPresent
        && dataFolder.map { FileManager.default.fileExists(atPath: $0 + "/grid") }
          == true,
      "ffmpeg or the clips are absent"))
  func realGrid() throws {
    let folder = try TemporaryFolder()
    let files = try folder.access(data: [dataFolder ?? ""])
    let place = try TemporaryFolder()
    let cache = FeatureCache(folder: place.path)
    let frames = FrameFeatures(
      .pixels,
      .init(width: 16, height: 16, crop: .init(left: 0.25, top: 0.2, width: 0.5, height: 0.7)))
    let hooks = ReadingHooks(threads: 2, cache: cache)
    let data = try #require(
      try Corpus.grid.recordings(files, sound: small, frames: frames, hooks: hooks))
    #expect(data.count == 6)
    #expect(data.viewNames == ["audio", "video"])
    let lengths = try data.view("video").lengths ?? []
    #expect(lengths.allSatisfy { abs($0 - 75) <= 1 }, "\(lengths)")
    #expect(try data.view("video").width == 256)
    #expect(data.skipped.isEmpty)
    #expect(cache.sections.map(\.count).sorted() == [6, 6])
    #expect(try Corpus.grid.recordings(files, sound: small, frames: frames, hooks: hooks) == data)
    let motion = try #require(
      try Corpus.grid.recordings(
        files, sound: small, frames: FrameFeatures(.motion, frames.picture), hooks: hooks))
    #expect(try motion.view("video").width == 1)
  }
}

@Suite("Features that others made")
struct GivenFeatureTests {
  @Test("a table with times is brought to equal steps")
  func times() throws {
    let table = try CSV.read(
      Array(
        "frame, timestamp, confidence, AU01_r, note\n1,0.0,0.9,0,a\n2,0.1,0.9,1,b\n3,0.3,0.9,5,c\n"
          .utf8),
      name: "f.csv")
    let steps = try TimedTable(table, name: "f.csv").sequence(step: 0.05)
    #expect(steps.shape.sizes == [7, 1])
    let wanted: [Float] = [0, 0.5, 1, 2, 3, 4, 5]
    #expect(zip(steps.values, wanted).allSatisfy { abs($0 - $1) < 1e-5 }, "\(steps.values)")
    let plain = try CSV.read(Array("a,b\n1,2\n3,4\n".utf8), name: "p.csv")
    #expect(try TimedTable(plain, name: "p").sequence(step: 1).values == [1, 2, 3, 4])
  }

  @Test(
    "tables that say nothing, or whose time does not rise",
    arguments: [
      ("time\n1\n", "features.none"), ("a\nx\n", "features.none"),
      ("time,a\n1,1\n0,1\n", "features.time"),
      ("time,a\n0,1\n0,1\n", "features.time"), ("time,a\n0,1\n1e9,1\n", "features.time"),
      ("time,a\n-1,1\n0,1\n", "features.time"), ("time,a\n,1\n1,2\n", "features.time"),
    ])
  func nonsense(row: (text: String, code: String)) throws {
    let table = try CSV.read(Array(row.text.utf8), name: "t.csv")
    let found = fault { try TimedTable(table, name: "t.csv").sequence(step: 0.04) }
    #expect(found?.code == row.code, "\(row.text): \(String(describing: found))")
  }

  @Test("a manifest aligns features to clips by name, and to segments by time")
  func manifest() throws {
    let folder = try TemporaryFolder()
    let films = [[UInt16]](repeating: [0, 50, 100, 150], count: 3)
    let pictures = try films.flatMap {
      NetpbmFile.encode(try Raster(width: 2, height: 2, samples: $0))
    }
    for clip in 1...2 {
      try folder.write(tone(clip), "s\(clip).wav")
      try folder.write(
        "timestamp,AU01_r\n0,\(clip)\n0.08,\(clip)\n", "f\(clip).csv")
      try folder.write(
        Tensor([2, 2, 2], [Float](repeating: Float(clip), count: 8)), "g\(clip).npy")
      try folder.write(pictures, "p\(clip).pgm")
    }
    try folder.write(
      "clip,audio,face,given,film,label,origin\na,s1.wav,f1.csv,g1.npy,p1.pgm,x,synthetic\nb,s2.wav,f2.csv,g2.npy,p2.pgm,y,synthetic\n",
      "m.csv")
    let data = try Manifest.dataset(
      "m.csv", folder.access(), sound: small,
      frames: FrameFeatures(.pixels, .init(width: 1, height: 2, rate: 25)))
    #expect(data.viewNames == ["audio", "face", "given", "film"])
    #expect(try data.view("face").lengths == [3, 3])
    #expect(try data.view("face").steps(ofClip: 1).values == [2, 2, 2])
    #expect(try data.view("given").features.shape.sizes == [2, 2, 4])
    #expect(try data.view("film").features.shape.sizes == [2, 3, 2])
    #expect(try data.view("film").steps(ofClip: 0).values.first == 25.0 / 255)
    #expect(data.provenance.isSynthetic)
  }
}
