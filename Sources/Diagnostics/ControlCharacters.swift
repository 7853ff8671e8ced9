/// The text with control characters as their pictures, so that it neither steers a terminal nor breaks
/// widths; those in `kept` stay.
public func picturingControls(_ text: String, keeping kept: ClosedRange<UInt8>? = nil) -> String {
  let isShown = { (byte: UInt8) in
    byte >= 32 && byte != 127 || kept?.contains(byte) ?? false
  }
  guard !text.utf8.allSatisfy(isShown) else { return text }
  var out = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    switch scalar.value {
    case 0..<32 where !isShown(UInt8(scalar.value)):
      out.append(Unicode.Scalar(0x2400 + scalar.value) ?? scalar)
    case 127: out.append("\u{2421}")
    default: out.append(scalar)
    }
  }
  return String(out)
}
