import Diagnostics

/// Throws where a number is not finite, naming its place.
func requireFinite(_ values: [Double], _ what: String) throws(Fault) {
  guard let place = values.firstIndex(where: { !$0.isFinite }) else { return }
  throw Fault(
    "statistics.not-finite",
    "\(what) must be finite numbers, but number \(place + 1) of \(values.count) is "
      + "\(values[place])",
    hint: "Look for a training that diverged or a feature that is not a number.")
}

/// Throws where two lists that belong together differ in length.
func requireEqualCounts(
  _ first: Int, _ firstName: String, _ second: Int, _ secondName: String
) throws(Fault) {
  guard first != second else { return }
  throw Fault(
    "statistics.count-mismatch",
    "\(firstName) and \(secondName) must have equal lengths, but have \(first) and \(second)")
}

/// Throws where a confidence level does not lie strictly between 0 and 1.
func requireLevel(_ level: Double) throws(Fault) {
  guard !(level > 0 && level < 1) else { return }
  throw Fault(
    "statistics.level",
    "a confidence level must lie strictly between 0 and 1, but is \(level)",
    hint: "Write 0.95 for 95 %.", parameter: "level")
}
