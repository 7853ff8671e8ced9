public import Diagnostics
public import Tensors

// What layers are made of. Each throws `shape.mismatch` if its operands do not fit.
extension Tape {
  /// The matrix product of `[n, k]` and `[k, m]`, either stored transposed.
  public func matrixProduct(
    _ a: Variable, _ b: Variable, transposesA: Bool = false, transposesB: Bool = false
  ) throws(Fault) -> Variable {
    try apply(MatrixMultiply(transposesA: transposesA, transposesB: transposesB), a, b)
  }

  /// f(x W + b) with x `[rows, in]`, W `[in, out]` and b `[out]`; without b if it is `nil`. Where rows
  /// are the steps of sequences and nothing is recorded, no sequence has a say in another's bits.
  public func linear(
    _ x: Variable, _ weights: Variable, _ bias: Variable?, _ activation: Activation = .none,
    layout: SequenceLayout? = nil
  ) throws(Fault) -> Variable {
    try apply(Linear(activation, layout: layout), [x, weights] + (bias.map { [$0] } ?? []))
  }

  /// An activation, element by element.
  public func activate(_ x: Variable, _ activation: Activation) throws(Fault) -> Variable {
    activation == .none ? x : try apply(Activate(activation), x)
  }

  /// Sets a share of the values to 0 and divides the rest by what remains.
  public func dropout(_ x: Variable, rate: Float, key: RandomKey) throws(Fault) -> Variable {
    rate <= 0 ? x : try apply(Dropout(rate: rate, key: key), x)
  }

  /// Standardises every column by the batch, moving the running statistics towards it, or by the
  /// running statistics; then scales and shifts.
  public func batchNormalize(
    _ x: Variable, scale: Variable, shift: Variable, runningMean: Variable,
    runningVariance: Variable, isTraining: Bool, momentum: Float = 0.1, epsilon: Float = 1e-5
  ) throws(Fault) -> Variable {
    try apply(
      BatchNormalize(isTraining: isTraining, momentum: momentum, epsilon: epsilon),
      [x, scale, shift, runningMean, runningVariance])
  }

  /// Standardises every row, then scales and shifts.
  public func layerNormalize(
    _ x: Variable, scale: Variable, shift: Variable, epsilon: Float = 1e-5
  ) throws(Fault) -> Variable {
    try apply(LayerNormalize(epsilon: epsilon), [x, scale, shift])
  }

  /// Every row scaled to length 1.
  public func rowNormalize(_ x: Variable) throws(Fault) -> Variable {
    try apply(RowNormalize(), x)
  }

  /// The soft-max of every row at a temperature.
  public func softmax(_ x: Variable, temperature: Float = 1) throws(Fault) -> Variable {
    try apply(Softmax(temperature: temperature), x)
  }

  /// The logarithm of the soft-max of every row at a temperature.
  public func logSoftmax(_ x: Variable, temperature: Float = 1) throws(Fault) -> Variable {
    try apply(LogSoftmax(temperature: temperature), x)
  }
}
