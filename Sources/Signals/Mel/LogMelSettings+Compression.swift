import Tensors

extension LogMelSettings.Compression {
  /// Turns `count` powers of one sound into levels, in place.
  func apply(_ values: UnsafeMutablePointer<Float>, count: Int) {
    switch self {
    case .none: return
    case .logarithm(let offset):
      for i in 0..<count { values[i] = values[i] + offset }
      Kernels.flooredLogarithm(values, floor: .leastNormalMagnitude, values, count: count)
    case .flooredLogarithm(let floor):
      Kernels.flooredLogarithm(values, floor: floor, values, count: count)
    case .decibels(let range):
      Kernels.flooredLogarithm(values, floor: 1e-10, values, count: count)
      // 10 / ln 10
      let scale: Float = 4.342_944_8
      var loudest = -Float.infinity
      for i in 0..<count {
        values[i] = values[i] * scale
        loudest = values[i] > loudest ? values[i] : loudest
      }
      let floor = loudest - range
      for i in 0..<count { values[i] = values[i] < floor ? floor : values[i] }
    }
  }
}
