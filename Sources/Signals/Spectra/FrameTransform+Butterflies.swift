/// The discrete Fourier transforms of 3, 4 and 5 points that the sweeps are made of.
extension FrameTransform {
  /// The real and the imaginary part of one point of four frames.
  typealias Point = (FrameLanes, FrameLanes)

  @inline(__always)
  func put(_ i: Int, _ value: Point) {
    re[i] = value.0
    im[i] = value.1
  }

  /// Stores a point multiplied by a factor.
  @inline(__always)
  func put(_ i: Int, _ value: Point, _ cosine: FrameLanes, _ sine: FrameLanes) {
    re[i] = cosine * value.0 - sine * value.1
    im[i] = cosine * value.1 + sine * value.0
  }

  @inline(__always)
  func butterfly4(_ i: Int, _ q: Int) -> (Point, Point, Point, Point) {
    let (ar, ai, br, bi) = (re[i], im[i], re[i &+ q], im[i &+ q])
    let (cr, ci, dr, di) = (re[i &+ 2 &* q], im[i &+ 2 &* q], re[i &+ 3 &* q], im[i &+ 3 &* q])
    let (er, ei, fr, fi) = (ar + cr, ai + ci, ar - cr, ai - ci)
    let (gr, gi, hr, hi) = (br + dr, bi + di, br - dr, bi - di)
    return ((er + gr, ei + gi), (fr + hi, fi - hr), (er - gr, ei - gi), (fr - hi, fi + hr))
  }

  @inline(__always)
  func butterfly3(_ i: Int, _ q: Int) -> (Point, Point, Point) {
    // √3 / 2
    let sine: Float = 0.866_025_4
    let (ar, ai) = (re[i], im[i])
    let (br, bi, cr, ci) = (re[i &+ q], im[i &+ q], re[i &+ 2 &* q], im[i &+ 2 &* q])
    let (sr, si) = (br + cr, bi + ci)
    let (dr, di) = (sine * (br - cr), sine * (bi - ci))
    let (mr, mi) = (ar - 0.5 * sr, ai - 0.5 * si)
    return ((ar + sr, ai + si), (mr + di, mi - dr), (mr - di, mi + dr))
  }

  @inline(__always)
  func butterfly5(_ i: Int, _ q: Int) -> (Point, Point, Point, Point, Point) {
    // Cosine and sine of one fifth and of two fifths of a turn.
    let (c1, c2): (Float, Float) = (0.309_016_99, -0.809_016_99)
    let (s1, s2): (Float, Float) = (0.951_056_52, 0.587_785_25)
    let (ar, ai) = (re[i], im[i])
    let (br, bi, er, ei) = (re[i &+ q], im[i &+ q], re[i &+ 4 &* q], im[i &+ 4 &* q])
    let (cr, ci, dr, di) = (re[i &+ 2 &* q], im[i &+ 2 &* q], re[i &+ 3 &* q], im[i &+ 3 &* q])
    let (pr, pi, ur, ui) = (br + er, bi + ei, br - er, bi - ei)
    let (qr, qi, vr, vi) = (cr + dr, ci + di, cr - dr, ci - di)
    let (m1r, m1i) = (ar + c1 * pr + c2 * qr, ai + c1 * pi + c2 * qi)
    let (m2r, m2i) = (ar + c2 * pr + c1 * qr, ai + c2 * pi + c1 * qi)
    let (n1r, n1i) = (s1 * ur + s2 * vr, s1 * ui + s2 * vi)
    let (n2r, n2i) = (s2 * ur - s1 * vr, s2 * ui - s1 * vi)
    return (
      (ar + pr + qr, ai + pi + qi), (m1r + n1i, m1i - n1r), (m2r + n2i, m2i - n2r),
      (m2r - n2i, m2i + n2r), (m1r - n1i, m1i + n1r)
    )
  }
}
