import Diagnostics
import Tensors

/// The cross-entropy of soft-max rows and classes, averaged over the rows that count:
/// −(1 − ε) log p[y] − (ε / K) Σₖ log p[k], p the soft-max of the logits and ε the label smoothing.
///
/// A row with a class below 0 has no label: it counts as weight 0. Rows of weight 0 are never read.
struct CrossEntropy: Operation {
  static let name = "cross_entropy"
  static var cases: [OperationCase] {
    [
      OperationCase(Self([2, 0, 4]), [[3, 5]]),
      OperationCase(Self([2, -1, 4], smoothing: 0.1), [[3, 5]]),
      OperationCase(Self([2, 1, 4], weights: [0.5, 0, 2]), [[3, 5]]),
    ]
  }

  /// The class of each row, below 0 for none.
  let classes: [Int]
  /// How much each row counts.
  let weights: [Float]?
  /// The share ε of the target that is spread over all classes, from 0 to 1.
  let smoothing: Float

  /// Creates the loss.
  init(_ classes: [Int], weights: [Float]? = nil, smoothing: Float = 0) {
    self.classes = classes
    self.smoothing = smoothing
    if classes.contains(where: { $0 < 0 }) {
      self.weights = classes.indices.map { index in
        classes[index] < 0 ? 0 : weights.flatMap { index < $0.count ? $0[index] : 0 } ?? 1
      }
    } else {
      self.weights = weights
    }
  }

  func shape(of operands: [Shape]) throws(Fault) -> Shape {
    let logits = operands[0]
    guard logits.rank == 2, logits[0] == classes.count else {
      throw mismatch(operands, "logits [rows, classes] for \(counted(classes.count, "row"))")
    }
    if let wrong = classes.first(where: { $0 >= logits[1] }) {
      throw Fault(
        "class.range",
        "a class must be below \(logits[1]), the number of logits, but is \(wrong)",
        hint: "Give the last layer as many units as there are classes.")
    }
    try RowWeights.check(weights, rows: classes.count, in: Self.name)
    return .scalar
  }

  func forward(_ pass: Pass) throws(Fault) {
    let (rows, width) = (pass.shape(0)[0], pass.shape(0)[1])
    let logarithms = try pass.save(rows * width)
    var mean = 0.0
    RowWeights(weights, rows: rows).forEach(rows) { row, share in
      let line = logarithms + row * width
      Kernels.logSoftmax(pass.operand(0) + row * width, rows: 1, columns: width, line)
      var loss = -(1 - smoothing) * line[classes[row]]
      if smoothing > 0 { loss -= smoothing / Float(width) * Kernels.sum(line, count: width) }
      mean += Double(share) * Double(loss)
    }
    pass.result[0] = Float(mean)
  }

  func pullback(_ pass: Pass) throws(Fault) {
    let (rows, width) = (pass.shape(0)[0], pass.shape(0)[1])
    let logarithms = pass.saved(0)
    try pass.assign(0) { target in
      target.update(repeating: 0, count: rows * width)
      RowWeights(weights, rows: rows).forEach(rows) { row, share in
        let factor = pass.gradient[0] * share
        let out = target + row * width
        UnaryFunction.exponential.apply(logarithms + row * width, out, count: width)
        let spread = smoothing / Float(width)
        for i in 0..<width { out[i] = factor * (out[i] - spread) }
        out[classes[row]] -= factor * (1 - smoothing)
      }
    }
  }
}
