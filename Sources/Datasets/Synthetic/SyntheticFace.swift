import Tensors

/// Draws the face of a made-up person as a small grey picture.
struct SyntheticFace {
  let speaker: SyntheticSpeaker
  let emotion: SyntheticEmotion
  /// Pixels in each direction.
  let size: Int

  /// The pixels from 0 to 1, row after row from the top.
  ///
  /// - Parameters:
  ///   - opening: How wide speech opens the mouth, from 0 to 1.
  ///   - blink: How far the eyes are shut, from 0 to 1.
  ///   - shift: Where the head is, as shares of the frame.
  func pixels(opening: Double, blink: Double, shift: (x: Double, y: Double)) -> [Float] {
    var picture = [Float](repeating: 0.2, count: size * size)
    let (middle, height) = (0.5 + shift.x, 0.52 + shift.y)
    let (wide, high) = speaker.face
    func ellipse(_ x: Double, _ y: Double, _ a: Double, _ b: Double, _ grey: Double) {
      paint(&picture, grey) { px, py in
        let (dx, dy) = ((px - x) / a, (py - y) / b)
        return (1 - (dx * dx + dy * dy).squareRoot()) * min(a, b)
      }
    }
    ellipse(middle, height - 0.06, wide * 1.08, high * 1.05, speaker.hair)
    ellipse(middle, height + 0.02, wide, high, speaker.skin)
    for side in [-1.0, 1.0] {
      let x = middle + side * speaker.eyes / 2
      let open = 0.012 + 0.045 * emotion.eyes * (1 - blink)
      ellipse(x, height - 0.06, 0.062, open, 0.97)
      ellipse(x, height - 0.06, min(0.026, open), min(0.026, open), 0.05)
      let brow = height - 0.06 - speaker.brows - emotion.brows
      paint(&picture, speaker.hair * 0.6) { px, py in
        // From the inner to the outer end of the brow, which slants the other way on the other side.
        let along = (px - x) * side / 0.075
        guard abs(along) <= 1 else { return -1 }
        return 0.014 - abs(py - (brow + emotion.slant * along * 0.5))
      }
    }
    ellipse(middle, height + 0.08, 0.022, 0.03, speaker.skin * 0.85)
    mouth(&picture, middle, height + 0.21, opening)
    return picture
  }

  /// Lips along a bent line, dark between them.
  private func mouth(
    _ picture: inout [Float], _ x: Double, _ y: Double, _ opening: Double
  ) {
    let half = speaker.mouth / 2
    let gape = 0.012 + emotion.gape + 0.075 * opening
    func bow(_ along: Double) -> Double { y + emotion.corners * (0.35 - along * along) }
    func lens(_ px: Double, _ py: Double, _ thickness: Double) -> Double {
      let along = (px - x) / half
      guard abs(along) <= 1 else { return -1 }
      return thickness * (1 - along * along).squareRoot() - abs(py - bow(along))
    }
    paint(&picture, speaker.skin * 0.5) { lens($0, $1, gape + 0.016) }
    paint(&picture, 0.04) { lens($0, $1, gape) }
  }

  /// Lays a grey over the pixels inside a shape; its edge, where `depth` is 0, is one pixel wide.
  private func paint(
    _ picture: inout [Float], _ grey: Double, _ depth: (_ x: Double, _ y: Double) -> Double
  ) {
    let step = 1 / Double(size)
    for row in 0..<size {
      for column in 0..<size {
        let inside = depth((Double(column) + 0.5) * step, (Double(row) + 0.5) * step) / step + 0.5
        guard inside > 0 else { continue }
        let part = Float(min(1, inside))
        let place = row * size + column
        picture[place] += part * (Float(grey) - picture[place])
      }
    }
  }
}
