extension Kernels {
  /// Writes the elements of `source` in the order of a shape whose axes have the given strides.
  public static func transpose(
    _ source: UnsafePointer<Float>, _ out: UnsafeMutablePointer<Float>, sizes: [Int],
    strides: [Int]
  ) {
    guard !sizes.contains(0) else { return }
    guard let length = sizes.last, let step = strides.last else {
      out[0] = source[0]
      return
    }
    let outer = sizes.count - 1
    var index = [Int](repeating: 0, count: outer)
    var offset = 0
    var target = out
    while true {
      let run = source + offset
      for i in 0..<length { target[i] = run[i * step] }
      target += length
      var axis = outer - 1
      while axis >= 0 {
        index[axis] += 1
        offset += strides[axis]
        if index[axis] < sizes[axis] { break }
        offset -= strides[axis] * index[axis]
        index[axis] = 0
        axis -= 1
      }
      if axis < 0 { return }
    }
  }

  /// target += source
  public static func accumulate(
    _ source: UnsafePointer<Float>, into target: UnsafeMutablePointer<Float>, count: Int
  ) {
    for i in 0..<max(0, count) { target[i] += source[i] }
  }

  /// target += factor · source
  public static func accumulate(
    _ source: UnsafePointer<Float>, times factor: Float, into target: UnsafeMutablePointer<Float>,
    count: Int
  ) {
    for i in 0..<max(0, count) { target[i] += factor * source[i] }
  }

  /// The rows of a matrix at the given indices, each of which must be a row.
  public static func gatherRows(
    _ source: UnsafePointer<Float>, width: Int, _ indices: some Collection<Int>,
    into target: UnsafeMutablePointer<Float>
  ) {
    var out = target
    for index in indices {
      out.update(from: source + index * width, count: width)
      out += width
    }
  }
}
