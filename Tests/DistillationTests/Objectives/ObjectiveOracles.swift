import Foundation

/// The formulas of the objectives in double precision, written from their definitions and without
/// the tape: what values and gradients are compared with.
enum ObjectiveOracles {
  /// A distance between one student's and one teacher's embedding.
  typealias Distance = @Sendable ([Double], [Double]) -> Double

  static let distances: [String: Distance] = [
    "mse": { s, t in zip(s, t).reduce(0) { $0 + pow($1.0 - $1.1, 2) } / Double(s.count) },
    "l1": { s, t in zip(s, t).reduce(0) { $0 + abs($1.0 - $1.1) } / Double(s.count) },
    "smooth_l1": { s, t in
      zip(s, t).reduce(0) { sum, pair in
        let u = abs(pair.0 - pair.1)
        return sum + (u < 1 ? u * u / 2 : u - 0.5)
      } / Double(s.count)
    },
    "cosine": { s, t in 1 - cosine(s, t) },
    "cosine_l1": { s, t in
      zip(s, t).reduce(0) { $0 + abs($1.0 - $1.1) } / Double(s.count)
        + log(1 + exp(-cosine(s, t)))
    },
    "unit_mse": { s, t in
      let (a, b) = (unit(s), unit(t))
      return zip(a, b).reduce(0) { $0 + pow($1.0 - $1.1, 2) }
    },
  ]

  /// A loss of one clip's scores, its teacher's scores and its class, −1 for none; and whether the
  /// first part counts, which is averaged apart.
  typealias LabelParts = @Sendable ([Double], [Double], Int) -> (hard: Double, soft: Double)

  /// The parts of each loss on labels with default settings, their weights already in.
  static let labelParts: [String: LabelParts] = [
    "soft_labels": { student, teacher, label in
      let p = softmax(teacher, 4)
      let q = softmax(student, 4)
      let divergence = zip(p, q).reduce(0) { $0 + $1.0 * (log($1.0) - log($1.1)) }
      return (0.1 * entropy(label, student), 0.9 * 16 * divergence)
    },
    "generalized": { student, teacher, label in
      let p = softmax(teacher, 2)
      let q = softmax(student, 1)
      let cross = zip(p, q).reduce(0) { $0 - $1.0 * log($1.1) }
      return (0.5 * entropy(label, student), 0.5 * cross)
    },
  ]

  static func softmax(_ scores: [Double], _ temperature: Double) -> [Double] {
    let powers = scores.map { exp($0 / temperature) }
    let sum = powers.reduce(0, +)
    return powers.map { $0 / sum }
  }

  private static func entropy(_ label: Int, _ scores: [Double]) -> Double {
    label < 0 ? 0 : -log(softmax(scores, 1)[label])
  }

  private static func cosine(_ a: [Double], _ b: [Double]) -> Double {
    zip(unit(a), unit(b)).reduce(0) { $0 + $1.0 * $1.1 }
  }

  private static func unit(_ a: [Double]) -> [Double] {
    let length = a.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return a.map { $0 / length }
  }
}
