import Tensors
import Testing

@Suite struct FlooredLogarithmTests {
  @Test func bitsOfTheLogarithmAboveTheFloor() {
    let x = (0..<1003).map { Float(Portable.exp(Double($0) * 0.17 - 80)) }
    var out = [Float](repeating: 0, count: x.count)
    Kernels.flooredLogarithm(x, floor: 1e-10, &out, count: x.count)
    #expect(out == x.map { UnaryFunction.logarithm(max($0, 1e-10)) })
  }

  @Test func whatIsNoPositiveNumber() {
    let x: [Float] = [0, -1, -.infinity, .leastNonzeroMagnitude, .infinity, .nan, 1]
    var out = [Float](repeating: 0, count: x.count)
    Kernels.flooredLogarithm(x, floor: 0, &out, count: x.count)
    let floor = UnaryFunction.logarithm(.leastNormalMagnitude)
    #expect(out.prefix(4).elementsEqual([floor, floor, floor, floor]))
    #expect(out[4] == .infinity && out[5].isNaN && out[6] == 0)
  }
}
