/// Every differentiable operation, in one list that the gradient test walks.
enum Operations {
  /// The operations.
  static let all: [any Operation.Type] = [
    Add.self, Subtract.self, Multiply.self, Divide.self, Scale.self,
    Activate.self, Exponential.self, Logarithm.self, SquareRoot.self, Square.self,
    Sum.self, Mean.self, Concatenate.self, Slice.self, Reshape.self,
    Transpose.self,
    MatrixMultiply.self, Linear.self, Dropout.self,
    BatchNormalize.self, LayerNormalize.self, RowNormalize.self, Softmax.self, LogSoftmax.self,
    CrossEntropy.self, SoftCrossEntropy.self, MeanSquaredError.self, MeanAbsoluteError.self,
    CosineDistance.self, UnitSquaredError.self, CosineAbsoluteError.self, SelectRows.self,
    RelationalDistance.self, RelationalAngle.self, NoiseContrast.self, AdditiveMargin.self,
    MeanPool.self, StatisticsPool.self, MaxPool.self, LastPool.self,
    WindowMaximum.self, WindowMean.self, Convolve.self, ConvolveNormalize.self,
    AttentionPool.self, AttentiveStatisticsPool.self, ResidualPool.self, Recurrent.self,
  ]

  private static let known = Set(all.map { ObjectIdentifier($0) })

  /// Whether a type is in the list.
  static func contains(_ type: any Operation.Type) -> Bool {
    known.contains(ObjectIdentifier(type))
  }
}
