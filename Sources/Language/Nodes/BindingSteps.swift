import Diagnostics

/// `name = value`
final class BindStep: Step, @unchecked Sendable {
  let slot: Int
  let node: Node

  init(_ slot: Int, _ node: Node) {
    self.slot = slot
    self.node = node
  }

  override func run(_ f: Frame, _ m: Evaluation) throws -> Flow {
    f[slot] = try node.eval(f, m)
    return .next
  }
}

/// `name = name + value`: a text or list that nothing else refers to grows in place.
final class ExtendStep: Step, @unchecked Sendable {
  let slot: Int
  let node: Node
  let place: Place

  init(_ slot: Int, _ node: Node, _ place: Place) {
    self.slot = slot
    self.node = node
    self.place = place
  }

  override func run(_ f: Frame, _ m: Evaluation) throws -> Flow {
    let addend = try node.eval(f, m)
    // One value after the other: a pair of them would be copied, and what they refer to counted.
    switch addend {
    case .float(let y):
      if case .float(let x) = f[slot] {
        f[slot] = .float(x + y)
        return .next
      }
    case .int(let y):
      if case .int(let x) = f[slot] {
        let (sum, overflow) = x.addingReportingOverflow(y)
        if !overflow {
          f[slot] = .int(sum)
          return .next
        }
      }
    default: break
    }
    // The reference moves out of the slot, so that the object is uniquely referenced.
    let old = (f + slot).move()
    (f + slot).initialize(to: .none)
    f[slot] = try m.operate(.add, consume old, addend, place)
    return .next
  }
}

/// `name = name + [value]`, without making the list of one item.
final class AppendStep: Step, @unchecked Sendable {
  let slot: Int
  let node: Node
  let place: Place

  init(_ slot: Int, _ node: Node, _ place: Place) {
    self.slot = slot
    self.node = node
    self.place = place
  }

  override func run(_ f: Frame, _ m: Evaluation) throws -> Flow {
    let item = try node.eval(f, m)
    let old = (f + slot).move()
    (f + slot).initialize(to: .none)
    f[slot] = try m.appending(item, to: consume old, place)
    return .next
  }
}

extension Evaluation {
  /// A list with one more item.
  @inline(never)
  func appending(_ item: Value, to list: consuming Value, _ place: Place) throws -> Value {
    guard list.kind == .list else { return try operate(.add, list, .list([item]), place) }
    guard var object = list.takeObject() else { return .none }
    let isUnique = isKnownUniquelyReferenced(&object)
    let own = unsafeDowncast(object, to: ListObject.self)
    if own.items.count >= limits.listCount || own.items.count == own.items.capacity || !isUnique {
      do {
        try requireList(count: own.items.count + 1)
        try accountList(own.items, growingTo: own.items.count + 1, isUnique: isUnique)
      } catch {
        throw place.placed(error)
      }
    }
    let target = isUnique ? own : ListObject(own.items)
    target.items.append(item)
    if item.nesting >= target.nesting {
      target.nesting = item.nesting + 1
      return try placedNesting(.object(target), place)
    }
    return .object(target)
  }
}

/// `[a, b] = value` or `{a, b} = value`
final class DestructureStep: Step, @unchecked Sendable {
  let node: Node
  let target: Target
  let place: Place

  /// Where the parts of a value go.
  indirect enum Target: Sendable {
    case slot(Int)
    case ignored
    case list([Target], Place)
    case record([(name: String, place: Place, target: Target)], Place)
  }

  init(_ node: Node, _ target: Target, _ place: Place) {
    self.node = node
    self.target = target
    self.place = place
  }

  override func run(_ f: Frame, _ m: Evaluation) throws -> Flow {
    try target.bind(try node.eval(f, m), f, m)
    return .next
  }
}

extension DestructureStep.Target {
  func bind(_ value: Value, _ f: Frame, _ m: Evaluation) throws {
    switch self {
    case .slot(let slot): f[slot] = value
    case .ignored: break
    case .list(let targets, let place):
      let items: [Value]
      do {
        items = try m.items(of: value)
      } catch {
        throw place.placed(error)
      }
      if items.count != targets.count {
        throw place.error(
          "value.pattern",
          "the pattern takes \(counted(targets.count, "item")), but the value has \(items.count)",
          hint: items.count > targets.count
            ? "Take a part with `x[a..<b]`, or write `_` for items." : nil)
      }
      for (target, item) in zip(targets, items) { try target.bind(item, f, m) }
    case .record(let fields, let place):
      for field in fields {
        let part: Value?
        let names: [String]
        if let record = value.record {
          part = record[field.name]
          names = record.names
        } else if let foreign = value.foreign {
          do {
            part = try foreign.field(field.name)
          } catch {
            throw field.place.placed(error)
          }
          names = foreign.fieldNames
        } else {
          throw place.error(
            "type.pattern", "the pattern takes a record, but the value is \(value.described)",
            hint: value.list == nil ? nil : "Write `[a, b] = …` for a list.")
        }
        guard let part else {
          throw field.place.error(
            "type.no-field", "\(value.described) has no field `\(field.name)`",
            hint: suggestion(for: field.name, among: names, noun: "field"))
        }
        try field.target.bind(part, f, m)
      }
    }
  }
}
