import Tensors
import Testing

/// Arrays that librosa, Kaldi and SciPy computed; see the README beside them.
enum Fixture {
  static let signals = ["chirp", "noise", "speech"]

  /// One array; a missing one fails the test.
  static func load(_ name: String) throws -> Tensor {
    let folder = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    return try NumPyFile.read(folder.joined(separator: "/") + "/Fixtures/\(name).npy")
  }

  /// The samples of one of the ``signals``, 16 kHz.
  static func signal(_ name: String) throws -> [Float] { try load("signals/\(name)").values }

  /// Compares whole arrays, element by element, relative to the largest of the expected ones.
  static func expectEqual(
    _ actual: Tensor, _ name: String, tolerance: Float = 1e-4,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let expected = try load(name)
    #expect(actual.shape == expected.shape, "\(name)", sourceLocation: sourceLocation)
    guard actual.shape == expected.shape else { return }
    let scale = expected.values.map(\.magnitude).max() ?? 1
    let worst =
      zip(actual.values, expected.values).map { ($0 - $1).magnitude }
      .map { $0.isNaN ? .infinity : $0 }.max() ?? 0
    print("\(name): worst error \(worst / scale)")
    #expect(worst / scale <= tolerance, "\(name)", sourceLocation: sourceLocation)
  }
}
