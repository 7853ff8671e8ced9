import Autodiff
import Diagnostics
import Testing

@Suite struct SequenceLayoutTests {
  @Test func rowsBelongToSequences() throws {
    let layout = try SequenceLayout(lengths: [2, 1, 3])
    #expect(layout.count == 3)
    #expect(layout.rowCount == 6)
    #expect(layout[1] == 2..<3)
    #expect(layout.lengths == [2, 1, 3])
    #expect(layout.longest == 3)
    #expect(layout.owners == [0, 0, 1, 2, 2, 2])
  }

  @Test func noSequencesAreALayoutToo() throws {
    let layout = try SequenceLayout(lengths: [])
    #expect(layout.count == 0)
    #expect(layout.rowCount == 0)
    #expect(layout.longest == 0)
  }

  @Test(arguments: [[3, 0, 2], [-1]])
  func aSequenceNeedsAStep(_ lengths: [Int]) throws {
    let fault = #expect(throws: Fault.self) { try SequenceLayout(lengths: lengths) }
    #expect(fault?.code == "sequence.empty")
    #expect(fault?.message.contains("must have at least one step") == true)
  }
}
