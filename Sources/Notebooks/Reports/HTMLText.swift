import Diagnostics

/// Text in which nothing is markup, for elements and for attributes in double quotes; control
/// characters are shown as their pictures, and what XML forbids is left out.
func htmlEscaped(_ text: String) -> String {
  var out: [UInt8] = []
  out.reserveCapacity(text.utf8.count + 16)
  for byte in picturingControls(text, keeping: 9...10).utf8 {
    switch byte {
    case UInt8(ascii: "&"): out += Array("&amp;".utf8)
    case UInt8(ascii: "<"): out += Array("&lt;".utf8)
    case UInt8(ascii: ">"): out += Array("&gt;".utf8)
    case UInt8(ascii: "\""): out += Array("&quot;".utf8)
    case UInt8(ascii: "'"): out += Array("&#39;".utf8)
    default: out.append(byte)
    }
  }
  let escaped = String(decoding: out, as: UTF8.self)
  let isForbidden = { (scalar: Unicode.Scalar) in scalar == "\u{FFFE}" || scalar == "\u{FFFF}" }
  guard escaped.unicodeScalars.contains(where: isForbidden) else { return escaped }
  return String(String.UnicodeScalarView(escaped.unicodeScalars.filter { !isForbidden($0) }))
}
