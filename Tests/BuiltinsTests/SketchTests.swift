import Diagnostics
import Tensors
import Testing

@testable import Builtins

@Suite struct SketchTests {
  private func line(_ sizes: [Int], _ values: [Float], ascii: Bool = false) throws -> String? {
    try TensorSketch(Tensor(sizes, values)).line(Presentation(ascii: ascii))
  }

  @Test func aVectorIsDrawnFromFirstToLast() throws {
    #expect(try line([8], [0, 1, 2, 3, 4, 5, 6, 7]) == "  values  ▁▂▃▄▅▆▇█")
    #expect(try line([8], [0, 1, 2, 3, 4, 5, 6, 7], ascii: true) == "  values  _.:-=+*#")
    #expect(try line([8], [0, .nan, 2, 3, 4, 5, 6, 7]) == "  values  ▁ ▃▄▅▆▇█")
  }

  @Test func aMatrixIsDrawnByHowOftenValuesOccur() throws {
    let values = [Float](repeating: 0, count: 56) + [Float](repeating: 39, count: 8)
    #expect(
      try line([8, 8], values) == "  spread  █" + String(repeating: "▁", count: 38) + "▂")
    // The numbers of a small matrix stand below it already.
    #expect(try line([2, 4], Array(values.suffix(8))) == nil)
  }

  @Test(arguments: [
    [Float](repeating: 1, count: 9), [Float](repeating: .nan, count: 9), [1, 2, 3],
    [0, 0, 0, 0, 0, 0, 0, .infinity],
  ])
  func whatShowsNothingIsNotDrawn(values: [Float]) throws {
    #expect(try line([values.count], values) == nil)
  }

  @Test(arguments: [
    [Float(-3e38), 3e38, 0, 0, 0, 0, 0, 0], [0, .leastNonzeroMagnitude, 0, 0, 0, 0, 0, 0],
  ])
  func extremeValuesAreDrawn(values: [Float]) throws {
    #expect(try line([8], values) != nil)
    #expect(try line([8, 8], (0..<8).flatMap { _ in values }) != nil)
  }
}
