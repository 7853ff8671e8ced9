/// A case on one thread and on several in turns, so that both meet the same state of the machine.
struct Scaling {
  private struct Turn {
    let one: Timing.Run
    let several: Timing.Run
    /// Processor time of the busiest of the several threads.
    let busiest: Double
  }

  let one: Timing
  let several: Timing
  private let turns: [Turn]

  /// Runs both for a while, at least seven turns; every other turn begins with the several threads.
  init(seconds: Double, one: () throws -> Void, several: () throws -> Void) rethrows {
    func parallel() throws -> (run: Timing.Run, busiest: Double) {
      let before = ThreadTimes()
      let run = try Timing.Run(several)
      return (run, ThreadTimes().busiest(since: before))
    }
    turns = try Timing.repeating(seconds: seconds) { turn in
      if turn % 2 == 0 {
        let first = try Timing.Run(one)
        let second = try parallel()
        return Turn(one: first, several: second.run, busiest: second.busiest)
      }
      let first = try parallel()
      return Turn(one: try Timing.Run(one), several: first.run, busiest: first.busiest)
    }
    self.one = Timing(turns.map(\.one))
    self.several = Timing(turns.map(\.several))
  }

  /// How many times faster several threads were by the clock: a quarter of the turns, half of them and three
  /// quarters were at most so.
  var gains: (low: Double, median: Double, high: Double) {
    let gains = turns.map { $0.one.wall / $0.several.wall }.sorted()
    return (gains[gains.count / 4], gains[gains.count / 2], gains[gains.count * 3 / 4])
  }

  /// How many times faster several threads would be with a core for each and no waiting: processor time of
  /// one thread, of the busiest of several. Nothing where the work was not on threads of this process.
  var gainByCPU: Double? {
    let gains = turns.compactMap { turn in
      turn.busiest > turn.several.cpu / 4 ? turn.one.cpu / turn.busiest : nil
    }.sorted()
    return gains.count == turns.count ? gains[gains.count / 2] : nil
  }

  /// The gain between the shortest runs.
  var bestGain: Double { one.best / several.best }
  /// Processor time of several threads, of one thread's: what cutting and waiting cost.
  var overhead: Double { several.medianCPU / one.medianCPU }
  /// How many cores the several threads had in the median run; fewer than threads where others work, too.
  var cores: Double { several.medianCPU / several.median }
}
