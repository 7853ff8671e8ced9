import Tensors

extension LogMelSettings.Compression {
  /// Turns `count` powers of one sound into levels, in place.
  func apply(_ values: UnsafeMutablePointer<Float>, count: Int) {
    switch self {
    case .none: return
    case .logarithm(let offset):
      for i in 0..<count { values[i] = values[i] + offset }
      UnaryFunction.logarithm.apply(values, values, count: count)
    case .flooredLogarithm(let floor):
      raise(values, count, to: floor)
      UnaryFunction.logarithm.apply(values, values, count: count)
    case .decibels(let range):
      raise(values, count, to: 1e-10)
      UnaryFunction.logarithm.apply(values, values, count: count)
      // 10 / ln 10
      let scale: Float = 4.342_944_8
      var loudest = -Float.infinity
      for i in 0..<count {
        values[i] = values[i] * scale
        loudest = values[i] > loudest ? values[i] : loudest
      }
      raise(values, count, to: loudest - range)
    }
  }

  private func raise(_ values: UnsafeMutablePointer<Float>, _ count: Int, to floor: Float) {
    for i in 0..<count { values[i] = values[i] < floor ? floor : values[i] }
  }
}
