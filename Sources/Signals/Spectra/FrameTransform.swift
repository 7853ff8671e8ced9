/// The sweeps of a ``TransformPlan`` over four frames side by side, on plain memory.
///
/// The memory of the plan must stay in place while this is used.
struct FrameTransform {
  /// The number of complex points, half the length of the real transform.
  let half: Int
  let sweeps: UnsafeBufferPointer<TransformPlan.Sweep>
  let factors: UnsafePointer<FrameLanes>
  let positions: UnsafePointer<Int32>
  let rotations: UnsafePointer<FrameLanes>
  /// The even and the odd points of the frames; the transform runs in place.
  let re: UnsafeMutablePointer<FrameLanes>
  let im: UnsafeMutablePointer<FrameLanes>

  /// Transforms what lies in ``re`` and ``im`` and calls `emit` with each of the `half + 1`
  /// frequencies of the real frames, in no particular order.
  @inline(__always)
  func transform(_ emit: (_ frequency: Int, _ re: FrameLanes, _ im: FrameLanes) -> Void) {
    for sweep in sweeps {
      switch sweep.radix {
      case 4: sweep4(sweep)
      case 2: sweep2(sweep)
      case 3: sweep3(sweep)
      default: sweep5(sweep)
      }
    }
    emit(0, re[0] + im[0], .zero)
    emit(half, re[0] - im[0], .zero)
    var k = 1
    while k <= half / 2 {
      let i = Int(positions[k])
      let j = Int(positions[half &- k])
      let (xr, xi, yr, yi) = (re[i], im[i], re[j], im[j])
      // The spectra of the even points, E, and of the odd points, O.
      let er = 0.5 * (xr + yr)
      let ei = 0.5 * (xi - yi)
      let or = 0.5 * (xi + yi)
      let oi = 0.5 * (yr - xr)
      let (c, s) = (rotations[2 &* k], rotations[2 &* k &+ 1])
      let tr = c * or - s * oi
      let ti = c * oi + s * or
      emit(k, er + tr, ei + ti)
      emit(half &- k, er - tr, ti - ei)
      k &+= 1
    }
  }

  private func sweep4(_ sweep: TransformPlan.Sweep) {
    let q = sweep.size / 4
    var i = 0
    while i < half {
      let (x, y, z, w) = butterfly4(i, q)
      put(i, x)
      put(i &+ q, y)
      put(i &+ 2 &* q, z)
      put(i &+ 3 &* q, w)
      i &+= sweep.size
    }
    var factor = factors + sweep.offset
    for j in 0..<q where j > 0 {
      i = j
      while i < half {
        let (x, y, z, w) = butterfly4(i, q)
        put(i, x)
        put(i &+ q, y, factor[0], factor[1])
        put(i &+ 2 &* q, z, factor[2], factor[3])
        put(i &+ 3 &* q, w, factor[4], factor[5])
        i &+= sweep.size
      }
      factor += 6
    }
  }

  private func sweep2(_ sweep: TransformPlan.Sweep) {
    let q = sweep.size / 2
    var factor = factors + sweep.offset
    for j in 0..<q {
      for i in stride(from: j, to: half, by: sweep.size) {
        let (ar, ai, br, bi) = (re[i], im[i], re[i &+ q], im[i &+ q])
        put(i, (ar + br, ai + bi))
        if j == 0 {
          put(i &+ q, (ar - br, ai - bi))
        } else {
          put(i &+ q, (ar - br, ai - bi), factor[0], factor[1])
        }
      }
      if j > 0 { factor += 2 }
    }
  }

  private func sweep3(_ sweep: TransformPlan.Sweep) {
    let q = sweep.size / 3
    var factor = factors + sweep.offset
    for j in 0..<q {
      for i in stride(from: j, to: half, by: sweep.size) {
        let (x, y, z) = butterfly3(i, q)
        put(i, x)
        if j == 0 {
          put(i &+ q, y)
          put(i &+ 2 &* q, z)
        } else {
          put(i &+ q, y, factor[0], factor[1])
          put(i &+ 2 &* q, z, factor[2], factor[3])
        }
      }
      if j > 0 { factor += 4 }
    }
  }

  private func sweep5(_ sweep: TransformPlan.Sweep) {
    let q = sweep.size / 5
    var factor = factors + sweep.offset
    for j in 0..<q {
      for i in stride(from: j, to: half, by: sweep.size) {
        let points = butterfly5(i, q)
        put(i, points.0)
        if j == 0 {
          put(i &+ q, points.1)
          put(i &+ 2 &* q, points.2)
          put(i &+ 3 &* q, points.3)
          put(i &+ 4 &* q, points.4)
        } else {
          put(i &+ q, points.1, factor[0], factor[1])
          put(i &+ 2 &* q, points.2, factor[2], factor[3])
          put(i &+ 3 &* q, points.3, factor[4], factor[5])
          put(i &+ 4 &* q, points.4, factor[6], factor[7])
        }
      }
      if j > 0 { factor += 8 }
    }
  }
}
