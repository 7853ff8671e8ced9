import Diagnostics

extension Prose {
  /// The text with its values filled in; `\{{` becomes `{{`. `spelling` is how a value is written in
  /// what is made of the text.
  func filled(
    in source: SourceText, _ results: [InlineResult], _ presentation: Presentation,
    spelling: (String) -> String = { $0 }
  ) -> String {
    var bytes: [UInt8] = []
    var offset = range.lowerBound
    for (value, result) in zip(values, results) {
      bytes += source.bytes[offset..<value.range.lowerBound]
      bytes += Array(spelling(result.rendered(presentation)).utf8)
      offset = value.range.upperBound
    }
    bytes += source.bytes[offset..<range.upperBound]
    // A notebook must not steer the terminal; white space stays.
    return picturingControls(
      Self.unescaped(String(decoding: bytes, as: UTF8.self)), keeping: 9...13)
  }

  private static func unescaped(_ text: String) -> String {
    guard text.utf8.contains(0x5C) else { return text }
    var out: [UInt8] = []
    let bytes = Array(text.utf8)
    for (offset, byte) in bytes.enumerated() {
      if byte == 0x5C, bytes[(offset + 1)...].starts(with: [0x7B, 0x7B]) { continue }
      out.append(byte)
    }
    return String(decoding: out, as: UTF8.self)
  }
}
