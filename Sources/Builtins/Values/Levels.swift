import Diagnostics

/// Numbers as a row of bars of text height.
enum Levels {
  /// A character for each number: the lowest bar for `low`, the highest for `high`, a space for what is
  /// not a number.
  static func text(
    _ numbers: [Double], from low: Double, to high: Double, _ presentation: Presentation
  ) -> String {
    let levels = Array(presentation.ascii ? "_.:-=+*#" : "▁▂▃▄▅▆▇█")
    let range = high - low
    return String(
      numbers.map { number -> Character in
        guard number.isFinite else { return " " }
        let part = range > 0 && range.isFinite ? min(1, max(0, (number - low) / range)) : 0
        return levels[Int((part * Double(levels.count - 1)).rounded())]
      })
  }
}
