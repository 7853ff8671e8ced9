/// The colours, dashes and shades of pictures.
enum SVGPalette {
  /// How many series have a colour of their own.
  static let count = 6

  /// Blue, vermilion, green, purple, ochre and grey, after the palette of Okabe and Ito ("Color
  /// universal design", 2008), darkened for thin lines on white, and lightened for dark pages.
  private static let light = ["0072b2", "c4520a", "007a5a", "a8447f", "8a6800", "4d4d4d"]
  private static let dark = ["56b4e9", "ff9b61", "35c49a", "e59ac6", "e3c04a", "c4c4c4"]

  /// The class of a series.
  static func series(_ index: Int) -> String { "s\(((index % count) + count) % count)" }

  /// The dash pattern of a series' line; nothing for a solid one.
  static func dash(_ index: Int) -> String? { [nil, "8 4", "2 3", "10 3 2 3"][abs(index % 4)] }

  static let styleSheet: String = {
    func colors(_ list: [String]) -> String {
      list.enumerated().map { ".lupi-figure .s\($0){color:#\($1)}" }.joined(separator: "\n")
    }
    return """
      .lupi-figure{color-scheme:light dark}
      .lupi-figure text{font:13px system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",sans-serif;\
      fill:#1f2328;stroke:none}
      .lupi-figure .t{font-size:15px;font-weight:600}
      .lupi-figure .k{font-size:12px}
      .lupi-figure .m{font-size:12px;fill:#59636e}
      .lupi-figure .c{font-size:12px;fill:#59636e}
      .lupi-figure .v{fill:currentColor;font-size:12px}
      .lupi-figure .g{stroke:#d8dee4;fill:none}
      .lupi-figure .a{stroke:#818b98;fill:none}
      .lupi-figure .r{stroke:#818b98;fill:none;stroke-dasharray:4 4}
      .lupi-figure .w{stroke:#1f2328;fill:none;stroke-width:1.5}
      \(colors(light))
      @media (prefers-color-scheme:dark){
      .lupi-figure text{fill:#e6edf3}
      .lupi-figure .m,.lupi-figure .c{fill:#9da7b3}
      .lupi-figure .v{fill:currentColor}
      .lupi-figure .g{stroke:#353c44}
      .lupi-figure .w{stroke:#e6edf3}
      .lupi-figure .a,.lupi-figure .r{stroke:#7d8590}
      \(colors(dark))
      }

      """
  }()

  /// The shade of a fraction (cividis of Nuñez, Anderton and Renslow, "Optimizing colormaps with
  /// consideration for color vision deficiency", PLOS ONE 2018, at nine points).
  static func shade(_ fraction: Double) -> (red: UInt8, green: UInt8, blue: UInt8) {
    let points: [(Double, Double, Double)] = [
      (0, 34, 78), (18, 53, 112), (59, 73, 108), (87, 93, 109), (112, 113, 115),
      (138, 134, 120), (165, 157, 117), (195, 181, 104), (254, 232, 56),
    ]
    let place = min(max(fraction.isNaN ? 0 : fraction, 0), 1) * Double(points.count - 1)
    let index = min(Int(place), points.count - 2)
    let part = place - Double(index)
    func mix(_ a: Double, _ b: Double) -> UInt8 { UInt8((a + (b - a) * part).rounded()) }
    let (a, b) = (points[index], points[index + 1])
    return (mix(a.0, b.0), mix(a.1, b.1), mix(a.2, b.2))
  }

  /// The ink that can be read on a shade, black or white.
  static func ink(on color: (red: UInt8, green: UInt8, blue: UInt8)) -> String {
    // Relative luminance with the exponent 2 in place of sRGB's curve: close enough to decide.
    func part(_ value: UInt8) -> Double { Double(value) * Double(value) / 65_025 }
    let luminance =
      0.2126 * part(color.red) + 0.7152 * part(color.green) + 0.0722 * part(color.blue)
    return luminance > 0.21 ? "#000000" : "#ffffff"
  }

  /// A shade as CSS writes it.
  static func hex(_ color: (red: UInt8, green: UInt8, blue: UInt8)) -> String {
    let digits = Array("0123456789abcdef")
    return "#"
      + [color.red, color.green, color.blue].map {
        String(digits[Int($0 / 16)]) + String(digits[Int($0 % 16)])
      }.joined()
  }
}
