import Diagnostics

/// A value known before the program runs.
final class ConstantNode: Node, @unchecked Sendable {
  let value: Value

  init(_ value: Value) { self.value = value }

  override func eval(_ f: Frame, _ m: Evaluation) throws -> Value { value }
}

/// A slot of the frame that certainly holds a value.
final class LocalNode: Node, @unchecked Sendable {
  let slot: Int

  init(_ slot: Int) { self.slot = slot }

  override func eval(_ f: Frame, _ m: Evaluation) throws -> Value { f[slot] }
}

/// A slot of the frame that may not have been bound.
final class CheckedLocalNode: Node, @unchecked Sendable {
  let slot: Int
  let name: String
  let place: Place

  init(_ slot: Int, _ name: String, _ place: Place) {
    self.slot = slot
    self.name = name
    self.place = place
  }

  override func eval(_ f: Frame, _ m: Evaluation) throws -> Value {
    let value = f[slot]
    if value.isUnbound {
      throw place.error(
        "name.unbound", "`\(name)` has no value here",
        hint: "Bind it on every way that leads here, for instance before the loop or the `if`.")
    }
    return value
  }
}

/// A value that the function has captured.
final class CaptureNode: Node, @unchecked Sendable {
  let index: Int

  init(_ index: Int) { self.index = index }

  override func eval(_ f: Frame, _ m: Evaluation) throws -> Value {
    guard case .object(let object) = f[0] else { return .none }
    return unsafeDowncast(object, to: Captures.self).values[index]
  }
}

/// `___` in an exercise.
final class HoleNode: Node, @unchecked Sendable {
  let place: Place

  init(_ place: Place) { self.place = place }

  override func eval(_ f: Frame, _ m: Evaluation) throws -> Value {
    throw place.error(
      "exercise.hole", "this part is left to you", hint: "Replace `___` with your own expression.")
  }
}

extension Value {
  /// What a slot holds before anything is bound to it.
  static let unbound = Value.object(Unbound())

  /// Whether a slot has not been bound.
  var isUnbound: Bool {
    guard case .object(let object) = self else { return false }
    return object.kind == .unbound
  }
}

/// The content of a slot that nothing has been bound to.
final class Unbound: Object, @unchecked Sendable {
  init() { super.init(.unbound) }
}
