import Diagnostics
import Tensors
import Testing

@testable import NeuralNets

/// The trunks of published networks as descriptions: shapes over time and numbers of parameters. Nothing
/// is computed.
@Suite struct TrunkShapeTests {
  /// An x-vector network: bands, units of the first four layers and of the fifth, the embedding, and
  /// millions of parameters with statistics pooling and two layers behind it.
  struct XVector: Sendable {
    let bands: Int
    let units: Int
    let statistics: Int
    let embedding: Int
    let millions: Double

    /// D. Snyder et al., "X-vectors", ICASSP 2018, table 1.
    func trunk(_ time: ItemShape.Time, _ padding: ConvolutionAxis.Padding = .valid) throws
      -> Sequential
    {
      try Sequential(
        inputShape: ItemShape(time, try Shape([bands])),
        [
          TimeDelay(units, kernel: 5, padding: padding),
          TimeDelay(units, kernel: 3, dilation: 2, padding: padding),
          TimeDelay(units, kernel: 3, dilation: 3, padding: padding),
          TimeDelay(units, kernel: 1), TimeDelay(statistics, kernel: 1),
        ])
    }
  }

  static let vectors = [
    XVector(bands: 40, units: 128, statistics: 256, embedding: 128, millions: 0.26),
    XVector(bands: 64, units: 256, statistics: 512, embedding: 256, millions: 1.00),
    XVector(bands: 80, units: 512, statistics: 1500, embedding: 512, millions: 4.62),
  ]

  @Test(arguments: vectors)
  func xVectorsHaveTheirShapeAndSize(_ net: XVector) throws {
    let trunk = try net.trunk(.fixed(200))
    // The windows reach over 4, 4 and 6 steps.
    #expect(trunk.outputShape == ItemShape(.fixed(186), try Shape([net.statistics])))
    #expect(try net.trunk(.any, .same).outputShape.time == .any)
    #expect(try net.trunk(.fixed(200), .same).outputShape.time == .fixed(200))
    #expect(throws: Fault.self) { try net.trunk(.fixed(14)) }
    #expect(try net.trunk(.fixed(15)).outputShape.time == .fixed(1))
    let weights =
      net.units * (5 * net.bands + 7 * net.units) + net.units * net.statistics
    let norms = 2 * (4 * net.units + net.statistics)
    #expect(trunk.parameterCount == weights + norms)
    let behind = try Sequential(
      inputWidth: 2 * net.statistics, [Dense(net.embedding), BatchNorm(), Dense(net.embedding)])
    let millions = Double(trunk.parameterCount + behind.parameterCount) / 1e6
    #expect(abs(millions - net.millions) < 0.006, "\(millions) M")
  }

  /// A residual network of basic blocks; each stage doubles the channels.
  private func residual(
    _ blocks: [Int], channels: Int, bands: Int, _ time: ItemShape.Time
  ) throws -> Sequential {
    var layers: [any Layer] = [Convolution2D(channels)]
    for (stage, count) in blocks.enumerated() {
      for block in 0..<count {
        layers.append(Residual(channels << stage, stride: stage > 0 && block == 0 ? 2 : 1))
      }
    }
    return try Sequential(
      inputShape: ItemShape(time, try Shape([bands])), layers + [Flatten()])
  }

  /// 6,634,336 is the size that wespeaker gives for its ResNet34 with statistics pooling over time and an
  /// embedding of 256.
  @Test func aResidualNetworkOf34LayersHasItsPublishedSize() throws {
    let trunk = try residual([3, 4, 6, 3], channels: 32, bands: 80, .fixed(200))
    #expect(trunk.outputShape == ItemShape(.fixed(25), try Shape([10 * 256])))
    let embedding = try Sequential(inputWidth: 2 * trunk.outputWidth, [Dense(256)])
    #expect(trunk.parameterCount + embedding.parameterCount == 6_634_336)
    let longer = try residual([3, 4, 6, 3], channels: 32, bands: 80, .any)
    #expect(longer.parameterCount == trunk.parameterCount && longer.outputShape.time == .any)
  }

  /// Tiny and small ones, in millions with statistics pooling and an embedding.
  @Test(arguments: [
    ([2, 2, 2, 2], 16, 64, 256, 1.22), ([1, 1, 1, 1], 16, 64, 128, 0.57),
    ([1, 1, 1, 1], 8, 40, 64, 0.12),
  ])
  func smallerResidualNetworksHaveTheirSize(
    _ blocks: [Int], _ channels: Int, _ bands: Int, _ width: Int, _ millions: Double
  ) throws {
    let trunk = try residual(blocks, channels: channels, bands: bands, .any)
    let embedding = try Sequential(inputWidth: 2 * trunk.outputWidth, [Dense(width)])
    let size = Double(trunk.parameterCount + embedding.parameterCount) / 1e6
    #expect(abs(size - millions) < 0.006, "\(size) M")
  }

  /// The recommended time-delay encoders: tiny 40-128-128-128-256 and small 64-256-256-256-512.
  @Test(arguments: [(40, 128, 256), (64, 256, 512)])
  func recommendedTimeDelayEncodersFit(_ bands: Int, _ units: Int, _ last: Int) throws {
    let layers: [any Layer] = [
      TimeDelay(units), TimeDelay(units, kernel: 3, dilation: 2),
      TimeDelay(units, kernel: 3, dilation: 3), TimeDelay(last, kernel: 1),
    ]
    let trunk = try Sequential(inputShape: ItemShape(.any, try Shape([bands])), layers)
    #expect(trunk.outputShape == ItemShape(.any, try Shape([last])))
    #expect(trunk.parameterCount == units * (5 * bands + 6 * units + last) + 2 * (3 * units + last))
  }
}
