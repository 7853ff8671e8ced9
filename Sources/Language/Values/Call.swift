/// What a function written in Swift is called with.
public struct Call {
  /// The positional arguments; a piped value comes first.
  public let positional: [Value]
  /// The named arguments in the order in which the call wrote them.
  public let named: [(name: String, value: Value)]
  /// The machine that runs the call.
  public let evaluation: Evaluation
  /// Whether the first positional argument came through `|>`.
  public let isPiped: Bool
  /// The place of the call, for random keys.
  let site: CallSite

  init(
    positional: [Value], named: [(name: String, value: Value)], evaluation: Evaluation,
    isPiped: Bool, site: CallSite
  ) {
    self.positional = positional
    self.named = named
    self.evaluation = evaluation
    self.isPiped = isPiped
    self.site = site
  }

  /// A key for random draws that depends on the seed, the cell, the place of the call in the
  /// syntax of its cell and how often the call has asked before, and on nothing else.
  public func randomKey() -> UInt64 { evaluation.randomKey(at: site) }
}

/// The place of a call in the syntax of its cell: the cell's name and the ordinal of the call.
struct CallSite: Hashable, Sendable {
  let cell: String
  let ordinal: Int
}
