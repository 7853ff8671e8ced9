import Diagnostics

/// `[element for pattern in sequence if condition]`
final class ComprehensionNode: Node, @unchecked Sendable {
  /// What happens for every binding of the clauses before: more clauses, or the element.
  indirect enum Clause: Sendable {
    case loop(DestructureStep.Target, Node, Place, Clause)
    case rangeLoop(Int, RangeBounds, Place, Clause)
    case condition(Condition, Clause)
    case element(Node)
  }

  let clause: Clause
  let place: Place

  init(_ clause: Clause, _ place: Place) {
    self.clause = clause
    self.place = place
  }

  override func eval(_ f: Frame, _ m: Evaluation) throws -> Value {
    var items: [Value] = []
    try run(clause, &items, f, m)
    let list = ListObject(items)
    if list.nesting > 100 { _ = try m.placedNesting(.object(list), place) }
    return .object(list)
  }

  private func run(
    _ clause: Clause, _ items: inout [Value], _ f: Frame, _ m: Evaluation
  ) throws {
    switch clause {
    case .element(let node):
      try append(try node.eval(f, m), to: &items, m)
    case .condition(let condition, let rest):
      if try condition.test(f, m) { try run(rest, &items, f, m) }
    case .rangeLoop(let slot, let bounds, let place, let rest):
      var (index, end) = try bounds.eval(f, m)
      // The commonest comprehension has one loop and no condition.
      if case .element(let node) = rest {
        try requireRoom(
          items.count, index < end ? end.subtractingReportingOverflow(index) : (0, false), m)
        while index < end {
          try m.step(place)
          f[slot] = .int(index)
          let item = try node.eval(f, m)
          if items.count == items.capacity { try grow(items, m) }
          items.append(item)
          index &+= 1
        }
        return
      }
      while index < end {
        try m.step(place)
        f[slot] = .int(index)
        try run(rest, &items, f, m)
        index &+= 1
      }
    case .loop(let target, let sequence, let place, let rest):
      try m.iterate(try sequence.eval(f, m), place) { item in
        if case .slot(let slot) = target { f[slot] = item } else { try target.bind(item, f, m) }
        try run(rest, &items, f, m)
        return true
      }
    }
  }

  private func append(_ item: Value, to items: inout [Value], _ m: Evaluation) throws {
    if items.count >= m.limits.listCount { try requireRoom(items.count, (1, false), m) }
    if items.count == items.capacity { try grow(items, m) }
    items.append(item)
  }

  @inline(never)
  private func grow(_ items: [Value], _ m: Evaluation) throws {
    do {
      try m.accountList(items, growingTo: items.count + 1)
    } catch {
      throw place.placed(error)
    }
  }

  private func requireRoom(
    _ count: Int, _ more: (partialValue: Int, overflow: Bool), _ m: Evaluation
  ) throws {
    let total = count.addingReportingOverflow(max(0, more.partialValue))
    do {
      try m.requireList(count: (total.partialValue, total.overflow || more.overflow))
    } catch {
      throw place.placed(error)
    }
  }
}
