import Diagnostics
import Tensors
import Testing

@testable import Autodiff

@Suite struct GradientTests {
  static let cases = Operations.all.flatMap { $0.cases }

  @Test func everyOperationHasACaseAndAName() {
    #expect(Operations.all.count > 25)
    for operation in Operations.all { #expect(!operation.cases.isEmpty, "\(operation.name)") }
    #expect(Set(Operations.all.map { $0.name }).count == Operations.all.count)
  }

  @Test(arguments: cases)
  func gradientMatchesDifferences(_ testCase: OperationCase) throws {
    for seed in UInt64(1)...5 {
      let error = try GradientChecker.worstError(of: testCase, key: RandomKey(seed))
      #expect(error < GradientChecker.tolerance, "\(testCase), seed \(seed)")
      if seed == 1 { print("gradient of \(testCase): worst error \(error)") }
    }
  }

  /// The checker must refuse a gradient that is one percent wrong, and one that ignores an operand.
  @Test func checkerRefusesWrongGradients() throws {
    struct SlightlyWrong: Autodiff.Operation {
      static let name = "slightly wrong"
      static var cases: [OperationCase] { [OperationCase(Self(), [[3, 4]])] }
      func shape(of operands: [Shape]) throws(Fault) -> Shape { operands[0] }
      func forward(_ pass: Pass) {
        UnaryFunction.square.apply(pass.operand(0), pass.result, count: pass.resultShape.count)
      }
      func pullback(_ pass: Pass) throws(Fault) {
        try pass.assign(0) { target in
          for i in 0..<pass.resultShape.count {
            target[i] = 2.02 * pass.gradient[i] * pass.operand(0)[i]
          }
        }
      }
    }
    struct Forgetful: Autodiff.Operation {
      static let name = "forgetful"
      static var cases: [OperationCase] { [OperationCase(Self(), [[3, 4], [3, 4]])] }
      func shape(of operands: [Shape]) throws(Fault) -> Shape { operands[0] }
      func forward(_ pass: Pass) throws(Fault) { try pass.combine(.multiply) }
      func pullback(_ pass: Pass) throws(Fault) {
        try pass.assign(0) {
          BinaryFunction.multiply.apply(
            pass.gradient, step: 1, pass.operand(1), step: 1, $0, count: pass.resultShape.count)
        }
      }
    }
    for testCase in SlightlyWrong.cases + Forgetful.cases {
      let errors = try (UInt64(1)...5).map {
        try GradientChecker.worstError(of: testCase, key: RandomKey($0))
      }
      #expect(errors.allSatisfy { $0 > GradientChecker.tolerance }, "\(testCase) \(errors)")
    }
  }

  @Test func aVariableUsedTwiceGetsBothGradients() throws {
    let tape = Tape(.exact)
    let x = try tape.variable(Tensor([2], [3, -1]))
    let y = try tape.sum(try tape.add(try tape.multiply(x, x), x))
    try tape.backward(y)
    #expect(x.gradient == (try Tensor([2], [7, -1])))
  }

  @Test func aRowWithoutADirectionHasNoGradient() throws {
    let tape = Tape(.exact)
    let x = try tape.variable(Tensor([2, 2], [0, 0, 3, 4]))
    let y = try tape.rowNormalize(x)
    #expect(y.tensor.values == [0, 0, 0.6, 0.8])
    try tape.backward(try tape.sum(y))
    #expect(x.gradient.values[0..<2] == [0, 0])
    #expect(x.gradient.values[2] > 0)
  }

  @Test func noGradientFlowsThroughADetachedValue() throws {
    let tape = Tape(.exact)
    let x = try tape.variable(Tensor([2], [3, -1]))
    let y = try tape.sum(try tape.multiply(tape.detached(x), x))
    try tape.backward(y)
    #expect(x.gradient == (try Tensor([2], [3, -1])))
  }

  @Test func aFusedLayerEqualsItsParts() throws {
    for activation in Activation.allCases {
      let key = RandomKey(3)
      func draw(_ name: String, _ sizes: [Int]) throws -> Tensor {
        try Tensor(sizes, key.child(name).normals(try Shape(sizes).count))
      }
      func run(fused: Bool) throws -> [Tensor] {
        let tape = Tape(.exact)
        let x = try tape.variable(draw("x", [7, 5]))
        let w = try tape.variable(draw("w", [5, 9]))
        let b = try tape.variable(draw("b", [9]))
        let y =
          fused
          ? try tape.linear(x, w, b, activation)
          : try tape.activate(try tape.add(try tape.matrixProduct(x, w), b), activation)
        try tape.backward(try tape.mean(try tape.square(y)))
        return [y.tensor, x.gradient, w.gradient, b.gradient]
      }
      #expect(try run(fused: true) == run(fused: false), "\(activation)")
    }
  }

  @Test func memoryIsReusedFromStepToStep() throws {
    let tape = Tape(.exact)
    var capacities: [Int] = []
    for _ in 0..<6 {
      tape.reset()
      let x = try tape.variable(Tensor(repeating: 0.5, try Shape([300, 300])))
      try tape.backward(try tape.mean(try tape.square(try tape.matrixProduct(x, x))))
      capacities.append(tape.capacity)
    }
    #expect(Set(capacities.dropFirst(2)).count == 1, "\(capacities)")
  }
}
