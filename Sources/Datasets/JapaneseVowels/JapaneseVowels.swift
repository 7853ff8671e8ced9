public import Diagnostics
import Tensors

/// The Japanese Vowels corpus: nine men say /ae/, 640 times in all; carried by the program.
///
/// 12 LPC cepstral coefficients a frame, frames of 25.6 ms every 6.4 ms, 7 to 29 frames. What is
/// real here is the speech; what stands for a privileged view is the rest of the utterance.
///
/// Reference: M. Kudo, J. Toyama, M. Shimbo, "Multidimensional Curve Classification Using
/// Passing-Through Regions", Pattern Recognition Letters 20 (11–13), 1999.
public enum JapaneseVowels {
  /// The number of cepstral coefficients of a frame.
  public static let coefficients = 12

  /// The number of frames of the shortest utterance.
  public static let shortest = 7

  /// Where the corpus comes from and what its licence asks for.
  public static let provenance = Provenance(
    name: "japanese-vowels",
    source:
      "M. Kudo, J. Toyama, M. Shimbo: Japanese Vowels. UCI Machine Learning Repository, 1999, "
      + "doi 10.24432/C5NS47",
    licence: "CC BY 4.0; the values are unchanged, the arrangement is new")

  /// The corpus as views of each utterance.
  ///
  /// * `audio` `[640, frames × 12]`: the first frames, one after another: what the student hears.
  /// * `privileged` `[640, 24 + resampled × 12]`: mean and standard deviation of each coefficient
  ///   over the whole utterance, then the utterance resampled in time by linear interpolation.
  /// * `cepstra` `[640, 29, 12]`: the whole utterances as sequences.
  ///
  /// Labels: `speaker` (nine, the target) and `part` (`train` 270, `test` 370, as published).
  ///
  /// - Parameters:
  ///   - frames: The number of frames in `audio`, from 1 to 7.
  ///   - resampled: The number of resampled frames in `privileged`, from 2 to 64.
  ///
  /// Throws `corpus.knob`.
  public static func dataset(frames: Int = 4, resampled: Int = 8) throws(Fault) -> Dataset {
    try Knob.check(frames, in: 1...shortest, "frames of `audio`")
    try Knob.check(resampled, in: 2...64, "resampled frames of `privileged`")
    let training = UtteranceCode.decode(trainingText)
    let test = UtteranceCode.decode(testText)
    let all = training + test
    let audio = all.flatMap { $0.values.prefix(frames * coefficients) }
    let privileged = all.flatMap { UtteranceStatistics.vector($0.values, resampled: resampled) }
    let longest = all.map(\.frameCount).max() ?? 0
    let padded = all.flatMap { utterance in
      utterance.values
        + [Float](repeating: 0, count: (longest - utterance.frameCount) * coefficients)
    }
    let width = (2 + resampled) * coefficients
    return try Dataset(
      clips: names("train", training.count) + names("test", test.count),
      views: [
        FeatureView("audio", Tensor([all.count, frames * coefficients], audio)),
        FeatureView("privileged", Tensor([all.count, width], privileged)),
        FeatureView(
          "cepstra", sequences: Tensor([all.count, longest, coefficients], padded),
          lengths: all.map(\.frameCount)),
      ],
      labels: [
        LabelColumn(
          "speaker", classes: (1...9).map(String.init), indices: all.map(\.speaker)),
        LabelColumn(
          "part", classes: ["train", "test"],
          indices: training.map { _ in 0 } + test.map { _ in 1 }),
      ],
      target: "speaker", provenance: provenance)
  }

  private static func names(_ part: String, _ count: Int) -> [String] {
    (1...max(1, count)).map { number in
      let digits = String(number)
      return part + "-" + String(repeating: "0", count: max(0, 3 - digits.count)) + digits
    }
  }
}
