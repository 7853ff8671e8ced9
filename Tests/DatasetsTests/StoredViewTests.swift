import Diagnostics
import Foundation
import Media
import Signals
import Tensors
import Testing

@testable import Datasets

/// Features that are more than may stay in memory lie in a file, with the same numbers.
@Suite("Views in files")
struct StoredViewTests {
  private static let sound = {
    var settings = LogMelSettings.compact(sampleRate: 16000)
    settings.bandCount = 6
    return settings
  }()

  private func corpus(_ clips: Int) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for clip in 0..<clips {
      let tone = Tone.samples(
        frequency: 200 + 11 * Double(clip), sampleRate: 16000, count: 900 + 160 * (clip % 5))
      try folder.write(
        WAVFile.encode(Recording(sampleRate: 16000, samples: tone)),
        "savee/AudioData/\(["DC", "JE", "JK", "KL"][clip % 4])/a\(clip / 4 + 1).wav")
    }
    return folder
  }

  private func read(
    _ folder: TemporaryFolder, memory: Int, _ place: TemporaryFolder
  ) throws -> Dataset {
    var hooks = ReadingHooks(threads: 2, cache: FeatureCache(folder: place.path))
    hooks.memory = memory
    return try #require(
      try Corpus.savee.recordings(folder.access(), sound: Self.sound, hooks: hooks))
  }

  @Test("what is in a file is what would be in memory, through all that is done to it")
  func same() throws {
    let (folder, place) = (try corpus(80), try TemporaryFolder())
    let inMemory = try read(folder, memory: 1 << 30, place)
    let stored = try read(folder, memory: 1000, place)
    #expect(try !inMemory.view("audio").isStored)
    let view = try stored.view("audio")
    #expect(view.isStored)
    #expect(stored == inMemory)
    #expect(try view.features == inMemory.view("audio").features)
    #expect(try view.shape == inMemory.view("audio").shape)
    #expect(stored.summary == inMemory.summary)
    let some = [7, 3, 3, 70]
    #expect(try view.clips(some).isStored)
    #expect(try view.clips(some) == inMemory.view("audio").clips(some))
    let normal = try stored.normalizingClips(of: "audio")
    #expect(try normal.view("audio").isStored)
    #expect(try normal == inMemory.normalizingClips(of: "audio"))
    #expect(
      try stored.addingDeltas(of: "audio", width: 3)
        == inMemory.addingDeltas(of: "audio", width: 3))
    #expect(
      try stored.standardized(view: "audio", by: "speaker")
        == inMemory.standardized(view: "audio", by: "speaker"))
    // No name is left in the folder.
    let names = try FileManager.default.contentsOfDirectory(atPath: place.path)
    #expect(names == ["features"])
  }

  /// The same clips: as one tensor, in a file, and in memory clip by clip.
  private func threeWays() throws -> (whole: Dataset, others: [Dataset], folder: TemporaryFolder) {
    let folder = try TemporaryFolder()
    let key = RandomKey(4)
    let parts = try (0..<12).map { clip in
      let steps = 3 + clip % 4
      return try Tensor([steps, 4], key.child(clip).normals(steps * 4))
    }
    var store = StoredSteps(try FloatFile(folder: folder.path))
    for part in parts { try store.append(part) }
    func data(_ view: FeatureView) throws -> Dataset {
      try Dataset(
        clips: (0..<12).map { "clip \($0)" }, views: [view],
        labels: [LabelColumn("speaker", texts: (0..<12).map { "s\($0 % 3)" })],
        target: "speaker", provenance: Provenance(name: "x"))
    }
    return (
      try data(FeatureView("audio", parts: parts)),
      [
        try data(FeatureView("audio", steps: store.steps)),
        try data(FeatureView("audio", steps: parts.map { .memory($0) }, memory: 0)),
      ], folder
    )
  }

  @Test(
    "no change of a view makes one tensor of it, and all give the same numbers",
    arguments: [
      { data throws in try data.standardized(view: "audio", by: "speaker") },
      { data throws in
        try data.standardized(view: "audio", with: data.standardization(of: "audio"))
      },
      { data throws in try data.mixingNoise(into: "audio", level: 0.5, key: RandomKey(2)) },
      { data throws in try data.blanking(view: "audio", share: 0.5, key: RandomKey(2)) },
      { data throws in try data.takingFeatures([3, 0], of: "audio") },
      { data throws in try data.takingSteps([0, 2], of: "audio") },
      { data throws in try data.addingDeltas(of: "audio", width: 3, order: 2) },
      { data throws in try data.normalizingClips(of: "audio") },
      { data throws in try data.subset([7, 3, 5]) },
      { data throws in try data.filtered(by: "speaker", to: ["s1"]) },
      { data throws in try data.subset([0, 1]).concatenated(with: data.subset([5, 4])) },
    ] as [@Sendable (Dataset) throws -> Dataset])
  func changes(_ change: @Sendable (Dataset) throws -> Dataset) throws {
    let (whole, others, folder) = try threeWays()
    defer { withExtendedLifetime(folder) {} }
    let expected = try change(whole)
    #expect(try !expected.view("audio").isStored)
    for data in others {
      let changed = try change(data)
      #expect(try changed.view("audio").isStored)
      #expect(changed == expected)
      #expect(try changed.view("audio").features == expected.view("audio").features)
    }
  }

  @Test("clips that share their steps are no tensor that is larger than memory")
  func shared() throws {
    let steps = ClipSteps.memory(try Tensor(zeros: [1000, 50]))
    let all = [ClipSteps](repeating: steps, count: 1_000_000)
    // As one tensor they would take 200 GB.
    let view = try FeatureView("audio", steps: all)
    #expect(view.isStored)
    #expect(view.shape == [1_000_000, 1000, 50])
    #expect(try view.clips([5, 999_999]).steps(ofClip: 1).shape.sizes == [1000, 50])
    #expect(fault { try view.features }?.code == "shape.too-large")
  }

  @Test("a missing place is filled with the mean in files as well")
  func filled() throws {
    let folder = try TemporaryFolder()
    let parts = [
      try Tensor([2, 2], [1, 2, .nan, 4]), try Tensor([1, 2], [5, .infinity]),
      try Tensor([3, 2], [1, 2, 3, 4, 5, 6]),
    ]
    var store = StoredSteps(try FloatFile(folder: folder.path))
    for part in parts { try store.append(part) }
    func data(_ view: FeatureView) throws -> Dataset {
      try Dataset(
        clips: ["a", "b", "c"], views: [view], provenance: Provenance(name: "x"), notFinite: .mean)
    }
    let whole = try data(FeatureView("audio", parts: parts))
    #expect(try whole.view("audio").steps(ofClip: 0).values == [1, 2, 3, 4])
    #expect(try data(FeatureView("audio", steps: store.steps)) == whole)
    let never = try Tensor([1, 2], [1, .nan])
    #expect(
      fault { try data(FeatureView("audio", parts: [never, never, never])) }?.code
        == "view.not-finite")
  }

  @Test("arrays of a manifest that are more than may stay in memory lie in a file")
  func manifest() throws {
    let folder = try TemporaryFolder()
    var text = "clip,audio,word\n"
    for clip in 0..<6 {
      try folder.write(
        Tensor([4 + clip, 3], RandomKey(1).child(clip).normals(12 + 3 * clip)), "\(clip).npy")
      text += "c\(clip),\(clip).npy,w\(clip % 2)\n"
    }
    try folder.write(text, "m.csv")
    func read(_ memory: Int) throws -> Dataset {
      var hooks = ReadingHooks(cache: FeatureCache(folder: folder.path + "/cache"))
      hooks.memory = memory
      return try Manifest.dataset("m.csv", folder.access(), target: "word", hooks: hooks)
    }
    let whole = try read(1 << 20)
    let stored = try read(200)
    #expect(try !whole.view("audio").isStored)
    #expect(try stored.view("audio").isStored)
    #expect(try stored.view("audio").parts?.contains { $0.file != nil } == true)
    #expect(stored == whole)
  }

  @Test("numbers that are not finite are found in files as well")
  func notFinite() throws {
    let folder = try TemporaryFolder()
    var store = StoredSteps(try FloatFile(folder: folder.path))
    try store.append(Tensor([2, 2], [1, 2, 3, 4]))
    try store.append(Tensor([1, 2], [1, .nan]))
    let view = try FeatureView("audio", steps: store.steps)
    let found = fault {
      try Dataset(clips: ["a", "b"], views: [view], provenance: Provenance(name: "x"))
    }
    #expect(found?.code == "view.not-finite")
    #expect(found?.message.contains("clip `b`") == true)
  }

  @Test("places that were never written cannot be read, nor folders that are not there written")
  func faults() throws {
    let folder = try TemporaryFolder()
    let file = try FloatFile(folder: folder.path)
    var number: Float = 0
    #expect(fault { try file.read(1, at: 7, into: &number) }?.code == "file.unreadable")
    #expect(fault { try FloatFile(folder: folder.path + "/none") }?.code == "file.unwritable")
  }

  @Test("what was not used for longest makes room")
  func eviction() throws {
    let (folder, place) = (try corpus(12), try TemporaryFolder())
    let files = try folder.access()
    let cache = FeatureCache(folder: place.path)
    var hooks = ReadingHooks(cache: cache)
    _ = try Corpus.savee.recordings(files, sound: Self.sound, hooks: hooks)
    let size = cache.sections.reduce(0) { $0 + $1.byteCount }
    let all = FileManager.default.enumerator(atPath: cache.root)?.allObjects as? [String] ?? []
    let entries = all.filter { $0.hasSuffix(".features") }.sorted()
    #expect(entries.count == 12)
    // Half of them are old.
    for entry in entries.prefix(6) {
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: 1_000_000)],
        ofItemAtPath: cache.root + "/" + entry)
    }
    #expect(cache.trimmed() == 0)
    let small = FeatureCache(folder: place.path, byteLimit: size * 2 / 3)
    #expect(small.trimmed() > 0)
    for entry in entries.suffix(6) {
      #expect(FileManager.default.fileExists(atPath: cache.root + "/" + entry))
    }
    #expect(small.sections.reduce(0) { $0 + $1.byteCount } <= size * 2 / 3)
    // Reading makes what is missing again, and keeps within the limit.
    hooks.cache = small
    #expect(try Corpus.savee.recordings(files, sound: Self.sound, hooks: hooks)?.count == 12)
    #expect(small.sections.reduce(0) { $0 + $1.byteCount } <= size * 2 / 3)
  }
}
