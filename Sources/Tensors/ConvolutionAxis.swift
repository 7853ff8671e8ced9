/// How a window moves along one axis of a convolution: output i sees the inputs
/// i · stride − before + j · dilation, for j from 0 to kernel − 1.
public struct ConvolutionAxis: Sendable, Hashable {
  /// What happens where the window reaches over an end.
  public enum Padding: String, Sendable, Hashable, CaseIterable {
    /// Zeros stand beyond both ends, so that with stride 1 there are as many outputs as inputs; of an
    /// odd number of zeros the larger part stands behind.
    case same
    /// The window stays within.
    case valid
  }

  /// The number of inputs that an output sees, at least 1.
  public let kernel: Int
  /// By how many inputs the window moves, at least 1.
  public let stride: Int
  /// How far apart the inputs are that an output sees, at least 1.
  public let dilation: Int
  /// What happens at the ends.
  public let padding: Padding

  /// Creates an axis; numbers below 1 are taken as 1, those above 65,536 as 65,536.
  public init(kernel: Int, stride: Int = 1, dilation: Int = 1, padding: Padding = .same) {
    self.kernel = Self.clamped(kernel)
    self.stride = Self.clamped(stride)
    self.dilation = Self.clamped(dilation)
    self.padding = padding
  }

  /// The largest kernel, stride and dilation.
  public static let largest = 65_536

  /// From the first input of a window to its last.
  public var reach: Int { (kernel - 1) * dilation }

  /// How many zeros stand before the first input.
  public var before: Int { padding == .same ? reach / 2 : 0 }

  /// The smallest number of inputs that gives an output.
  public var smallest: Int { padding == .same ? 1 : reach + 1 }

  /// The number of outputs for a number of inputs; 0 for too few.
  public func outputSize(_ size: Int) -> Int {
    size < smallest ? 0 : (size - smallest) / stride + 1
  }

  private static func clamped(_ number: Int) -> Int { max(1, min(largest, number)) }
}
