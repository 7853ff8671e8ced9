import Testing

@testable import Autodiff

@Suite struct StepScheduleTests {
  @Test func longSequencesComeFirst() throws {
    let schedule = StepSchedule(try SequenceLayout(lengths: [2, 3, 1, 3]))
    #expect(schedule.order == [1, 3, 0, 2])
    #expect(schedule.active == [4, 3, 2])
    #expect(schedule.offsets == [0, 4, 7])
    #expect(schedule.row(1, 0, isReversed: false) == 3)
    #expect(schedule.row(0, 1, isReversed: true) == 8)
    #expect(schedule.isLast(2, 1))
    #expect(!schedule.isLast(1, 1))
    #expect(schedule.isLast(0, 3))
  }

  /// Every row is taken once in either direction.
  @Test func everyStepIsTakenOnce() throws {
    let schedule = StepSchedule(try SequenceLayout(lengths: [4, 1, 1, 6, 2]))
    for isReversed in [false, true] {
      let rows = (0..<schedule.steps).flatMap { step in
        (0..<schedule.active[step]).map { schedule.row(step, $0, isReversed: isReversed) }
      }
      #expect(rows.sorted() == Array(0..<14))
    }
  }

  @Test func nothingHasNoSteps() throws {
    #expect(try StepSchedule(SequenceLayout(lengths: [])).steps == 0)
  }
}
