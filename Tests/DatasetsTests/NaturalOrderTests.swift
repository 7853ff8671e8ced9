import Testing

@testable import Datasets

@Suite("Natural order")
struct NaturalOrderTests {
  @Test("numbers inside names order by value")
  func order() {
    let sorted = ["1", "2", "10", "A", "a", "a1", "a01", "a2", "a10", "a10b", "b"]
    let expected = ["1", "2", "10", "A", "a", "a01", "a1", "a2", "a10", "a10b", "b"]
    #expect(NaturalOrder.sorted(sorted.reversed()) == expected)
    #expect(NaturalOrder.sorted(sorted) == expected)
  }

  @Test("digits of any length do not overflow")
  func long() {
    let large = String(repeating: "9", count: 400)
    #expect(NaturalOrder.sorted([large + "0", large]) == [large, large + "0"])
  }
}
