import Diagnostics

extension Prose {
  /// The text with its values filled in; `\{{` becomes `{{`.
  func filled(in source: SourceText, _ results: [InlineResult], _ presentation: Presentation)
    -> String
  {
    var bytes: [UInt8] = []
    var offset = range.lowerBound
    for (value, result) in zip(values, results) {
      bytes += source.bytes[offset..<value.range.lowerBound]
      bytes += Array(result.rendered(presentation).utf8)
      offset = value.range.upperBound
    }
    bytes += source.bytes[offset..<range.upperBound]
    return Self.visible(Self.unescaped(String(decoding: bytes, as: UTF8.self)))
  }

  /// The text with control characters as their pictures: a notebook must not steer the terminal.
  private static func visible(_ text: String) -> String {
    let isPlain = { (byte: UInt8) in byte >= 32 && byte != 127 || (9...13).contains(byte) }
    guard !text.utf8.allSatisfy(isPlain) else { return text }
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 9...13: out.append(scalar)
      case 0..<32: out.append(Unicode.Scalar(0x2400 + scalar.value) ?? scalar)
      case 127: out.append("\u{2421}")
      default: out.append(scalar)
      }
    }
    return String(out)
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
