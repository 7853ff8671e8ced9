import Tensors

/// A hundred thousand numbers separated by commas.
final class NumbersCase: BenchCase {
  let name = "csv_numbers"
  private let text: [UInt8]
  private let fields: [Range<Int>]
  private var sum = 0.0

  init() {
    var text: [UInt8] = []
    var fields: [Range<Int>] = []
    for number in RandomKey(8).normals(100_000) {
      let start = text.count
      text += Array("\(number)".utf8)
      fields.append(start..<text.count)
      text.append(UInt8(ascii: ","))
    }
    self.text = text
    self.fields = fields
  }

  var items: (count: Int, unit: String) { (fields.count, "numbers") }

  func run() {
    sum = 0
    text.withUnsafeBufferPointer { bytes in
      for field in fields { sum += NumberParser.double(bytes, field) ?? .nan }
    }
  }

  /// Compares every number with the standard library's.
  func verify() -> String? {
    for field in fields {
      let word = String(decoding: text[field], as: UTF8.self)
      let number = NumberParser.double(text, field)
      if number != Double(word) { return "\(word) is read as \(number as Double?)" }
    }
    return nil
  }
}
