extension Kernels {
  /// How one step of Adam moves the parameters.
  public struct AdamStep: Sendable {
    /// The learning rate divided by the first bias correction, α / (1 − β₁ᵗ).
    public var rate: Float
    /// The decay of the mean gradient, β₁.
    public var beta1: Float
    /// The decay of the mean squared gradient, β₂.
    public var beta2: Float
    /// 1 / √(1 − β₂ᵗ), the second bias correction.
    public var scale: Float
    /// What keeps the denominator away from 0, ε.
    public var epsilon: Float
    /// The factor that shrinks every parameter first, 1 − α λ.
    public var decay: Float

    /// Creates a step.
    public init(
      rate: Float, beta1: Float, beta2: Float, scale: Float, epsilon: Float, decay: Float
    ) {
      self.rate = rate
      self.beta1 = beta1
      self.beta2 = beta2
      self.scale = scale
      self.epsilon = epsilon
      self.decay = decay
    }
  }

  /// One pass over all parameters p with gradient g and moments m, v:
  /// m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g², p ← p (1 − α λ) − α̂ m / (√v · s + ε).
  ///
  /// The pieces do not depend on the number of threads, and neither does any bit.
  public static func adam(
    _ p: UnsafeMutablePointer<Float>, _ g: UnsafePointer<Float>, _ m: UnsafeMutablePointer<Float>,
    _ v: UnsafeMutablePointer<Float>, count: Int, _ step: AdamStep, threads: Int = 1
  ) {
    let size = 1 << 16
    Pieces.run((count + size - 1) / size, threads: threads) { piece in
      let low = piece * size
      adamPiece(
        p + low, g + low, m + low, v + low, min(size, count - low), step,
        decays: step.decay != 1)
    }
  }

  private static func adamPiece(
    _ p: UnsafeMutablePointer<Float>, _ g: UnsafePointer<Float>, _ m: UnsafeMutablePointer<Float>,
    _ v: UnsafeMutablePointer<Float>, _ count: Int, _ step: AdamStep, decays: Bool
  ) {
    let beta1 = splat(step.beta1)
    let beta2 = splat(step.beta2)
    let rest1 = splat(1 - step.beta1)
    let rest2 = splat(1 - step.beta2)
    let rate = splat(step.rate)
    let scale = splat(step.scale)
    let epsilon = splat(step.epsilon)
    let decay = splat(step.decay)
    @inline(__always)
    func lanes(_ p: Float8, _ g: Float8, _ m: Float8, _ v: Float8) -> (Float8, Float8, Float8) {
      let mean = rest1 * g + beta1 * m
      let square = rest2 * g * g + beta2 * v
      let start = decays ? p * decay : p
      return (start - rate * mean / (epsilon + squareRoot(square) * scale), mean, square)
    }
    var i = 0
    while i + 8 <= count {
      let (next, mean, square) = lanes(load8(p + i), load8(g + i), load8(m + i), load8(v + i))
      store8(mean, m + i)
      store8(square, v + i)
      store8(next, p + i)
      i += 8
    }
    let rest = count - i
    guard rest > 0 else { return }
    let (next, mean, square) = lanes(
      load8(p + i, first: rest), load8(g + i, first: rest), load8(m + i, first: rest),
      load8(v + i, first: rest))
    store8(mean, m + i, first: rest)
    store8(square, v + i, first: rest)
    store8(next, p + i, first: rest)
  }

  /// One pass of gradient descent with momentum: v ← μ v + g + λ p, p ← p − α v.
  public static func momentum(
    _ p: UnsafeMutablePointer<Float>, _ g: UnsafePointer<Float>, _ v: UnsafeMutablePointer<Float>,
    count: Int, rate: Float, momentum: Float, decay: Float
  ) {
    for i in 0..<max(0, count) {
      let velocity = momentum * v[i] + (g[i] + decay * p[i])
      v[i] = velocity
      p[i] -= rate * velocity
    }
  }
}

extension Kernels {
  /// One pass of RMSprop: v ← ρ v + (1 − ρ) g², p ← p − α g / (√v + ε).
  public static func rootMeanSquare(
    _ p: UnsafeMutablePointer<Float>, _ g: UnsafePointer<Float>, _ v: UnsafeMutablePointer<Float>,
    count: Int, rate: Float, decay: Float, epsilon: Float
  ) {
    var i = 0
    while i < count {
      let lanes = min(8, count - i)
      let gradient = load8(g + i, first: lanes)
      let square =
        splat(decay) * load8(v + i, first: lanes) + splat(1 - decay) * gradient * gradient
      store8(square, v + i, first: lanes)
      let step = splat(rate) * gradient / (squareRoot(square) + splat(epsilon))
      store8(load8(p + i, first: lanes) - step, p + i, first: lanes)
      i += 8
    }
  }
}
