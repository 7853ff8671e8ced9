/// A whole utterance as a vector of fixed length.
enum UtteranceStatistics {
  /// Mean and standard deviation of each coefficient, then frames at equal distances in time.
  static func vector(_ values: [Float], resampled: Int) -> [Float] {
    let width = JapaneseVowels.coefficients
    let frames = values.count / width
    var means: [Float] = []
    var deviations: [Float] = []
    for coefficient in 0..<width {
      let track = (0..<frames).map { Double(values[$0 * width + coefficient]) }
      let mean = track.reduce(0, +) / Double(max(1, frames))
      let square = track.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(max(1, frames))
      means.append(Float(mean))
      deviations.append(Float(square.squareRoot()))
    }
    return means + deviations + resampledFrames(values, frames, resampled)
  }

  /// `count` frames, the first and the last of them those of the utterance.
  private static func resampledFrames(
    _ values: [Float], _ frames: Int, _ count: Int
  ) -> [Float] {
    let width = JapaneseVowels.coefficients
    var out: [Float] = []
    for index in 0..<count {
      let place = Double(index * (frames - 1)) / Double(count - 1)
      let left = min(Int(place), frames - 1)
      let right = min(left + 1, frames - 1)
      let part = Float(place - Double(left))
      for coefficient in 0..<width {
        let a = values[left * width + coefficient]
        let b = values[right * width + coefficient]
        out.append(a + part * (b - a))
      }
    }
    return out
  }
}
