/// Every kind of layer, in one list that the tests walk.
public enum Layers {
  /// The kinds.
  public static let all: [any Layer.Type] = [
    Dense.self, Nonlinearity.self, Dropout.self, BatchNorm.self, LayerNorm.self, CosineScores.self,
    MeanPool.self, StatisticsPool.self, MaxPool.self, LastPool.self,
    SpectrogramMask.self, GaussianNoise.self, EachFrame.self, TimeDelay.self, Convolution2D.self,
    Residual.self, Flatten.self, MaxPool2D.self, MeanPool2D.self,
    GRU.self, LSTM.self, SelfAttentionPool.self, AttentiveStatisticsPool.self, NetVLAD.self,
  ]
}
