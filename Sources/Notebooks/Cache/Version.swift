import Language

/// What one cell bound to one name: a value at hand, one that is kept, or one that can be made again.
final class Version {
  /// The name.
  let name: String
  /// The position of the cell that bound it.
  let cell: Int
  /// The value at hand.
  var binding: Interpreter.GlobalBinding?
  /// The value as it is kept, once that is known.
  var kept: KeptValue?
  /// Whether the value can be told from others; where it cannot, nothing that reads it is kept.
  var isComplete = true

  init(name: String, cell: Int, binding: Interpreter.GlobalBinding?, kept: KeptValue? = nil) {
    self.name = name
    self.cell = cell
    self.binding = binding
    self.kept = kept
  }
}
