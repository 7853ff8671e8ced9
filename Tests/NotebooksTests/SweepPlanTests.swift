import Diagnostics
import Testing

@testable import Notebooks

@Suite struct SweepPlanTests {
  private func plan(_ given: (String, String)...) throws(Fault) -> SweepPlan {
    try SweepPlan(given.map { (name: $0.0, text: $0.1) })
  }

  @Test func valuesAndRanges() throws {
    let plan = try plan(("t", "1,2.5,x\\,y"), ("seed", "3..5"), ("k", "a\\b"))
    #expect(plan.axes.map(\.values) == [["1", "2.5", "x,y"], ["3", "4", "5"], ["a\\b"]])
    #expect(plan.swept.map(\.name) == ["t", "seed"])
    #expect(plan.runs.count == 9)
    #expect(plan.runs[1].map(\.text) == ["1", "4", "a\\b"])
    #expect(try self.plan(("a", "-2..-1")).axes[0].values == ["-2", "-1"])
    #expect(try self.plan(("a", "0.5..x")).axes[0].values == ["0.5..x"])
    #expect(try self.plan(("a", "")).axes[0].values == [""])
  }

  @Test(arguments: [
    ("1,,2", "sweep.value"), (",", "sweep.value"), ("1,1", "sweep.value"), ("5..1", "sweep.value"),
    ("1..100000", "sweep.too-many"),
    ("-9223372036854775808..9223372036854775807", "sweep.too-many"),
  ])
  func nonsense(text: String, code: String) {
    let fault = #expect(throws: Fault.self) { try plan(("a", text)) }
    #expect(fault?.code == code)
  }

  @Test func theProductIsBounded() {
    let fault = #expect(throws: Fault.self) { try plan(("a", "1..200"), ("b", "1..200")) }
    #expect(fault?.code == "sweep.too-many")
  }

  @Test func cellsThatNothingSweptReachesAreShared() {
    let program = TrialRun.program(
      """
      ```lupi #a
      x = 1
      ```
      ```lupi #p
      param k = 2
      ```
      ```lupi #b
      y = x * k
      ```
      ```lupi #c
      z = x + 1
      ```
      ```lupi #other
      w = 3
      ```
      """)
    let wanted = TrialRun.program("```lupi\n[y, z]\n```\n").programs.compactMap { $0 }
    let cells = SweepCells(program, collecting: wanted, swept: ["k"])
    #expect(cells.needed == [0, 1, 2, 3])
    #expect(cells.shared == [0, 3])
  }
}
