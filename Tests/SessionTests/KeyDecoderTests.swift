import Foundation
import Testing

@testable import Session

@Suite struct KeyDecoderTests {
  /// The events of bytes that come all at once, or one by one.
  private func events(_ bytes: [UInt8], oneByOne: Bool = false) -> [KeyDecoder.Event] {
    var decoder = KeyDecoder()
    var events: [KeyDecoder.Event] = []
    for chunk in oneByOne ? bytes.map({ [$0] }) : [bytes] {
      decoder.feed(chunk)
      while let event = decoder.next() { events.append(event) }
    }
    while let event = decoder.next(isFinal: true) { events.append(event) }
    return events
  }

  @Test(arguments: [false, true])
  func sequencesBecomeKeys(oneByOne: Bool) {
    let text = "a\u{1B}[A\u{1B}OB\u{1B}[3~\u{1B}[1;5C\u{1B}\r\u{1B}[15~\u{1B}[[Aé中\u{3}"
    let expected: [KeyDecoder.Event] = [
      .character("a"), .key(.up), .key(.down), .key(.delete), .key(.nextWord), .key(.breakLine),
      .key(.unknown), .key(.unknown), .character("é"), .character("中"), .character("\u{3}"),
    ]
    #expect(events(Array(text.utf8), oneByOne: oneByOne) == expected)
  }

  @Test func escapeAloneIsAKey() {
    #expect(events([0x1B]) == [.character("\u{1B}")])
    #expect(events(Array("\u{1B}x".utf8)) == [.character("\u{1B}"), .character("x")])
    var decoder = KeyDecoder()
    decoder.feed([0x1B])
    #expect(decoder.next() == nil)
  }

  @Test(arguments: [false, true])
  func pastesComeWhole(oneByOne: Bool) {
    let text = "\u{1B}[200~a\r\n\tb\u{1B}[3\u{7}\rc\u{1B}[201~d"
    #expect(
      events(Array(text.utf8), oneByOne: oneByOne) == [.paste("a\n    b[3\nc"), .character("d")])
  }

  @Test func longPastesAreCounted() {
    let bytes = Array("\u{1B}[200~".utf8) + [UInt8](repeating: 65, count: 300_000)
    #expect(
      events(bytes + Array("\u{1B}[201~b".utf8)) == [.oversized(300_000), .character("b")])
  }

  @Test func runsOfTextComeInOnePiece() {
    let run = String(repeating: "x", count: 100)
    #expect(events(Array((run + "\r").utf8)) == [.run(run), .character("\r")])
    // A character that is not whole yet is no part of it.
    var decoder = KeyDecoder()
    decoder.feed(Array(run.utf8) + [0xE4, 0xB8])
    #expect(decoder.next() == .run(run))
    #expect(decoder.next() == nil)
    decoder.feed([0xAD])
    #expect(decoder.next() == .character("中"))
  }

  @Test func whatIsNotUTF8IsReplaced() {
    #expect(events([0xFF, 65]) == [.character("\u{FFFD}"), .character("A")])
    #expect(events([0xE4, 0xB8, 65]) == [.character("\u{FFFD}"), .character("A")])
    // The codes of keys cannot be typed.
    #expect(events(Array("\u{81}".utf8)) == [.character("\u{FFFD}")])
  }

  /// Any bytes come to an end, and nothing but a paste's end is waited for.
  @Test func anyBytesAreDecoded() {
    var state: UInt64 = 3
    for round in 0..<300 {
      var bytes: [UInt8] = []
      for _ in 0..<200 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let byte = UInt8(truncatingIfNeeded: state >> 40)
        bytes.append(byte < 90 ? [0x1B, 0x5B, 0x4F, 0x7E, 0xE4, 0x32][Int(byte) % 6] : byte)
      }
      var decoder = KeyDecoder()
      decoder.joinsRuns = round % 2 == 0
      decoder.feed(bytes)
      var count = 0
      while decoder.next(isFinal: true) != nil { count += 1 }
      #expect(count <= bytes.count)
      #expect(decoder.pending.isEmpty || decoder.isPasting)
    }
  }
}
