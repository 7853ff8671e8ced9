/// Reads the text form in which the recordings are kept in the program.
///
/// Each line is an utterance: the digit of its speaker, then its numbers, frame after frame. A number
/// takes four characters of the base-64 alphabet, most significant first: 2²³ more than its value in
/// millionths. The published values have six decimals, so that nothing is lost.
enum UtteranceCode {
  /// One utterance.
  struct Utterance: Sendable, Equatable {
    /// The speaker, from 0.
    let speaker: Int
    /// The cepstral coefficients, frame after frame.
    let values: [Float]
    /// The number of frames.
    var frameCount: Int { values.count / JapaneseVowels.coefficients }
  }

  /// Reads every line of a text; characters outside the alphabet count as zero.
  static func decode(_ text: StaticString) -> [Utterance] {
    text.withUTF8Buffer { bytes in
      var utterances: [Utterance] = []
      var at = 0
      while at < bytes.count {
        let speaker = Int(bytes[at] &- 0x30)
        at += 1
        var values: [Float] = []
        while at + 3 < bytes.count, bytes[at] != 0x0A {
          var sum = 0
          for place in at..<(at + 4) { sum = sum << 6 | Int(digits[Int(bytes[place])]) }
          // Rounded to Double and then to Float: the embedded values survive both, by test.
          values.append(Float(Double(sum - (1 << 23)) / 1e6))
          at += 4
        }
        utterances.append(Utterance(speaker: speaker, values: values))
        while at < bytes.count, bytes[at] != 0x0A { at += 1 }
        at += 1
      }
      return utterances
    }
  }

  /// The value of each byte as a digit.
  private static let digits: [UInt8] = {
    var digits = [UInt8](repeating: 0, count: 256)
    let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    for (value, byte) in alphabet.utf8.enumerated() { digits[Int(byte)] = UInt8(value) }
    return digits
  }()
}
