import Diagnostics
import Foundation
import Media
import Signals
import Tensors
import Testing

@testable import Datasets

/// Damaged lists, tables and entries of the cache: a clear answer or a fault in words, never a trap.
@Suite("Mutations")
struct MutationTests {
  @Test("lists of trials")
  func trials() {
    var generator = FuzzGenerator(11)
    let starts = [
      "1 a/b.wav a/c.wav\n0 a/b.wav d/e.wav\n", "same,first,second\ntrue,a,b\nfalse,a,c\n",
      "target;x;y\n", "1\ta b\tc d\n0\te f\tg h\n",
    ].map { Array($0.utf8) }
    let alphabet = Array("01 \t,;\n\r\"ab/.#".utf8) + [0, 0xFF, 0xC3]
    var (good, bad) = (0, 0)
    for round in 0..<FuzzGenerator.count {
      let bytes = generator.mutated(starts[round % starts.count], alphabet: alphabet)
      do {
        let list = try TrialList.read(bytes, name: "t.txt")
        #expect(list.count <= bytes.count && list.count > 0)
        good += 1
      } catch {
        #expect(error.code.contains(".") && error.message.count > 8, "\(error)")
        bad += 1
      }
    }
    #expect(good > 20 && bad > 20, "\(good) and \(bad)")
  }

  @Test("tables with times")
  func tables() {
    var generator = FuzzGenerator(12)
    let start = Array("frame,timestamp,AU01_r\n1,0,0.5\n2,0.04,1.5\n3,0.08,2\n".utf8)
    let alphabet = Array("0123456789.,-e\nx\" ".utf8)
    for _ in 0..<FuzzGenerator.count {
      let bytes = generator.mutated(start, alphabet: alphabet)
      guard let table = try? CSV.read(bytes, name: "t.csv") else { continue }
      do {
        let steps = try TimedTable(table, name: "t.csv").sequence(step: 0.04)
        #expect(steps.shape[0] <= 1_000_000)
      } catch { #expect(error.code.contains("."), "\(error)") }
    }
  }

  @Test("entries of the cache: every change shows")
  func entries() throws {
    var generator = FuzzGenerator(13)
    let record = FileRecord(name: "", folder: "", byteCount: 9, contentHash: 7)
    let entry = FeatureEntry(
      try Tensor([3, 2], [1, 2, 3, 4, 5, 6]), of: record, settings: "settings")
    let alphabet = (0...255).map { UInt8($0) }
    for _ in 0..<FuzzGenerator.count {
      let bytes = generator.mutated(entry.bytes, alphabet: alphabet)
      let read = FeatureEntry(bytes)
      #expect(read == nil || bytes == entry.bytes)
    }
  }

  @Test("lists that corpora bring")
  func lists() throws {
    var generator = FuzzGenerator(14)
    let folder = try TemporaryFolder()
    let tone = try WAVFile.encode(
      Recording(
        sampleRate: 16000, samples: Tone.samples(frequency: 200, sampleRate: 16000, count: 600)))
    try folder.write(tone, "voxceleb1/id10001/abc/00001.wav")
    try folder.write(
      tone, "iemocap/Session1/sentences/wav/Ses01F_impro01/Ses01F_impro01_F000.wav")
    let splits = Array("1 id10001/abc/00001.wav\n3 id10002/abc/00001.wav\n".utf8)
    let people = Array("ID\tName\tGender\tNation\tSet\nid10001\tA\tm\tUSA\tdev\n".utf8)
    let marks = Array("% x\n[1 - 2]\tSes01F_impro01_F000\tneu\t[2.5, 2.5, 2.5]\n".utf8)
    let alphabet = Array("\t\n []%.,13id_0Fneu".utf8) + [0xFF, 0]
    var sound = LogMelSettings.compact(sampleRate: 16000)
    sound.bandCount = 4
    for _ in 0..<max(10, FuzzGenerator.count / 10) {
      try folder.write(generator.mutated(splits, alphabet: alphabet), "voxceleb1/iden_split.txt")
      try folder.write(generator.mutated(people, alphabet: alphabet), "voxceleb1/vox1_meta.csv")
      try folder.write(
        generator.mutated(marks, alphabet: alphabet),
        "iemocap/Session1/dialog/EmoEvaluation/Ses01F_impro01.txt")
      let files = try folder.access()
      #expect(try Corpus.voxceleb1.recordings(files, sound: sound)?.count == 1)
      do {
        #expect(try Corpus.iemocap.recordings(files, sound: sound)?.count == 1)
      } catch let fault as Fault { #expect(fault.code.hasPrefix("corpus."), "\(fault)") }
    }
  }
}
