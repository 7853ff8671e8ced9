import Diagnostics
import Tensors

/// Sets a share of the values to 0 and divides the rest by what remains: y = x m / (1 − rate), with
/// each m 0 with probability `rate`, else 1, drawn from a key.
///
/// **Reference** N. Srivastava, G. Hinton, A. Krizhevsky, I. Sutskever, R. Salakhutdinov, "Dropout: a
/// simple way to prevent neural networks from overfitting", JMLR 2014.
struct Dropout: Operation {
  static let name = "dropout"
  static var cases: [OperationCase] {
    [OperationCase(Self(rate: 0.4, key: RandomKey(7)), [[4, 5]])]
  }

  /// The share of values that are set to 0, from 0 to below 1.
  let rate: Float
  /// Where the random numbers come from.
  let key: RandomKey

  /// Creates the operation; a rate outside 0 to 1 is taken as the nearest allowed.
  init(rate: Float, key: RandomKey) {
    self.rate = max(0, min(rate, 0.999))
    self.key = key
  }

  func shape(of operands: [Shape]) throws(Fault) -> Shape { operands[0] }

  func forward(_ pass: Pass) throws(Fault) {
    let count = pass.resultShape.count
    let mask = try pass.save(count)
    let kept = 1 / (1 - rate)
    key.uniforms(count).withUnsafeBufferPointer { uniforms in
      for i in 0..<count { mask[i] = uniforms[i] < rate ? 0 : kept }
    }
    BinaryFunction.multiply.apply(
      pass.operand(0), step: 1, mask, step: 1, pass.result, count: count)
  }

  func pullback(_ pass: Pass) throws(Fault) {
    try pass.assign(0) { target in
      BinaryFunction.multiply.apply(
        pass.gradient, step: 1, pass.saved(0), step: 1, target, count: pass.resultShape.count)
    }
  }
}
