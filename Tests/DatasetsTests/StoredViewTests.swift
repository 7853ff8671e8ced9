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
