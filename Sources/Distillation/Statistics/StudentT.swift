public import Diagnostics

/// Student's t distribution.
///
/// Reference: Student, "The probable error of a mean", Biometrika 1908. Agrees with mpmath 1.3.0
/// to a relative 1e-9 of either tail.
public struct StudentT: Sendable, Hashable {
  /// The degrees of freedom, any positive number.
  public let degreesOfFreedom: Double

  /// Creates the distribution; throws where the degrees of freedom are not positive and finite.
  public init(degreesOfFreedom: Double) throws(Fault) {
    guard degreesOfFreedom > 0, degreesOfFreedom < .infinity else {
      throw Fault(
        "statistics.degrees-of-freedom",
        "degrees of freedom must be a positive number, but are \(degreesOfFreedom)")
    }
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// The probability of a value above `t`.
  public func upperTail(_ t: Double) -> Double {
    if t.isNaN { return t }
    return t >= 0 ? twoTails(t) / 2 : 1 - twoTails(t) / 2
  }

  /// The probability of a value of at most `t`.
  public func cumulative(_ t: Double) -> Double { upperTail(-t) }

  /// The probability of a value at least as far from 0 as `t`: a two-sided p-value.
  public func twoTails(_ t: Double) -> Double {
    let square = t * t
    if square == .infinity { return 0 }
    let sum = degreesOfFreedom + square
    return SpecialFunctions.regularizedBeta(
      degreesOfFreedom / sum, complement: square / sum, degreesOfFreedom / 2, 0.5)
  }

  /// The value below which a share `probability`, strictly between 0 and 1, lies.
  public func quantile(_ probability: Double) throws(Fault) -> Double {
    guard probability > 0, probability < 1 else {
      throw Fault(
        "statistics.probability",
        "a probability must lie strictly between 0 and 1, but is \(probability)")
    }
    if probability == 0.5 { return 0 }
    let tail = min(probability, 1 - probability)
    var low = 0.0
    var high = 1.0
    while upperTail(high) > tail, high < 1e300 {
      low = high
      high *= 2
    }
    while true {
      let middle = low + (high - low) / 2
      if middle <= low || middle >= high { break }
      if upperTail(middle) > tail { low = middle } else { high = middle }
    }
    return probability < 0.5 ? -high : high
  }
}
