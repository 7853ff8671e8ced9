public import Autodiff
public import Diagnostics
import Tensors

/// Vectors of locally aggregated descriptors: the steps of each item are shared out to clusters by
/// softmax(x W + b), and their distances from each cluster's centre are summed, scaled to length 1 for
/// each cluster, and then all together.
///
/// Ghosts are clusters that take part in the sharing and are left out of the result.
///
/// **Reference** R. Arandjelović et al., "NetVLAD: CNN architecture for weakly supervised place
/// recognition", CVPR 2016; Y. Zhong, R. Arandjelović, A. Zisserman, "GhostVLAD for set-based face
/// recognition", ACCV 2018; for speech W. Xie, A. Nagrani, J. S. Chung, A. Zisserman,
/// "Utterance-level aggregation for speaker recognition in the wild", ICASSP 2019.
public struct NetVLAD: Layer {
  /// `netvlad`
  public static let kind = "netvlad"
  /// With and without ghosts.
  public static var examples: [any Layer] { [NetVLAD(3), NetVLAD(2, ghosts: 1)] }
  /// Any number of steps of four features.
  public static var exampleInput: ItemShape {
    get throws(Fault) { ItemShape(.any, try Shape([4])) }
  }

  /// The clusters that are returned, K.
  public let clusters: Int
  /// The clusters that are not, G.
  public let ghosts: Int

  /// Creates a layer.
  public init(_ clusters: Int = 8, ghosts: Int = 0) {
    self.clusters = clusters
    self.ghosts = ghosts
  }

  /// The clusters, and the ghosts if there are any.
  public var description: String {
    "netvlad(\(clusters)" + (ghosts == 0 ? "" : ", ghosts=\(ghosts)") + ")"
  }

  /// A vector of clusters × features.
  public func outputShape(for input: ItemShape) throws(Fault) -> ItemShape {
    try requireTime(input)
    let width = try width(of: input)
    guard (1...4096).contains(clusters), (0...4096).contains(ghosts) else {
      throw Fault(
        "layer.setting",
        "`netvlad` must have from 1 to 4096 clusters and from 0 to 4096 ghosts, but has "
          + "\(clusters) and \(ghosts)")
    }
    return ItemShape(.none, try Shape([try Shape([clusters, width]).count]))
  }

  /// `weight` `[features, K + G]`, `bias` `[K + G]` and `centers` `[K, features]`.
  public func parameters(for input: ItemShape) throws(Fault) -> [ParameterSpecification] {
    let (inputs, all) = (try width(of: input), clusters + ghosts)
    let start = Initializer.glorot(inputs: inputs, outputs: all)
    return [
      ParameterSpecification("weight", try Shape([inputs, all]), start),
      ParameterSpecification("bias", try Shape([all]), .constant(0)),
      ParameterSpecification("centers", try Shape([clusters, inputs]), start),
    ]
  }

  /// Vectors have no steps.
  public func outputLayout(for layout: SequenceLayout) throws(Fault) -> SequenceLayout? { nil }

  /// Shares the steps out, sums the distances and scales them.
  public func forward(_ x: Variable, _ context: LayerContext) throws(Fault) -> Variable {
    let (tape, p, layout) = (context.tape, context.parameters, try context.sequences())
    let shares = try tape.softmax(try tape.linear(x, p[0], p[1], layout: layout))
    let sums = try tape.residualPool(x, assignments: shares, centers: p[2], layout)
    let width = p[2].shape[1]
    let each = try tape.rowNormalize(
      try tape.reshape(sums, [layout.count * clusters, width]))
    return try tape.rowNormalize(try tape.reshape(each, [layout.count, clusters * width]))
  }
}
