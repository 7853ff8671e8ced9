import Diagnostics

/// Checks of the settings of a corpus.
enum Knob {
  /// Throws `corpus.knob` for a number outside its range.
  static func check(_ value: Int, in range: ClosedRange<Int>, _ what: String) throws(Fault) {
    guard !range.contains(value) else { return }
    throw Fault(
      "corpus.knob",
      "the number of \(what) must be from \(range.lowerBound) to \(range.upperBound), but is \(value)"
    )
  }

  /// Throws `corpus.knob` for a number outside its range.
  static func check(_ value: Double, in range: ClosedRange<Double>, _ what: String) throws(Fault) {
    guard !range.contains(value) else { return }
    throw Fault(
      "corpus.knob",
      "the \(what) must be from \(range.lowerBound) to \(range.upperBound), but is \(value)")
  }
}
