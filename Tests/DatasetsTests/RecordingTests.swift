import Diagnostics
import Foundation
import Media
import Signals
import Tensors
import Testing

@testable import Datasets

/// A sound of the given name's actor: a tone of a pitch of its own, 60 ms long.
private func tone(
  _ actor: Int, rate: Int = 16000, channels: Int = 1, count: Int? = nil
) throws -> [UInt8] {
  let mono = Tone.samples(
    frequency: 200 + 40 * Double(actor), sampleRate: rate, count: count ?? rate * 6 / 100)
  let samples = mono.flatMap { [Float](repeating: $0, count: channels) }
  return try WAVFile.encode(
    Recording(sampleRate: rate, channelCount: channels, samples: samples))
}

private let small = {
  var settings = LogMelSettings.compact(sampleRate: 16000)
  settings.bandCount = 8
  return settings
}()

/// A tree as the archive of RAVDESS has it: two actors, two emotions, two statements.
private func tree(_ folder: TemporaryFolder, root: String = "ravdess") throws {
  for actor in [1, 2] {
    for emotion in [1, 5] {
      for statement in [1, 2] {
        let name = "03-01-0\(emotion)-01-0\(statement)-01-0\(actor)"
        try folder.write(tone(actor), "\(root)/Actor_0\(actor)/\(name).wav")
      }
    }
  }
}

private let names = [
  "03-01-01-01-01-01-01", "03-01-01-01-01-01-02", "03-01-01-01-02-01-01", "03-01-01-01-02-01-02",
  "03-01-05-01-01-01-01", "03-01-05-01-01-01-02", "03-01-05-01-02-01-01", "03-01-05-01-02-01-02",
]

@Suite("Recordings")
struct RecordingTests {
  @Test("the tree of the archive and a flat folder give the same data, whatever the threads")
  func layouts() throws {
    let folder = try TemporaryFolder()
    try tree(folder)
    let data = try Ravdess.recordings(folder.access(), sound: small)
    #expect(data.clips == names)
    #expect(data.viewNames == ["audio"])
    let audio = try data.view("audio")
    #expect(try audio.features.shape.sizes == [8, 7, 8])
    #expect(audio.lengths == [Int](repeating: 7, count: 8))
    #expect(data.classes == Ravdess.emotions)
    #expect(data.target == "emotion")
    #expect(try data.label("actor").classes == ["01", "02"])
    #expect(try data.label("sex").text(at: 0) == "M")
    #expect(try data.label("sex").text(at: 1) == "F")
    #expect(try data.label("statement").counts == [4, 4])
    #expect(try data.label("modality").classes == ["audio"])
    #expect(try data.label("channel").classes == ["speech"])
    #expect(data.targetColumn?.text(at: 4) == "angry")
    #expect(data.skipped.isEmpty)

    let flat = try TemporaryFolder()
    for name in names {
      let actor = name.suffix(2)
      let from = folder.path + "/ravdess/Actor_\(actor)/\(name).wav"
      try flat.write(Array(Data(contentsOf: URL(filePath: from))), "RAVDESS/wav16k/\(name).WAV")
    }
    for threads in [1, 2, 5] {
      let other = try Ravdess.recordings(
        flat.access(), sound: small, hooks: ReadingHooks(threads: threads))
      #expect(other.clips == data.clips)
      #expect(other.views == data.views)
      #expect(other.labels == data.labels)
    }
    // The folder may be the data folder itself, under any name.
    let elsewhere = try TemporaryFolder()
    let files = try elsewhere.access(data: [flat.path + "/RAVDESS"])
    #expect(try Ravdess.recordings(files, sound: small).clips == names)
    let bare = try TemporaryFolder()
    try tree(bare, root: "Audio_Speech_Actors_01-24")
    let direct = try elsewhere.access(data: [bare.path + "/Audio_Speech_Actors_01-24"])
    #expect(try Ravdess.recordings(direct, sound: small).clips == names)
    #expect(direct.filesRead.map(\.name) == ["Audio_Speech_Actors_01-24: 8 recordings"])
  }

  @Test("the features are those of the samples: mixed down, resampled, named settings")
  func features() throws {
    let features = try SoundFeatures(small)
    let mono = try features(tone(3), name: "a.wav")
    #expect(try mono == LogMel(small)(WAVFile.decode(tone(3), name: "a.wav").samples))
    #expect(try features(tone(3, channels: 2), name: "a.wav") == mono)
    let fast = try features(tone(3, rate: 48000), name: "a.wav")
    #expect(fast.shape == mono.shape)
    // The tone is in the same band at any rate, and as loud.
    let middle = 3 * 8
    let peak = mono.values[middle..<(middle + 8)].max() ?? 0
    let other = fast.values[middle..<(middle + 8)].max() ?? 0
    #expect(abs(peak - other) < 0.05, "\(peak) and \(other)")
    for preset in LogMelPreset.allCases {
      let sequence = try SoundFeatures(preset.settings(sampleRate: 16000))(
        tone(1, count: 3000), name: "a.wav")
      #expect(sequence.shape.rank == 2)
    }
    let loud = try WAVFile.encode(Recording(sampleRate: 16000, samples: [2e6, 0]), as: .float32)
    #expect(fault { try features(loud, name: "a.wav") }?.code == "recording.loud")
    let odd = try tone(1, rate: 999_983, count: 900)
    #expect(fault { try features(odd, name: "a.wav") }?.code == "signal.ratio")
  }

  @Test("what cannot be read is left out and counted, each kind by its own reason")
  func nonsense() throws {
    let folder = try TemporaryFolder()
    try tree(folder)
    func put(_ bytes: [UInt8], _ name: String) throws {
      try folder.write(bytes, "ravdess/Actor_03/\(name).wav")
    }
    let pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 5\n"
    try put(Array(pointer.utf8), "03-01-02-01-01-01-03")
    try put([], "03-01-02-01-01-02-03")
    try put([], "03-01-02-01-02-02-03")
    try put(tone(3).dropLast(100), "03-01-02-02-01-01-03")
    try put(Array("nonsense, and more of it".utf8), "03-01-03-01-01-01-03")
    try put(tone(3, count: 0), "03-01-04-01-01-01-03")
    try put(tone(3), "03-01-09-01-01-01-03")
    try put(tone(3), "notes")
    try put(tone(3), "._03-01-01-01-01-01-03")
    try folder.write("text", "ravdess/README.txt")
    // The archives hold everything twice; the sound of the video is the same moment again.
    try folder.write(tone(1), "ravdess/again/Actor_01/03-01-01-01-01-01-01.wav")
    try folder.write(tone(1), "ravdess/Actor_01/01-01-01-01-01-01-01.wav")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/ravdess/Actor_03/03-01-06-01-01-01-03.wav",
      withDestinationPath: "nowhere")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/ravdess/Actor_03/loop", withDestinationPath: "..")
    let data = try Ravdess.recordings(
      folder.access(), sound: small, hooks: ReadingHooks(threads: 2))
    #expect(data.clips == names)
    let reasons = Dictionary(
      data.skipped.map { ($0.reason, $0.count) }, uniquingKeysWith: { a, _ in a })
    func count(_ word: String) -> Int? { reasons.first { $0.key.contains(word) }?.value }
    #expect(count("Git LFS pointer") == 1)
    #expect(count("is empty") == 2)
    #expect(count("must be whole, but 50 of its 960 samples are missing") == 1)
    #expect(reasons.keys.contains { $0.contains("03-01-03-01-01-01-03.wav` must be a WAV file") })
    #expect(count("at least 1 sample") == 1)
    #expect(count("the name of a recording must be like `03-01-05-02-01-01-12.wav`") == 2)
    #expect(count("another recording of a moment") == 2)
    #expect(count("a link to a file that is not there") == 1)
    #expect(data.skipped.count == 8, "\(data.skipped)")
    // The clips that are left do not depend on what lies beside them.
    let clean = try TemporaryFolder()
    try tree(clean)
    #expect(try Ravdess.recordings(clean.access(), sound: small).views == data.views)
  }

  @Test("action units are paired by moment, and what has no partner is left out")
  func pairing() throws {
    let folder = try TemporaryFolder()
    try tree(folder)
    let rows = names.dropLast().reversed().enumerated().map { place, name in
      "01\(name.dropFirst(2)),\(place),0.5"
    }
    let text =
      "clip,AU01_r,AU02_c\n" + rows.joined(separator: "\n") + "\n03-01-08-01-01-01-09,1,1\n"
    try folder.write(text, "ravdess/faces.csv")
    let data = try Ravdess.recordings(folder.access(), sound: small)
    #expect(data.viewNames == ["audio", "video"])
    #expect(data.clips == Array(names.dropLast()))
    #expect(
      try data.view("video").features.values.enumerated().filter { $0.offset % 2 == 0 }
        .map(\.element) == [6, 5, 4, 3, 2, 1, 0])
    #expect(data.skipped.map(\.count) == [1, 1])
    #expect(data.skipped[0].reason.contains("`faces.csv` has no row for it"))
    #expect(data.skipped[1].reason.contains("there is no recording of it"))
    #expect(
      data.provenance.files.map(\.name) == ["ravdess: 7 recordings", "ravdess/faces.csv"])
    #expect(data.provenance.source.contains("OpenFace"))
    try folder.write("clip,x\na,1\n", "ravdess/faces.csv")
    let files = try folder.access()
    #expect(fault { try Ravdess.recordings(files, sound: small) }?.code == "corpus.damaged")
  }

  @Test("where there are no recordings, or none can be read, it says so")
  func absent() throws {
    let folder = try TemporaryFolder()
    let files = try folder.access()
    let absent = fault { try Ravdess.recordings(files) }
    #expect(absent?.code == "corpus.absent")
    #expect(absent?.hint?.contains("LUPI_DATA") == true)
    #expect(!Ravdess.isRecorded(files))
    try folder.write([], "ravdess/notes.wav")
    #expect(fault { try Ravdess.recordings(files) }?.code == "corpus.absent")
    try folder.write([], "ravdess/03-01-01-01-01-01-01.wav")
    let damaged = fault { try Ravdess.recordings(files) }
    #expect(damaged?.code == "corpus.damaged")
    #expect(damaged?.message.contains("all 2 were left out") == true)
  }

  @Test("reading tells how far it is and stops when asked to")
  func hooks() throws {
    struct Stop: Error {}
    let folder = try TemporaryFolder()
    try tree(folder)
    var reports: [[Int]] = []
    var hooks = ReadingHooks { reports.append([$0, $1]) }
    _ = try Ravdess.recordings(folder.access(), sound: small, hooks: hooks)
    #expect(reports == [[0, 8], [8, 8]])
    hooks.progress = { _, _ in throw Stop() }
    #expect(throws: Stop.self) {
      try Ravdess.recordings(folder.access(), sound: small, hooks: hooks)
    }
  }

  @Test("a manifest may name recordings and frames of them")
  func manifest() throws {
    let folder = try TemporaryFolder()
    for actor in 1...3 { try folder.write(tone(actor), "sound/\(actor).wav") }
    try folder.write(tone(1).dropLast(2), "sound/cut.wav")
    try folder.write(Tensor([3], [1, 2, 3]), "face.npy")
    try folder.write(
      """
      clip,audio,video,speaker,label,split
      one,sound/1.wav,face.npy,1,yes,train
      two,sound/2.WAV,face.npy,2,no,train
      part,sound/3.wav[2..<5],face.npy,3,no,train
      cut,sound/cut.wav,face.npy,3,no,train
      gone,sound/4.wav,face.npy,3,no,test
      """, "m.csv")
    try FileManager.default.moveItem(
      atPath: folder.path + "/sound/2.wav", toPath: folder.path + "/sound/2.WAV")
    let files = try folder.access()
    let data = try Manifest.dataset("m.csv", files, sound: small, hooks: ReadingHooks(threads: 2))
    #expect(data.clips == ["one", "two", "part"])
    let audio = try data.view("audio")
    #expect(audio.lengths == [7, 7, 3])
    let whole = try SoundFeatures(small)(tone(3), name: "3.wav")
    #expect(try audio.steps(ofClip: 2) == whole.slice(axis: 0, 2..<5))
    #expect(try data.view("video").features.shape.sizes == [3, 3])
    #expect(data.skipped.map(\.examples) == [["cut"], ["gone"]])
    #expect(data.provenance.files.map(\.name) == ["m.csv", "4 recordings", "face.npy"])
  }

  @Test(
    "names of RAVDESS",
    arguments: [
      "", "03", "03-01-05-02-01-01", "03-01-05-02-01-01-12-01", "04-01-05-02-01-01-12",
      "03-03-05-02-01-01-12", "03-01-00-02-01-01-12", "03-01-05-03-01-01-12",
      "03-01-05-02-01-01-25", "03-01-05-02-01-01-1x", "3-1-5-2-1-1-12", "03_01_05_02_01_01_12",
      "03-01-05-02-01-01--1", "03-01-05-02-01-01-+1", "０３-01-05-02-01-01-12",
    ])
  func badNames(name: String) { #expect(RavdessLayout.clip(name) == nil) }

  @Test(
    "the real recordings",
    .enabled(
      if: dataFolder.map { folder in
        (try? FileAccess(notebookFolder: folder)).map(Ravdess.isRecorded) ?? false
      } ?? false, "needs ravdess/…/03-….wav in LUPI_DATA or ../shared/data"),
    .enabled(if: isOptimized, "takes a minute in a debug build"))
  func real() throws {
    let folder = try TemporaryFolder()
    let files = try folder.access(data: [try #require(dataFolder)])
    let data = try Ravdess.recordings(files, hooks: ReadingHooks(threads: 2))
    #expect(data.count == 1080)
    #expect(data.skipped.isEmpty)
    #expect(try data.view("audio").width == 64)
    #expect(data.targetColumn?.counts == [72, 144, 144, 144, 144, 144, 144, 144])
    #expect(try data.label("actor").counts == [Int](repeating: 60, count: 18))
    let features = try Ravdess.dataset(files)
    #expect(Set(data.clips) == Set(features.clips))
    let place = try #require(features.clips.firstIndex(of: data.clips[500]))
    #expect(try data.view("video").features.row(500) == features.view("video").features.row(place))
  }
}

/// Whether this build is optimised, in which `assert` does nothing.
private let isOptimized: Bool = {
  var isOptimized = true
  assert(
    {
      isOptimized = false
      return true
    }())
  return isOptimized
}()
