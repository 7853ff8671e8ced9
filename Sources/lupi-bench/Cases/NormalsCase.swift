import Tensors

/// A million normal numbers.
final class NormalsCase: BenchCase {
  let name = "normals"
  private var numbers: [Float] = []

  var items: (count: Int, unit: String) { (1_000_000, "numbers") }

  func run() {
    numbers = RandomKey(6).normals(1_000_000)
  }

  /// Mean 0, variance 1 and fourth moment 3, within five standard errors.
  func verify() -> String? {
    run()
    func moment(_ power: (Double) -> Double) -> Double {
      numbers.reduce(0) { $0 + power(Double($1)) } / Double(numbers.count)
    }
    let moments = (moment { $0 }, moment { $0 * $0 }, moment { $0 * $0 * $0 * $0 })
    let isFine =
      abs(moments.0) < 0.005 && abs(moments.1 - 1) < 0.0071 && abs(moments.2 - 3) < 0.049
    return isFine ? nil : "the moments are \(moments)"
  }
}
