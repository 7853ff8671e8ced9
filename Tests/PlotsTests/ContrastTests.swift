import Foundation
import Testing

@testable import Plots

@Suite("Colours of pictures")
struct ContrastTests {
  /// The contrast of two colours of six digits (WCAG 2.2, "contrast ratio").
  private func contrast(_ a: String, _ b: String) -> Double {
    func luminance(_ hex: String) -> Double {
      let value = Int(hex, radix: 16) ?? 0
      let parts = [16, 8, 0].map { shift -> Double in
        let part = Double(value >> shift & 255) / 255
        return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
      }
      return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }
    let (x, y) = (luminance(a), luminance(b))
    return (max(x, y) + 0.05) / (min(x, y) + 0.05)
  }

  @Test("Every colour of the style sheet can be read on its page")
  func pages() throws {
    let halves = SVGPalette.styleSheet.components(separatedBy: "@media")
    #expect(halves.count == 2)
    // Grid lines are decoration; everything else carries something.
    for (sheet, page) in zip(halves, ["ffffff", "0d1117"]) {
      let rules = sheet.components(separatedBy: "}").filter {
        !$0.contains(" .g{") && !$0.contains(".g{")
      }
      var found = 0
      for rule in rules {
        for part in rule.components(separatedBy: "#").dropFirst() {
          let color = String(part.prefix(6))
          guard Int(color, radix: 16) != nil else { continue }
          found += 1
          let isText = rule.contains("fill:#") || rule.contains("{color:#")
          #expect(contrast(color, page) >= (isText ? 4.5 : 3), "\(rule) on \(page)")
        }
      }
      #expect(found >= 10)
    }
  }

  @Test("Numbers in shaded cells can be read on every shade")
  func shades() {
    for step in 0...100 {
      let color = SVGPalette.shade(Double(step) / 100)
      let hex = String(SVGPalette.hex(color).dropFirst())
      #expect(contrast(hex, String(SVGPalette.ink(on: color).dropFirst())) >= 4.5, "\(step)")
    }
  }
}
