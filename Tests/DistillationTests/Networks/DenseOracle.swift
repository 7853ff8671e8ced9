import Foundation
import NeuralNets
import Tensors

/// Dense layers in double precision, written from their definition and without the tape.
enum DenseOracle {
  /// x W + b with the numbers of a layer.
  static func apply(_ x: [Double], _ weights: NetworkWeights?, layer: Int = 0) -> [Double] {
    guard let matrix = weights?["\(layer).weight"], let bias = weights?["\(layer).bias"] else {
      return []
    }
    let width = bias.count
    return (0..<width).map { column in
      x.enumerated().reduce(Double(bias.values[column])) {
        $0 + $1.element * Double(matrix.values[$1.offset * width + column])
      }
    }
  }

  static func sigmoid(_ x: Double) -> Double { 1 / (1 + exp(-x)) }
}

extension DenseOracle {
  /// The logarithms of class probabilities.
  static func logSoftmax(_ scores: [Double]) -> [Double] {
    let largest = scores.max() ?? 0
    let total = log(scores.reduce(0) { $0 + exp($1 - largest) }) + largest
    return scores.map { $0 - total }
  }
}
