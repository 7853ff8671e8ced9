/// The units that may stand behind a number.
enum UnitSuffix: String, CaseIterable {
  case hertz = "Hz"
  case kilohertz = "kHz"
  case megahertz = "MHz"
  case microsecond = "us"
  case millisecond = "ms"
  case second = "s"
  case minute = "min"
  case hour = "h"
  case decibel = "dB"
  case byte = "B"
  case kilobyte = "kB"
  case megabyte = "MB"
  case gigabyte = "GB"
  case kibibyte = "KiB"
  case mebibyte = "MiB"
  case gibibyte = "GiB"

  /// The base unit of its dimension.
  var unit: Quantity.Unit {
    switch self {
    case .hertz, .kilohertz, .megahertz: .hertz
    case .microsecond, .millisecond, .second, .minute, .hour: .second
    case .decibel: .decibel
    case .byte, .kilobyte, .megabyte, .gigabyte, .kibibyte, .mebibyte, .gibibyte: .byte
    }
  }

  /// How many base units it is: a power of ten times a whole factor.
  var scale: (powerOfTen: Int, factor: Double) {
    switch self {
    case .hertz, .second, .decibel, .byte: (0, 1)
    case .kilohertz, .kilobyte: (3, 1)
    case .megahertz, .megabyte: (6, 1)
    case .gigabyte: (9, 1)
    case .microsecond: (-6, 1)
    case .millisecond: (-3, 1)
    case .minute: (0, 60)
    case .hour: (0, 3600)
    case .kibibyte: (0, 1024)
    case .mebibyte: (0, 1024 * 1024)
    case .gibibyte: (0, 1024 * 1024 * 1024)
    }
  }

  /// The units in which quantities are written, the largest first.
  static func preferred(for unit: Quantity.Unit) -> [UnitSuffix] {
    switch unit {
    case .hertz: [.megahertz, .kilohertz, .hertz]
    case .second: [.second, .millisecond, .microsecond]
    case .decibel: [.decibel]
    case .byte: [.gibibyte, .mebibyte, .kibibyte, .byte]
    }
  }
}
