import Diagnostics
import Foundation
import Media
import Signals
import Synchronization
import Tensors
import Testing

@testable import Datasets

private let settings = {
  var settings = LogMelSettings.compact(sampleRate: 16000)
  settings.bandCount = 8
  return settings
}()

/// A folder with recordings of `clips` actors, each with a tone of its own.
private func recordings(_ clips: Int) throws -> TemporaryFolder {
  let folder = try TemporaryFolder()
  for clip in 1...clips {
    let tone = Tone.samples(
      frequency: Double(150 + 30 * clip), sampleRate: 16000, count: 800 + 10 * clip)
    let two = clip < 10 ? "0\(clip)" : "\(clip)"
    try folder.write(
      WAVFile.encode(Recording(sampleRate: 16000, samples: tone)),
      "ravdess/03-01-01-01-01-01-\(two).wav")
  }
  return folder
}

private func read(_ folder: TemporaryFolder, _ cache: FeatureCache?) throws -> Dataset {
  try Ravdess.recordings(
    folder.access(), sound: settings, hooks: ReadingHooks(threads: 2, cache: cache))
}

private func entries(_ cache: FeatureCache) -> [String] {
  let all = FileManager.default.enumerator(atPath: cache.root)?.allObjects as? [String] ?? []
  return all.filter { $0.hasSuffix(".features") }.sorted().map { cache.root + "/" + $0 }
}

@Suite("Feature cache")
struct FeatureCacheTests {
  @Test("what is kept is what was made, and is used")
  func keeping() throws {
    let folder = try recordings(6)
    let place = try TemporaryFolder()
    let cache = FeatureCache(folder: place.path + "/deep/lupi")
    let plain = try read(folder, nil)
    #expect(try read(folder, cache) == plain)
    let files = entries(cache)
    try #require(files.count == 6)
    #expect(try read(folder, cache) == plain)
    #expect(cache.sections.map(\.count) == [6])
    #expect(cache.sections[0].settings == settings.text)
    #expect(cache.inspected() == FeatureCache.Inspection.of(sound: 6))
    // That entries are used shows where one lies: other numbers under the key of a recording.
    let entry = try #require(FeatureEntry(Array(Data(contentsOf: URL(filePath: files[0])))))
    let record = FileRecord(
      name: "", folder: "", byteCount: entry.byteCount, contentHash: entry.contentHash)
    let other = FeatureEntry(try Tensor(zeros: [3, 8]), of: record, settings: entry.settings)
    try Data(other.bytes).write(to: URL(filePath: files[0]))
    #expect(try read(folder, cache).view("audio").lengths?.contains(3) == true)
  }

  @Test("content and settings find an entry, and neither name nor time")
  func keys() throws {
    let folder = try recordings(3)
    let place = try TemporaryFolder()
    let cache = FeatureCache(folder: place.path)
    _ = try read(folder, cache)
    let from = folder.path + "/ravdess/03-01-01-01-01-01-0"
    try FileManager.default.moveItem(atPath: from + "1.wav", toPath: from + "9.wav")
    let moved = try read(folder, cache)
    #expect(entries(cache).count == 3)
    #expect(try moved == read(folder, nil))
    // The same size and the same time, but another content.
    var bytes = Array(try Data(contentsOf: URL(filePath: from + "2.wav")))
    let time = try FileManager.default.attributesOfItem(atPath: from + "2.wav")[.modificationDate]
    bytes[500] ^= 0x40
    try Data(bytes).write(to: URL(filePath: from + "2.wav"))
    try FileManager.default.setAttributes(
      [.modificationDate: try #require(time)], ofItemAtPath: from + "2.wav")
    #expect(try read(folder, cache) == read(folder, nil))
    #expect(entries(cache).count == 4)
    var wider = settings
    wider.bandCount = 9
    _ = try Ravdess.recordings(
      folder.access(), sound: wider, hooks: ReadingHooks(cache: cache))
    #expect(cache.sections.map(\.count).sorted() == [3, 4])
  }

  @Test("every setting is part of the key")
  func settingsText() {
    var base = LogMelSettings.compact(sampleRate: 16000)
    base.high = 7000
    var variants = [base]
    func vary(_ change: (inout LogMelSettings) -> Void) {
      var other = base
      change(&other)
      variants.append(other)
    }
    vary { $0.spectrum.sampleRate = 8000 }
    vary { $0.spectrum.windowLength = 401 }
    vary { $0.spectrum.hop = 161 }
    vary { $0.spectrum.transformLength = 1024 }
    vary { $0.spectrum.window = .hamming }
    vary { $0.spectrum.isPeriodic = false }
    vary { $0.spectrum.edges = .mirrored }
    vary { $0.spectrum.gain = 2 }
    vary { $0.spectrum.removesMean = true }
    vary { $0.spectrum.preemphasis = 0.97 }
    vary { $0.bandCount = 65 }
    vary { $0.scale = .htk }
    vary { $0.hasEqualArea = false }
    vary { $0.low = 20 }
    vary { $0.high = nil }
    vary { $0.compression = .none }
    vary { $0.compression = .logarithm(offset: 1e-5) }
    vary { $0.compression = .flooredLogarithm(floor: 1e-6) }
    vary { $0.compression = .decibels(range: 80) }
    #expect(Set(variants.map(\.text)).count == variants.count)
    // A new setting must be added above and to the text.
    #expect(Mirror(reflecting: base).children.count == 7)
    #expect(Mirror(reflecting: base.spectrum).children.count == 10)
  }

  @Test("the numbers of version 1; if they change, raise the version")
  func version() throws {
    let tone = Tone.samples(frequency: 440, sampleRate: 48000, count: 2400)
    let bytes = try WAVFile.encode(Recording(sampleRate: 48000, samples: tone))
    let levels = try SoundFeatures(settings)(bytes, name: "tone.wav")
    #expect(LogMelSettings.version == 1)
    #expect(levels.shape.sizes == [6, 8])
    let expected: [Float] = [
      2.2866, 1.4994, -12.6867, -13.7765, -13.8130, -13.8151, -13.8153, -13.8154,
    ]
    for (level, other) in zip(levels.values[16..<24], expected) {
      #expect(abs(level - other) < 2e-3, "\(levels.values[16..<24])")
    }
  }

  @Test("damage of any kind is found and made good")
  func damage() throws {
    let folder = try recordings(5)
    let place = try TemporaryFolder()
    let cache = FeatureCache(folder: place.path)
    let plain = try read(folder, cache)
    let files = entries(cache)
    try #require(files.count == 5)
    let whole = try files.map { Array(try Data(contentsOf: URL(filePath: $0))) }
    func damage(_ index: Int, _ bytes: [UInt8]) throws {
      try Data(bytes).write(to: URL(filePath: files[index]))
    }
    func damageAll() throws {
      try damage(0, [])
      try damage(1, Array(whole[1].dropLast()))
      try damage(2, whole[2] + [0])
      try damage(3, whole[4])
      var flipped = whole[4]
      flipped[flipped.count / 2] ^= 1
      try damage(4, flipped)
    }
    try damageAll()
    #expect(try read(folder, cache) == plain)
    #expect(cache.inspected() == FeatureCache.Inspection.of(sound: 5))
    try damageAll()
    #expect(cache.inspected() == FeatureCache.Inspection.of(damaged: 5))
    #expect(entries(cache) == [])
    #expect(try read(folder, cache) == plain)
    // A folder in the place of an entry can be neither read nor replaced.
    try FileManager.default.removeItem(atPath: files[0])
    try FileManager.default.createDirectory(
      atPath: files[0] + "/x", withIntermediateDirectories: true)
    #expect(try read(folder, cache) == plain)
  }

  @Test("no bit of an entry can change unnoticed")
  func bits() throws {
    let record = FileRecord(name: "a", folder: "", byteCount: 7, contentHash: 12)
    let entry = FeatureEntry(try Tensor([2, 2], [1, -2, .pi, 0]), of: record, settings: "å text")
    let bytes = entry.bytes
    #expect(FeatureEntry(bytes) == entry)
    for place in bytes.indices {
      for bit in 0..<8 {
        var other = bytes
        other[place] ^= 1 << UInt8(bit)
        #expect(FeatureEntry(other) == nil)
      }
      #expect(FeatureEntry(Array(bytes.prefix(place))) == nil)
    }
  }

  @Test("where nothing can be kept, it is said once and all is as without a cache")
  func unwritable() throws {
    let folder = try recordings(4)
    let place = try TemporaryFolder()
    try place.write("a file", "lupi")
    let said = Mutex<[Fault]>([])
    let cache = FeatureCache(folder: place.path + "/lupi") { fault in
      said.withLock { $0.append(fault) }
    }
    let plain = try read(folder, nil)
    for _ in 0..<2 { #expect(try read(folder, cache) == plain) }
    let faults = said.withLock { $0 }
    #expect(faults.map(\.code) == ["cache.unwritable"])
    #expect(faults[0].hint?.contains("--no-cache") == true)
    #expect(cache.sections.isEmpty)
    #expect(cache.cleaned().count == 0)
  }

  @Test("cleaning removes entries and what killed processes left, and nothing else")
  func cleaning() throws {
    let folder = try recordings(3)
    let place = try TemporaryFolder()
    let cache = FeatureCache(folder: place.path)
    _ = try read(folder, cache)
    let shelf = PathText.parent(try #require(entries(cache).first))
    for name in [".lupi-1-old", ".lupi-1-new", "mine.txt"] {
      try Data("x".utf8).write(to: URL(filePath: shelf + "/" + name))
    }
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -4000)], ofItemAtPath: shelf + "/.lupi-1-old")
    try place.write("x", "features/mine.txt")
    #expect(cache.inspected() == FeatureCache.Inspection.of(sound: 3, leftovers: 1))
    let (count, byteCount) = cache.cleaned()
    #expect(count == 3)
    #expect(byteCount > 3 * 4 * 8 * 6)
    #expect(try FileManager.default.contentsOfDirectory(atPath: shelf) == ["mine.txt"])
    #expect(FileManager.default.fileExists(atPath: place.path + "/features/mine.txt"))
    #expect(try read(folder, cache) == read(folder, nil))
  }

  @Test("readers at the same time, one of them cleaning, disturb nobody")
  func concurrency() async throws {
    let folder = try recordings(12)
    let place = try TemporaryFolder()
    let plain = try read(folder, nil)
    let (data, cached) = (folder.path, place.path)
    await withTaskGroup(of: Bool.self) { group in
      for reader in 0..<6 {
        group.addTask {
          let cache = FeatureCache(folder: cached)
          if reader == 3 { _ = cache.cleaned() }
          let data = try? Ravdess.recordings(
            FileAccess(notebookFolder: data), sound: settings,
            hooks: ReadingHooks(threads: 2, cache: cache))
          return data == plain
        }
      }
      for await isRight in group { #expect(isRight) }
    }
    let cache = FeatureCache(folder: place.path)
    #expect(try read(folder, cache) == plain)
    #expect(cache.inspected().damaged == 0)
  }
}

extension FeatureCache.Inspection {
  fileprivate static func of(
    sound: Int = 0, damaged: Int = 0, leftovers: Int = 0
  ) -> FeatureCache.Inspection {
    var inspection = FeatureCache.Inspection()
    inspection.sound = sound
    inspection.damaged = damaged
    inspection.leftovers = leftovers
    return inspection
  }
}
