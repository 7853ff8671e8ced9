import Tensors

/// Gradient descent of a map of neighbours, one step at a time.
struct NeighborDescent {
  /// Two numbers for each clip.
  private(set) var places: [Double]
  private let affinities: NeighborAffinities
  private let rate: Double
  private var speeds: [Double]
  private var gains: [Double]
  /// Affinities that the map gives, before they are divided by their sum.
  private var kernel: [Double]

  private static let exaggeration = 12.0

  init(_ affinities: NeighborAffinities, start: [Double]) {
    self.affinities = affinities
    places = start
    rate = Double(affinities.count) / Self.exaggeration
    speeds = [Double](repeating: 0, count: start.count)
    gains = [Double](repeating: 1, count: start.count)
    kernel = [Double](repeating: 0, count: affinities.count * affinities.count)
  }

  /// Moves every clip; returns the divergence before the move where it is to be measured.
  mutating func step(isEarly: Bool, measures: Bool) -> Double? {
    let count = affinities.count
    let sum = Self.measure(places, into: &kernel, count: count)
    let divergence = measures ? divergence(sum) : nil
    let (strength, momentum) = isEarly ? (Self.exaggeration, 0.5) : (1, 0.8)
    let gradient = Self.gradient(
      places, kernel, affinities.values, count: count, strength: strength, sum: sum)
    for k in places.indices {
      // A gain grows while a clip keeps its direction and shrinks where it turns (Jacobs 1988).
      gains[k] = (gradient[k] > 0) != (speeds[k] > 0) ? gains[k] + 0.2 : max(0.01, gains[k] * 0.8)
      speeds[k] = momentum * speeds[k] - rate * gains[k] * gradient[k]
      places[k] += speeds[k]
    }
    center()
    return divergence
  }

  /// Writes `1 / (1 + ‖y_i − y_j‖²)` of every two clips and returns their sum.
  private static func measure(
    _ places: [Double], into kernel: inout [Double], count: Int
  ) -> Double {
    places.withUnsafeBufferPointer { places in
      kernel.withUnsafeMutableBufferPointer { kernel in
        var sum = 0.0
        for i in 0..<count {
          for j in 0..<i {
            let (x, y) = (places[2 * i] - places[2 * j], places[2 * i + 1] - places[2 * j + 1])
            let value = 1 / (1 + x * x + y * y)
            kernel[i * count + j] = value
            kernel[j * count + i] = value
            sum += 2 * value
          }
        }
        return sum
      }
    }
  }

  /// `4 Σ_j (p_ij − q_ij) (y_i − y_j) / (1 + ‖y_i − y_j‖²)`, with p times `strength`.
  private static func gradient(
    _ places: [Double], _ kernel: [Double], _ affinities: [Double], count: Int, strength: Double,
    sum: Double
  ) -> [Double] {
    var gradient = [Double](repeating: 0, count: places.count)
    places.withUnsafeBufferPointer { places in
      kernel.withUnsafeBufferPointer { kernel in
        affinities.withUnsafeBufferPointer { affinities in
          for i in 0..<count {
            var (x, y) = (0.0, 0.0)
            for j in 0..<count {
              let near = kernel[i * count + j]
              let pull = (strength * affinities[i * count + j] - near / sum) * near
              x += pull * (places[2 * i] - places[2 * j])
              y += pull * (places[2 * i + 1] - places[2 * j + 1])
            }
            gradient[2 * i] = 4 * x
            gradient[2 * i + 1] = 4 * y
          }
        }
      }
    }
    return gradient
  }

  /// `Σ p log(p / q)`, with `q` the kernel divided by its sum.
  private func divergence(_ sum: Double) -> Double {
    var total = 0.0
    for place in affinities.values.indices {
      let p = affinities.values[place]
      if p > 0, kernel[place] > 0 { total += p * Portable.log(p * sum / kernel[place]) }
    }
    return total
  }

  private mutating func center() {
    let count = Double(affinities.count)
    var means = (0.0, 0.0)
    for k in stride(from: 0, to: places.count, by: 2) {
      means.0 += places[k] / count
      means.1 += places[k + 1] / count
    }
    for k in stride(from: 0, to: places.count, by: 2) {
      places[k] -= means.0
      places[k + 1] -= means.1
    }
  }
}
