import Diagnostics
import Testing

@testable import Tensors

@Suite struct DisplayTests {
  @Test func theSummarySaysShapeRangeAndWhatIsMissing() throws {
    #expect(Tensor(2.5).summary == "tensor 2.5")
    #expect(try Tensor([2, 2], [1, 2, 3, 4]).summary == "tensor [2, 2], 1 … 4, mean 2.5")
    #expect(try Tensor([3], [1, .nan, 2]).summary == "tensor [3], 1 … 2, mean 1.5, 1 NaN")
    #expect(try Tensor([2], [.nan, .nan]).summary == "tensor [2], 2 NaN")
    #expect(try Tensor(zeros: [0, 4]).summary == "tensor [0, 4], empty")
  }

  @Test func theFirstValuesFollowInColumns() throws {
    let tensor = try Tensor([3, 3], [1, -0.5, 1234.5678, 0, 1e-9, .infinity, 2, 3, 1e9])
    #expect(
      tensor.display(.plain) == """
        tensor [3, 3], -0.5 … inf, mean inf
          1  -0.5  1235
          0  1e-9   inf
          2     3   1e9
        """)
    #expect(
      try Tensor([8, 1], (0..<8).map(Float.init)).display(.plain).hasSuffix("  5\n  … 2 more"))
  }

  @Test(arguments: [20, 40, 80])
  func everyLineFitsTheWidth(_ width: Int) throws {
    for seed in UInt64(0)..<20 {
      let key = RandomKey(seed)
      let sizes = [1 + key.integer(below: 9), 1 + key.child("w").integer(below: 60)]
      var values = key.normals(sizes[0] * sizes[1]).map { $0 * Portable.scale(seed) }
      values[0] = .nan
      let text = try Tensor(sizes, values).display(
        Presentation(width: width, ascii: seed % 2 == 0))
      for line in text.split(separator: "\n").dropFirst() {
        #expect(displayWidth(line) <= width, "\(line)")
        if seed % 2 == 0 { #expect(line.utf8.allSatisfy { $0 < 128 }) }
      }
    }
  }

  @Test(arguments: [
    (0.1, "0.1"), (123456, "123456"), (12345.678, "12346"), (1234567.5, "1.235e6"),
    (12345678.5, "1.235e7"),
    (0.00012345, "0.0001234"), (0.000012345, "1.234e-5"), (-9.9996, "-10"), (99.996, "100"),
    (9.9994, "9.999"),
  ])
  func numbersHaveFourDigits(_ value: Double, _ text: String) {
    #expect(Tensor.text(Float(value)) == text)
  }
}

extension Portable {
  fileprivate static func scale(_ seed: UInt64) -> Float { [1e-6, 1, 1000, 1e12][Int(seed % 4)] }
}
