import Diagnostics

/// The names of one function, or of the cell.
///
/// The rules, for someone who knows Python:
///
/// * A cell and the body of every function are scopes; blocks, branches and loops are not. A name
///   that is bound in a scope keeps its slot there, so `total = total + x` in a loop binds the
///   `total` of the surrounding function or cell anew.
/// * The variables of a loop or comprehension belong to it alone. Behind it their names mean what
///   they meant before.
/// * A function captures the *values* of the outer names that it reads when it is made. Binding one
///   of them again later changes nothing in the function, and binding one inside the function makes
///   a variable of the function, which begins with the captured value where it is read first.
/// * Functions that are declared directly one after another know each other, in any order.
///   Everything else that a function reads must be bound before it.
/// * A name bound by an earlier cell can be read and bound anew; the earlier version stays what it
///   was for the functions that captured it.
/// * A name that is bound on some ways only, as by an `if` without `else`, is an error where it is
///   read without a value.
/// * Every name can be bound, those of natives too.
final class Scope {
  let parent: Scope?
  /// The functions declared together with the one whose scope this is.
  let group: FunctionGroup?
  /// The slots of the names that the scope binds.
  var slots: [String: Int] = [:]
  /// How often each name is bound in the whole scope.
  let bindings: [String: (count: Int, first: SourceSpan)]
  /// The functions that names stand for; only names that are bound once count.
  var known: [String: FunctionCode] = [:]
  /// The variables of loops, comprehensions and pipes around the current place.
  var loopVariables: [[String: Int]] = []
  /// Slots that hold a value on every way to the current place.
  var certain: Set<Int> = []
  /// Slots that hold a value from the start, taken from outside.
  var imported: Set<Int> = []
  /// Slots that some statement before the current place binds.
  var bound: Set<Int> = []
  /// Slots that are read where they may not be bound.
  var checked: Set<Int> = []
  /// What fills slots at the start.
  var prologue: [Step] = []
  /// The names of earlier cells that this cell reads, with their slots.
  var globals: [(name: String, slot: Int)] = []
  /// How many loops surround the current place.
  var loops = 0
  /// The number of slots, slot 0 for captured values included.
  var size = 1
  /// How many argument slots are in use above the frame.
  var pending = 0
  /// Calls whose frames begin behind this scope's slots.
  var framed: [FramedNode] = []

  init(parent: Scope?, group: FunctionGroup?, bindings: [String: (count: Int, first: SourceSpan)]) {
    self.parent = parent
    self.group = group
    self.bindings = bindings
  }

  func newSlot() -> Int {
    size += 1
    return size - 1
  }

  /// The slot of a loop variable or of a name that the scope binds.
  func slot(of name: String) -> Int? {
    for variables in loopVariables.reversed() {
      if let slot = variables[name] { return slot }
    }
    return slots[name]
  }

  func isLoopVariable(_ name: String) -> Bool {
    loopVariables.contains { $0[name] != nil }
  }

  /// Takes note that a statement binds a slot.
  func bind(_ slot: Int) {
    certain.insert(slot)
    bound.insert(slot)
  }

  /// Gives every call the place of its frame, which the number of slots decides.
  func placeFrames() {
    for node in framed { node.base += size }
    framed = []
  }

  /// Every name that can be read here.
  var visibleNames: [String] {
    (parent?.visibleNames ?? []) + (group.map { Array($0.members.keys) } ?? [])
      + slots.keys + loopVariables.flatMap(\.keys)
  }
}

/// Functions declared directly one after another, which share what they capture.
final class FunctionGroup {
  var members: [String: FunctionCode] = [:]
  /// What they capture, as nodes of the scope around them.
  private(set) var captures: [Node] = []
  /// What each of them is called; nothing for a default.
  private(set) var names: [String] = []
  private(set) var indices: [String: Int] = [:]
  /// Whether a member is used as a value within the group.
  var usesSiblingValues = false

  /// Takes note of something to capture; its place among the captured values.
  func capture(_ node: Node, as name: String = "") -> Int {
    let index = captures.count
    captures.append(node)
    names.append(name)
    if !name.isEmpty { indices[name] = index }
    return index
  }
}
