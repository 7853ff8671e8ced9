public import Diagnostics
public import Tensors

/// Records operations as they compute, and then finds the gradient of the last by going back.
///
/// One tape serves one thread. ``reset()`` starts a step: it gives back the memory of the last one,
/// so variables of that step, parameters aside, must not be used any more.
///
/// **Reference** A. Griewank, A. Walther, "Evaluating derivatives", SIAM 2008, chapter 3.
public final class Tape {
  /// Which kernels compute.
  public let numerics: Numerics
  /// Where the time of operations is added up, if anybody wants to know it.
  public var profile: TapeProfile?
  /// Whether operations are recorded; off for inference.
  public var isRecording = true
  let arena = Arena()
  private var recorded: [(operation: any Operation, pass: Pass)] = []
  /// Variables whose gradient has been written in this step.
  var touched: [Variable] = []

  /// Creates an empty tape.
  public init(_ numerics: Numerics = .fast) {
    self.numerics = numerics
  }

  /// Starts a step.
  public func reset() {
    recorded.removeAll(keepingCapacity: true)
    for variable in touched { variable.hasGradient = false }
    touched.removeAll(keepingCapacity: true)
    arena.reset()
  }

  /// The bytes of memory held for steps.
  public var capacity: Int { arena.capacity }

  /// A value without gradient, copied.
  ///
  /// - Throws: `limit.memory`.
  public func constant(_ tensor: Tensor) throws(Fault) -> Variable {
    try tensor.withPointer { pointer throws(Fault) in
      try constant(tensor.shape, copying: pointer)
    }
  }

  /// A value without gradient, copied.
  ///
  /// - Throws: `limit.memory`.
  public func constant(
    _ shape: Shape, copying values: UnsafePointer<Float>
  ) throws(Fault) -> Variable {
    let variable = try Variable(
      shape, arena.floats(shape.count), needsGradient: false, owner: arena)
    variable.values.update(from: values, count: shape.count)
    return variable
  }

  /// A value with a gradient, copied: what a gradient is asked for besides parameters.
  ///
  /// - Throws: `limit.memory`.
  public func variable(_ tensor: Tensor) throws(Fault) -> Variable {
    let variable = try Variable(
      tensor.shape, arena.floats(tensor.count), needsGradient: true, owner: arena)
    tensor.withPointer { variable.values.update(from: $0, count: tensor.count) }
    return variable
  }

  /// Rows of a tensor as a value without gradient: a batch.
  ///
  /// - Throws: `shape.axis`, `shape.index`, `limit.memory`.
  public func rows(of tensor: Tensor, _ indices: some Collection<Int>) throws(Fault) -> Variable {
    let (_, size, width) = try tensor.shape.layout(axis: 0)
    for index in indices where index < 0 || index >= size {
      throw Fault(
        "shape.index",
        "a row of \(tensor.shape) must be from 0 to \(size - 1), but is \(index)")
    }
    let shape = try tensor.shape.replacing(axis: 0, by: indices.count)
    let variable = try Variable(
      shape, arena.floats(shape.count), needsGradient: false, owner: arena)
    tensor.withPointer {
      Kernels.gatherRows($0, width: width, indices, into: variable.values)
    }
    return variable
  }

  /// The same value without its history: no gradient flows through it.
  public func detached(_ x: Variable) -> Variable {
    Variable(x.shape, x.values, needsGradient: false, owner: x)
  }

  /// Computes an operation, and records it if a gradient may be asked for.
  ///
  /// - Throws: `shape.mismatch`, as the operation's shape rule does.
  func apply(_ operation: any Operation, _ operands: Variable...) throws(Fault) -> Variable {
    try apply(operation, operands)
  }

  /// Computes an operation of the list, and records it if a gradient may be asked for.
  ///
  /// - Throws: `shape.mismatch`, as the operation's shape rule does.
  func apply(_ operation: any Operation, _ operands: [Variable]) throws(Fault) -> Variable {
    assert(
      Operations.contains(type(of: operation)),
      "\(type(of: operation).name) is missing from Operations.all")
    return try run(operation, operands)
  }

  /// Computes an operation, in the list or not.
  ///
  /// - Throws: as the operation's shape rule does, and `limit.memory`.
  func run(_ operation: any Operation, _ operands: [Variable]) throws(Fault) -> Variable {
    let shape = try operation.shape(of: operands.map(\.shape))
    let needsGradient = isRecording && operands.contains { $0.needsGradient }
    let output = try Variable(
      shape, arena.floats(shape.count), needsGradient: needsGradient, owner: arena)
    let pass = Pass(self, operands, output)
    if let profile {
      try profile.measure(type(of: operation).name) { () throws(Fault) in
        try operation.forward(pass)
      }
    } else {
      try operation.forward(pass)
    }
    if needsGradient { recorded.append((operation, pass)) }
    return output
  }

  /// Finds the gradient of a loss for every variable that wants one and that it depends on.
  ///
  /// - Throws: `gradient.not-scalar` if the loss is not one number, `limit.memory`.
  public func backward(_ loss: Variable) throws(Fault) {
    guard loss.count == 1 else {
      throw Fault(
        "gradient.not-scalar",
        "a gradient needs a loss that is one number, but this one has shape \(loss.shape)",
        hint: "Take the mean or the sum first.")
    }
    guard loss.needsGradient else { return }
    try backward(loss, gradient: [1])
  }

  /// Finds the gradient of the sum of `gradient` times `output`, element by element.
  func backward(_ output: Variable, gradient: [Float]) throws(Fault) {
    if output.gradientValues == nil { output.gradientValues = try arena.floats(output.count) }
    output.gradientValues?.update(from: gradient, count: min(gradient.count, output.count))
    output.hasGradient = true
    touched.append(output)
    for (operation, pass) in recorded.reversed() where pass.output.hasGradient {
      try pass.prepareGradients()
      if let profile {
        try profile.measure(type(of: operation).name, isBackward: true) { () throws(Fault) in
          try operation.pullback(pass)
        }
      } else {
        try operation.pullback(pass)
      }
    }
  }
}
