/// Powers of ten, with 2 and 5 times them where there is room.
struct LogTicks: Sendable {
  /// The ticks, ascending.
  let steps: [DecimalStep]

  /// At most about `target` ticks between two positive bounds.
  init(low: Double, high: Double, target: Double) {
    let first = DecimalDigits(low).point - 1
    let last = DecimalDigits(high).point
    let target = max(target, 1)
    let decades = Double(last - first)
    var candidates: [DecimalStep] = []
    if decades <= target {
      let factors = decades * 3 <= target * 1.5 ? [1, 2, 5] : [1]
      candidates = (first...last).flatMap { power in
        factors.map { DecimalStep(units: $0, exponent: power) }
      }
    } else {
      var stride = 1
      for candidate in [1, 2, 5, 10, 20, 50, 100, 200] {
        stride = candidate
        if decades / Double(stride) <= target { break }
      }
      candidates = (first...last).filter { $0 % stride == 0 }.map {
        DecimalStep(units: 1, exponent: $0)
      }
    }
    let inside = candidates.filter {
      $0.value >= low * (1 - 1e-9) && $0.value <= high * (1 + 1e-9)
    }
    // Less than a decade: steps of a linear axis are the better marks.
    steps =
      inside.count >= 2
      ? inside
      : LinearTicks(low: low, high: high, target: min(target, 5)).steps.filter { $0.units > 0 }
  }

  /// The bounds moved outward to the next 1, 2 or 5 times a power of ten.
  static func covering(_ low: Double, _ high: Double) -> (low: Double, high: Double) {
    func candidates(_ value: Double) -> [Double] {
      let power = DecimalDigits(value).point - 1
      return (power - 1...power + 1).flatMap { power in
        [1, 2, 5].map { DecimalStep(units: $0, exponent: power).value }
      }
    }
    let below = candidates(low).last { $0 > 0 && $0 <= low * (1 + 1e-9) }
    let above = candidates(high).first { $0.isFinite && $0 >= high * (1 - 1e-9) }
    return (below ?? low, above ?? high)
  }
}
