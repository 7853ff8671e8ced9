import Diagnostics
import Tensors

/// What an operation sees while it computes: operands, result, memory, and where gradients go.
final class Pass {
  /// Which kernels compute.
  let numerics: Numerics
  /// Whether the tape records; where it does not, as in use, what becomes of an item must not depend on
  /// the items beside it.
  let isRecording: Bool
  /// The operands.
  let operands: [Variable]
  /// The result.
  let output: Variable
  private let arena: Arena
  private weak var tape: Tape?
  private var savedValues: [UnsafeMutablePointer<Float>] = []

  init(_ tape: Tape, _ operands: [Variable], _ output: Variable) {
    numerics = tape.numerics
    isRecording = tape.isRecording
    arena = tape.arena
    self.tape = tape
    self.operands = operands
    self.output = output
  }

  /// The values of an operand.
  func operand(_ index: Int) -> UnsafePointer<Float> {
    UnsafePointer(operands[index].values)
  }

  /// The values of an operand that the operation updates as a side effect, such as running means.
  func state(_ index: Int) -> UnsafeMutablePointer<Float> { operands[index].values }

  /// The shape of an operand.
  func shape(_ index: Int) -> Shape { operands[index].shape }

  /// The number of operands.
  var operandCount: Int { operands.count }

  /// The values of the result.
  var result: UnsafeMutablePointer<Float> { output.values }

  /// The shape of the result.
  var resultShape: Shape { output.shape }

  /// Whether the gradient of an operand is wanted.
  func needsGradient(_ index: Int) -> Bool { operands[index].needsGradient }

  /// Whether any gradient will be asked for, so that saving something pays.
  var willPullBack: Bool { output.needsGradient }

  /// Memory until the end of the step, with any contents.
  ///
  /// - Throws: `limit.memory`.
  func scratch(_ count: Int) throws(Fault) -> UnsafeMutablePointer<Float> {
    try arena.floats(count)
  }

  /// Gives back at the end the memory that `body` takes as scratch; it must not save anything.
  func temporarily<Result>(_ body: () throws(Fault) -> Result) throws(Fault) -> Result {
    try arena.temporarily(body)
  }

  /// Memory that the pullback finds under the number of the call, from 0.
  ///
  /// - Throws: `limit.memory`.
  func save(_ count: Int) throws(Fault) -> UnsafeMutablePointer<Float> {
    let memory = try arena.floats(count)
    savedValues.append(memory)
    return memory
  }

  /// What the forward pass saved.
  func saved(_ index: Int) -> UnsafeMutablePointer<Float> { savedValues[index] }

  /// The gradient of the result.
  var gradient: UnsafePointer<Float> {
    UnsafePointer(output.gradientValues ?? output.values)
  }

  /// Writes the gradient of an operand, if it is wanted: `write` fills all of the memory it is given.
  ///
  /// The first writer writes to its place; what later ones write is added there.
  ///
  /// - Throws: `limit.memory`.
  func assign(
    _ index: Int, _ write: (UnsafeMutablePointer<Float>) throws(Fault) -> Void
  ) throws(Fault) {
    guard let (target, accumulates) = destination(index) else { return }
    guard accumulates else { return try write(target) }
    let count = operands[index].count
    let part = try scratch(count)
    try write(part)
    Kernels.accumulate(part, into: target, count: count)
  }

  /// Writes the gradient of an operand, if it is wanted, with a kernel that can add by itself.
  func accumulate(_ index: Int, _ write: (UnsafeMutablePointer<Float>, Bool) -> Void) {
    guard let (target, accumulates) = destination(index) else { return }
    write(target, accumulates)
  }

  /// Where the gradient of an operand goes, if it is wanted, and whether it is added there to what an
  /// earlier writer wrote; whoever asks must write all of it.
  func destination(_ index: Int) -> (UnsafeMutablePointer<Float>, accumulates: Bool)? {
    let variable = operands[index]
    guard variable.needsGradient, let memory = variable.gradientValues else { return nil }
    return (memory, mark(variable))
  }

  /// Takes memory for the gradients of the operands that want one and have none yet.
  ///
  /// - Throws: `limit.memory`.
  func prepareGradients() throws(Fault) {
    for variable in operands where variable.needsGradient && variable.gradientValues == nil {
      variable.gradientValues = try arena.floats(variable.count)
    }
  }

  /// Notes that the gradient is written; whether it was before.
  private func mark(_ variable: Variable) -> Bool {
    if variable.hasGradient { return true }
    variable.hasGradient = true
    tape?.touched.append(variable)
    return false
  }
}
