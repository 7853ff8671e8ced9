import Diagnostics
import Plots
import Testing

/// Compares a picture with the expected one, blanks at line ends aside (their law is tested apart).
func expectPicture(
  _ picture: String, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  let drawn = trimmed(picture)
  #expect(drawn == trimmed(expected), "\(drawn)", sourceLocation: sourceLocation)
}

private func trimmed(_ text: String) -> String {
  text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
    var line = line
    while line.last == " " { line.removeLast() }
    return String(line)
  }.joined(separator: "\n")
}

/// Numbers that are spread like a bell without a random generator: sums of three van der Corput
/// sequences.
func spread(_ count: Int, around center: Double, scale: Double) -> [Double] {
  (1...count).map { index in
    let sum = [2, 3, 5].map { radicalInverse(index, base: $0) }.reduce(0, +)
    return center + scale * 2 * (sum - 1.5)
  }
}

private func radicalInverse(_ index: Int, base: Int) -> Double {
  var (rest, part, value) = (index, 1.0, 0.0)
  while rest > 0 {
    part /= Double(base)
    value += part * Double(rest % base)
    rest /= base
  }
  return value
}

/// A smooth wave of period 4 made of parabolas.
func quarterWave(_ time: Double) -> Double {
  let phase = time.truncatingRemainder(dividingBy: 4)
  return phase < 2 ? phase * (2 - phase) : -(phase - 2) * (4 - phase)
}

/// A smooth bump around zero.
func ridge(_ distance: Double) -> Double { 1 / (1 + distance * distance / 4) }
