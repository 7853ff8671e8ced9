/// The largest error of many comparisons, and where it was.
struct Worst: CustomStringConvertible {
  private(set) var error = 0.0
  private(set) var place = "nowhere"

  /// Compares a value with what it must be; an error relative to it where it is not 0.
  mutating func compare(_ value: Double, _ expected: Double, relative: Bool, _ place: String) {
    if value == expected { return }
    let scale = relative && expected != 0 ? abs(expected) : 1
    let distance = abs(value - expected) / scale
    if !(distance <= error) {
      error = distance.isNaN ? .infinity : distance
      self.place = "\(place): \(value), not \(expected)"
    }
  }

  var description: String { "worst error \(error) at \(place)" }
}
