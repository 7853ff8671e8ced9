import Diagnostics
import Testing

@testable import Tensors

@Suite struct ShapeTests {
  @Test func countsAreProducts() throws {
    #expect(try Shape([2, 3, 4]).count == 24)
    #expect(try Shape([]).count == 1)
    #expect(try Shape([5, 0, 7]).count == 0)
    #expect(try Shape([0, 1 << 62, 1 << 62]).count == 0)
    #expect(try Shape([2, 3]).description == "[2, 3]")
  }

  @Test(arguments: [
    ([-1], "shape.negative"), ([1 << 62, 1 << 62], "shape.too-large"),
    ([1 << 31], "shape.too-large"), ([Int.max, Int.max, 0, -1], "shape.negative"),
  ])
  func impossibleSizesAreRefused(_ sizes: [Int], _ code: String) {
    #expect { try Shape(sizes) } throws: { ($0 as? Fault)?.code == code }
  }

  @Test func axesCountFromEitherEnd() throws {
    let shape = try Shape([2, 3, 4])
    #expect(try shape.axis(-1) == 2)
    #expect(try shape.removing(axis: 1).sizes == [2, 4])
    #expect(try shape.replacing(axis: -3, by: 9).sizes == [9, 3, 4])
    #expect(try shape.layout(axis: 1) == (2, 3, 4))
    for axis in [3, -4, Int.min] { #expect(throws: Fault.self) { try shape.axis(axis) } }
    #expect(throws: Fault.self) { try Shape([]).axis(0) }
  }

  @Test(arguments: [
    ([3], [2, 3], [2, 3]), ([2, 1], [1, 3], [2, 3]), ([], [4], [4]), ([1], [], [1]),
    ([0, 3], [1, 3], [0, 3]), ([5, 1, 2], [4, 1], [5, 4, 2]),
  ])
  func broadcastingFollowsNumPy(_ a: [Int], _ b: [Int], _ result: [Int]) throws {
    let (a, b) = (try Shape(a), try Shape(b))
    #expect(try Shape.broadcast(a, b, in: "+").sizes == result)
    #expect(try Shape.broadcast(b, a, in: "+").sizes == result)
    let whole = try Shape(result)
    #expect(a.broadcasts(to: whole) && b.broadcasts(to: whole))
  }

  @Test func aMismatchDrawsBothShapes() throws {
    #expect {
      try Shape.broadcast(try Shape([64, 10, 128]), try Shape([6, 128]), in: "+")
    } throws: { error in
      let fault = error as? Fault
      return fault?.code == "shape.mismatch"
        && fault?.message
          == """
          `+` needs sizes that are equal or 1, matched from the last axis, but has 10 and 6
              left   64 × 10 × 128
              right        6 × 128
                          ^^
          """.replacing("                      ^^\n", with: "                      ^^")
    }
  }
}
