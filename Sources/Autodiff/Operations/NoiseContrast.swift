import Diagnostics
import Tensors

/// How well rows are told from noise: the binary cross-entropy of a critic that must accept each
/// row's partner and refuse others drawn from a bank,
/// −ln(h⁺ / (h⁺ + c)) − Σ ln(c / (h⁻ + c)), with h = e^{⟨u, v⟩/τ} / Z and c = n/M, averaged over the
/// rows that count; n is the number of refused rows and M that of the bank.
///
/// The operands are the rows u `[rows, d]`, their partners `[rows, d]` and the bank `[M, d]`; no
/// gradient flows into the last two. A row with nothing to refuse counts as 0. All is computed from
/// logarithms, so no temperature overflows.
///
/// **Reference** Y. Tian, D. Krishnan, P. Isola, "Contrastive representation distillation", ICLR 2020,
/// equations 17 to 19.
struct NoiseContrast: Operation {
  static let name = "noise_contrast"
  static var cases: [OperationCase] {
    [
      OperationCase(
        Self(negatives: [[1, 2], [0, 3, 4], []], temperature: 0.5, logNormalizer: 1.2),
        [[3, 4], [3, 4], [5, 4]], domains: [-1...1], constants: [1, 2]),
      OperationCase(
        Self(negatives: [[1], [0], [3]], temperature: 1, logNormalizer: 0, weights: [1, 0, 2]),
        [[3, 4], [3, 4], [5, 4]], domains: [-1...1], constants: [1, 2]),
    ]
  }

  /// The rows of the bank that each row must be told from.
  let negatives: [[Int]]
  /// The temperature τ.
  let temperature: Float
  /// ln Z.
  let logNormalizer: Float
  /// How much each row counts.
  let weights: [Float]?

  /// Creates the loss.
  init(
    negatives: [[Int]], temperature: Float, logNormalizer: Float, weights: [Float]? = nil
  ) {
    self.negatives = negatives
    self.temperature = temperature
    self.logNormalizer = logNormalizer
    self.weights = weights
  }

  func shape(of operands: [Shape]) throws(Fault) -> Shape {
    let (rows, partners, bank) = (operands[0], operands[1], operands[2])
    guard rows.rank == 2, rows == partners, bank.rank == 2, bank[1] == rows[1],
      rows[0] == negatives.count
    else {
      throw mismatch(
        operands, "shapes [rows, d], [rows, d] and [bank, d] for \(counted(negatives.count, "row"))"
      )
    }
    if let wrong = negatives.joined().first(where: { $0 < 0 || $0 >= bank[0] }) {
      throw Fault(
        "shape.index", "a row of the bank must be from 0 to \(bank[0] - 1), but is \(wrong)")
    }
    try RowWeights.check(weights, rows: rows[0], in: Self.name)
    return .scalar
  }

  func forward(_ pass: Pass) throws(Fault) {
    let width = pass.shape(0)[1]
    // The gradient is found here, so that the bank may change before the pullback.
    let gradient = try pass.save(pass.shape(0).count)
    gradient.update(repeating: 0, count: pass.shape(0).count)
    var mean = 0.0
    RowWeights(weights, rows: negatives.count).forEach(negatives.count) { row, share in
      let chosen = negatives[row]
      guard !chosen.isEmpty else { return }
      let u = pass.operand(0) + row * width
      let odds = Portable.log(Double(chosen.count) / Double(pass.shape(2)[0]))
      // For each product ln(1 + e^{±(ln h − ln c)}), with the lower sign for the partner.
      func add(_ v: UnsafePointer<Float>, sign: Double) {
        let product = Double(Kernels.dot(u, v, count: width))
        let odd = product / Double(temperature) - Double(logNormalizer) - odds
        let (value, slope) = Self.softplus(sign * odd)
        mean += Double(share) * value
        let weight = share * Float(sign * slope) / temperature
        let out = gradient + row * width
        for k in 0..<width { out[k] += weight * v[k] }
      }
      add(pass.operand(1) + row * width, sign: -1)
      for index in chosen { add(pass.operand(2) + index * width, sign: 1) }
    }
    pass.result[0] = Float(mean)
  }

  func pullback(_ pass: Pass) throws(Fault) {
    let gradient = pass.saved(0)
    try pass.assign(0) { target in
      for i in 0..<pass.shape(0).count { target[i] = pass.gradient[0] * gradient[i] }
    }
  }

  /// ln(1 + eˣ) and its derivative 1 / (1 + e⁻ˣ).
  private static func softplus(_ x: Double) -> (value: Double, slope: Double) {
    let power = Portable.exp(-abs(x))
    let value = max(x, 0) + Portable.log1p(power)
    return (value, x > 0 ? 1 / (1 + power) : power / (1 + power))
  }
}
