/// How the lines that were written and the lines that were produced belong together.
struct OutputAlignment {
  /// What becomes of a line; numbers are positions in the two lists.
  enum Step: Equatable {
    /// A written line that agrees with a produced one.
    case keep(written: Int, produced: Int)
    /// A written line that should be another.
    case replace(written: Int, produced: Int)
    /// A written line that nothing corresponds to.
    case delete(written: Int)
    /// A produced line that is not written.
    case insert(produced: Int)
    /// A produced line that `...` stands for.
    case absorb(produced: Int)
    /// The `...` itself.
    case wildcard(written: Int)
  }

  let steps: [Step]

  /// Whether everything agrees.
  var isMatch: Bool {
    steps.allSatisfy { step in
      switch step {
      case .keep, .absorb, .wildcard: true
      case .replace, .delete, .insert: false
      }
    }
  }

  init(_ written: [OutputLine], _ produced: [OutputLine], rule: VerifiedOutput.Rule) {
    let matcher = LineMatcher(rule: rule)
    if let steps = Self.match(written, produced, matcher) {
      self.steps = steps
    } else if written.count * produced.count <= 4_000_000 {
      steps = Self.cheapest(written, produced, matcher)
    } else {
      steps =
        written.indices.map { .delete(written: $0) }
        + produced.indices.map { .insert(produced: $0) }
    }
  }

  /// Pairs the lines if all agree: each `...` takes as few lines as it can.
  private static func match(
    _ written: [OutputLine], _ produced: [OutputLine], _ matcher: LineMatcher
  ) -> [Step]? {
    var steps: [Step] = []
    var (i, j) = (0, 0)
    var retry: (written: Int, produced: Int, steps: Int)?
    while i < written.count || j < produced.count {
      if i < written.count, written[i].isWildcard {
        steps.append(.wildcard(written: i))
        i += 1
        retry = (i, j, steps.count)
      } else if i < written.count, j < produced.count, matcher.matches(written[i], produced[j]) {
        steps.append(.keep(written: i, produced: j))
        i += 1
        j += 1
      } else if let last = retry, last.produced < produced.count {
        steps.removeSubrange(last.steps...)
        steps.append(.absorb(produced: last.produced))
        i = last.written
        j = last.produced + 1
        retry = (i, j, steps.count)
      } else {
        return nil
      }
    }
    return steps
  }

  /// Pairs the lines at the least cost (Wagner, Fischer, "The string-to-string correction problem",
  /// JACM 1974), where `...` takes lines for nothing.
  private static func cheapest(
    _ written: [OutputLine], _ produced: [OutputLine], _ matcher: LineMatcher
  ) -> [Step] {
    let width = produced.count + 1
    var costs = [Int32](repeating: 0, count: (written.count + 1) * width)
    for i in stride(from: written.count, through: 0, by: -1) {
      for j in stride(from: produced.count, through: 0, by: -1) {
        guard i < written.count || j < produced.count else { continue }
        costs[i * width + j] =
          options(i, j, written, produced, matcher, costs, width).map(\.cost).min() ?? 0
      }
    }
    var steps: [Step] = []
    var (i, j) = (0, 0)
    while i < written.count || j < produced.count {
      let cost = costs[i * width + j]
      guard
        let choice = options(i, j, written, produced, matcher, costs, width)
          .first(where: { $0.cost == cost })
      else { break }
      steps.append(choice.step)
      switch choice.step {
      case .keep, .replace: (i, j) = (i + 1, j + 1)
      case .delete, .wildcard: i += 1
      case .insert, .absorb: j += 1
      }
    }
    return steps
  }

  /// The ways to go on from a pair of positions, the preferred one first.
  ///
  /// Losing a written line costs more than gaining one, so that `...` does not swallow a line
  /// beside it that has merely changed.
  private static func options(
    _ i: Int, _ j: Int, _ written: [OutputLine], _ produced: [OutputLine], _ matcher: LineMatcher,
    _ costs: [Int32], _ width: Int
  ) -> [(step: Step, cost: Int32)] {
    let here = i * width + j
    var options: [(step: Step, cost: Int32)] = []
    let isWildcard = i < written.count && written[i].isWildcard
    if i < written.count, j < produced.count, !isWildcard {
      let after = costs[here + width + 1]
      if matcher.matches(written[i], produced[j]) {
        options.append((.keep(written: i, produced: j), after))
      } else {
        let areAlike = LineMatcher.areAlike(written[i], produced[j])
        options.append((.replace(written: i, produced: j), after + (areAlike ? 2 : 3)))
      }
    }
    if isWildcard {
      options.append((.wildcard(written: i), costs[here + width]))
      if j < produced.count { options.append((.absorb(produced: j), costs[here + 1])) }
    } else {
      if i < written.count { options.append((.delete(written: i), costs[here + width] + 3)) }
      if j < produced.count { options.append((.insert(produced: j), costs[here + 1] + 1)) }
    }
    return options
  }
}
