import Tensors

/// The cosine of the angle between two rows, ⟨s, t⟩ / (‖s‖ ‖t‖), and its gradient.
struct Cosine {
  /// The cosine; 0 if one of the rows is zero.
  let value: Float
  private let lengthS: Float
  private let lengthT: Float
  /// Rows shorter than this count as zero.
  private static let shortest: Float = 1e-12

  init(_ s: UnsafePointer<Float>, _ t: UnsafePointer<Float>, width: Int) {
    lengthS = Kernels.dot(s, s, count: width).squareRoot()
    lengthT = Kernels.dot(t, t, count: width).squareRoot()
    let isZero = lengthS < Self.shortest || lengthT < Self.shortest
    value = isZero ? 0 : Kernels.dot(s, t, count: width) / lengthS / lengthT
  }

  /// Writes factor · (t / ‖t‖ − cos · s / ‖s‖) / ‖s‖, the gradient with respect to s.
  func gradient(
    _ s: UnsafePointer<Float>, _ t: UnsafePointer<Float>, width: Int, factor: Float,
    _ out: UnsafeMutablePointer<Float>
  ) {
    guard lengthS >= Self.shortest, lengthT >= Self.shortest else {
      out.update(repeating: 0, count: width)
      return
    }
    let a = factor / lengthS / lengthT
    let b = factor * value / lengthS / lengthS
    for i in 0..<width { out[i] = a * t[i] - b * s[i] }
  }
}
