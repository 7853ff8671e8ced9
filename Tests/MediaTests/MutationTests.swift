import Diagnostics
import Foundation
import Media
import Tensors
import Testing

/// Damaged files: whatever was changed, the answer is a picture or a sound of sensible size, or a
/// fault in words.
@Suite struct MutationTests {
  /// How many files of each kind are tried; `LUPI_FUZZ` asks for more.
  private static let rounds =
    ProcessInfo.processInfo.environment["LUPI_FUZZ"].flatMap { Int($0) } ?? 500

  /// The bytes with up to six of them changed, removed or doubled.
  private func mutated(_ bytes: [UInt8], _ random: inout RandomStream) -> [UInt8] {
    var bytes = bytes
    for _ in 0...random.integer(below: 6) {
      guard !bytes.isEmpty else { break }
      // Headers matter most.
      let reach = random.integer(below: 3) == 0 ? bytes.count : min(64, bytes.count)
      let place = random.integer(below: reach)
      switch random.integer(below: 5) {
      case 0: bytes[place] = UInt8(random.integer(below: 256))
      case 1: bytes[place] = [0, 0xFF, 0x7F, 0x80, 0x20][random.integer(below: 5)]
      case 2: bytes.remove(at: place)
      case 3: bytes.insert(bytes[place], at: place)
      default:
        if random.integer(below: 8) == 0 { bytes.removeLast(bytes.count - place) }
      }
    }
    return bytes
  }

  @Test func sounds() throws {
    var random = RandomKey(1).stream()
    let starts =
      [WAVBytes.plain()]
      + WAVReadingTests.kinds.map { kind in
        WAVBytes.file(
          WAVBytes.chunk("LIST", [1, 2, 3]),
          WAVBytes.chunk("fmt ", WAVBytes.extensible(tag: kind.tag, channels: 2, bits: kind.bits)),
          WAVBytes.chunk("data", kind.bytes + kind.bytes), WAVBytes.chunk("fact", [9, 9]))
      }
    for round in 0..<Self.rounds {
      let bytes = mutated(starts[round % starts.count], &random)
      do {
        let sound = try WAVFile.decode(bytes, name: "a.wav")
        #expect(sound.samples.count <= bytes.count)
        #expect(!sound.samples.contains { !$0.isFinite })
        #expect(try WAVFile.decode(bytes, name: "a.wav", channels: .mixed) == sound.mixedDown())
      } catch {
        #expect(error.code.contains(".") && error.message.contains("a.wav"), "\(error)")
      }
    }
  }

  @Test func pictures() throws {
    var random = RandomKey(2).stream()
    let starts = [
      "P2 3 2 9 1 2 3 4 5 6\n", "P3 1 2 9 1 2 3 4 5 6\n", "P5 3 2 9 abcdef",
      "P5\n#x\n3 2\n255\nabcdef",
      "P5 3 1 1000\n\u{1}a\u{1}b\u{1}c", "P6 1 2 200\nabcdef",
    ].map { Array($0.utf8) }
    for round in 0..<Self.rounds {
      let bytes = mutated(starts[round % starts.count], &random)
      do {
        let picture = try NetpbmFile.decode(bytes, name: "a.pgm")
        #expect(picture.samples.count <= bytes.count)
        #expect(try NetpbmFile.decode(NetpbmFile.encode(picture), name: "b") == picture)
      } catch {
        #expect(error.code.contains(".") && error.message.count > 8, "\(error)")
      }
    }
  }
}
