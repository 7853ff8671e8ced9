import Autodiff
import Diagnostics
import Tensors
import Testing

@testable import NeuralNets

/// What convolutional layers promise beside their values.
@Suite struct ConvolutionTests {
  static let stacks: [(step: [Int], layers: [any Layer])] = [
    ([6], [TimeDelay(9, kernel: 3), TimeDelay(20, kernel: 3, dilation: 2, stride: 2)]),
    ([6], [TimeDelay(7, kernel: 3, padding: .valid, .gelu, isNormalized: false)]),
    // An odd number of bins, so that blocks of pixels begin within a step.
    ([13], [Convolution2D(5, stride: 2), Residual(5), Residual(4, stride: 2), Flatten()]),
  ]

  private func network(_ index: Int) throws -> Network {
    let (step, layers) = Self.stacks[index]
    return try Network(
      Sequential(inputShape: ItemShape(.any, try Shape(step)), layers), key: RandomKey(4),
      role: "test")
  }

  /// Long enough for several blocks and more pieces than threads.
  private static let lengths = [40, 9, 700, 13, 8, 30, 21, 35, 11, 17]

  private func batch(_ lengths: [Int], width: Int) throws -> (Tensor, SequenceLayout) {
    let layout = try SequenceLayout(lengths: lengths)
    let parts = try lengths.enumerated().map { index, length in
      try Tensor(
        [length, width], RandomKey(8).child(index).child(length).normals(length * width))
    }
    return (try Tensor.concatenated(parts, axis: 0), layout)
  }

  @Test(arguments: stacks.indices, [Numerics.Mode.fast, .exact])
  func theNumberOfThreadsChangesNoBit(_ index: Int, _ mode: Numerics.Mode) throws {
    func run(_ threads: Int) throws -> [[Float]] {
      let network = try network(index)
      let (rows, layout) = try batch(Self.lengths, width: Self.stacks[index].step[0])
      let tape = Tape(Numerics(mode: mode, threads: threads))
      let x = try tape.variable(rows)
      let y = try network.forward(ItemBatch(x, layout), tape, isTraining: true)
      try tape.backward(try tape.mean(try tape.square(y.values)))
      return try [y.values.tensor.values, x.gradient.values, network.parameters.snapshot]
        + network.parameters.variables.map(\.gradient.values)
    }
    let one = try run(1)
    for threads in [2, 5] { #expect(try run(threads) == one, "\(threads) threads") }
    #expect(one.allSatisfy { $0.allSatisfy { $0.isFinite } })
  }

  /// In use, what is computed for an item does not depend on the items beside it, by no bit.
  @Test(arguments: stacks.indices, [1, 2])
  func anItemIsTheSameInAnyBatch(_ index: Int, _ threads: Int) throws {
    let network = try network(index)
    let (rows, layout) = try batch(Self.lengths, width: Self.stacks[index].step[0])
    func run(_ values: Tensor, _ layout: SequenceLayout) throws -> (Tensor, SequenceLayout) {
      let tape = Tape(Numerics(mode: .fast, threads: threads))
      tape.isRecording = false
      let made = try network.forward(ItemBatch(tape.constant(values), layout), tape)
      return (made.values.tensor, try #require(made.layout))
    }
    let (all, outputs) = try run(rows, layout)
    for item in 0..<layout.count {
      let (alone, _) = try run(
        try rows.slice(axis: 0, layout[item]), try SequenceLayout(lengths: [layout.length(item)]))
      #expect(try alone == all.slice(axis: 0, outputs[item]), "item \(item)")
    }
    let some = 3..<8
    let (part, _) = try run(
      try rows.slice(axis: 0, layout.offsets[3]..<layout.offsets[8]),
      try SequenceLayout(lengths: layout.lengths[some]))
    #expect(try part == all.slice(axis: 0, outputs.offsets[3]..<outputs.offsets[8]))
  }

  /// A gradient that is asked for changes no value by more than rounding.
  @Test(arguments: stacks.indices)
  func trainingAndUseComputeTheSame(_ index: Int) throws {
    let network = try network(index)
    let (rows, layout) = try batch(Self.lengths, width: Self.stacks[index].step[0])
    func run(_ isRecording: Bool) throws -> [Float] {
      let tape = Tape(.fast)
      tape.isRecording = isRecording
      return try network.forward(ItemBatch(tape.constant(rows), layout), tape).values.tensor.values
    }
    for (a, b) in zip(try run(true), try run(false)) {
      #expect((a - b).magnitude <= 1e-5 * max(1, a.magnitude))
    }
  }

  /// The variance is found about the data, not about 0.
  @Test func aLargeMeanCostsNoDigits() throws {
    let layer = Convolution2D(1, kernel: 1, .none)
    let network = try Network(
      Sequential(inputShape: ItemShape(.any, try Shape([1, 1])), [layer]), key: RandomKey(0),
      role: "test")
    network.parameters.variables[0].values[0] = 1
    let noise = RandomKey(6).normals(2000)
    let tape = Tape(.exact)
    let x = try tape.constant(Tensor([2000, 1], noise.map { 4096 + $0 }))
    let y = try network.forward(
      ItemBatch(x, try SequenceLayout(count: 2, length: 1000)), tape, isTraining: true
    ).values.tensor.values
    let square = y.reduce(0.0) { $0 + Double($1) * Double($1) } / 2000
    #expect(abs(square - 1) < 1e-4)
  }

  @Test func shapesAndLayoutsFollowTheFormulas() throws {
    func time(_ layer: any Layer, _ steps: Int, _ step: [Int]) throws -> ItemShape.Time {
      let output = try layer.outputShape(for: ItemShape(.fixed(steps), try Shape(step)))
      let layout = try layer.outputLayout(for: try SequenceLayout(lengths: [steps]))
      if case .fixed(let after) = output.time { #expect(layout?.lengths == [after]) }
      return output.time
    }
    #expect(try time(TimeDelay(3), 7, [4]) == .fixed(7))
    #expect(try time(TimeDelay(3, stride: 2), 7, [4]) == .fixed(4))
    #expect(try time(TimeDelay(3, kernel: 3, dilation: 3, padding: .valid), 7, [4]) == .fixed(1))
    #expect(
      try time(TimeDelay(3, kernel: 2, stride: 3, padding: .valid), 7, [4]) == .fixed(2))
    #expect(try time(Convolution2D(3, stride: 2), 300, [64]) == .fixed(150))
    #expect(try time(Residual(3, stride: 2), 75, [16, 3]) == .fixed(38))
    let image = try Convolution2D(8, kernel: 4, stride: 3, padding: .valid).outputShape(
      for: ItemShape(.any, try Shape([10, 2])))
    #expect(image == ItemShape(.any, try Shape([3, 8])))
    #expect(try Flatten().outputShape(for: image) == ItemShape(.any, try Shape([24])))
    #expect(
      try Flatten(joinsTime: true).outputShape(for: ItemShape(.fixed(5), try Shape([3, 8])))
        == ItemShape(.none, try Shape([120])))
  }

  @Test func tooShortItemsAreRefusedWithBothNumbers() throws {
    let layer = TimeDelay(3, kernel: 5, dilation: 3, padding: .valid)
    let step = try Shape([4])
    func expectShort(_ body: () throws -> Any) {
      #expect {
        _ = try body()
      } throws: { error in
        guard let fault = error as? Fault, fault.code == "layer.short" else { return false }
        return fault.message.contains("13 steps") && fault.message.contains("12")
      }
    }
    expectShort { try Sequential(inputShape: ItemShape(.fixed(12), step), [layer]) }
    let network = try Network(
      Sequential(inputShape: ItemShape(.any, step), [layer]), key: RandomKey(0), role: "test")
    let tape = Tape(.exact)
    let x = try tape.constant(Tensor(zeros: [25, 4]))
    expectShort {
      try network.forward(ItemBatch(x, try SequenceLayout(lengths: [13, 12])), tape)
    }
    #expect {
      try Convolution2D(3, kernel: 5, padding: .valid).outputShape(for: ItemShape(.any, step))
    } throws: { ($0 as? Fault)?.code == "layer.short" }
  }

  @Test func impossibleSettingsAndInputsAreFaults() throws {
    let sequence = ItemShape(.any, try Shape([4]))
    let image = ItemShape(.any, try Shape([4, 2]))
    let wrong: [(any Layer, ItemShape)] = [
      (TimeDelay(0), sequence), (TimeDelay(3, kernel: 0), sequence),
      (TimeDelay(3, dilation: .max), sequence), (TimeDelay(3, stride: -1), sequence),
      (TimeDelay(.max), sequence), (TimeDelay(3, kernel: .min), sequence),
      (TimeDelay(3), image), (TimeDelay(3), ItemShape(.none, try Shape([4]))),
      (Convolution2D(3), ItemShape(.none, try Shape([4]))), (Convolution2D(-3), image),
      (Convolution2D(3), ItemShape(.any, try Shape([4, 2, 2]))),
      (Convolution2D(3, kernel: .max), image), (Residual(0), image),
      (Residual(1, stride: 0), image),
      (Convolution2D(65_536, kernel: 65_535), image), (TimeDelay(65_536, kernel: 65_536), sequence),
      (Convolution2D(65_536), ItemShape(.any, try Shape([1 << 20]))),
      (Flatten(joinsTime: true), sequence),
      (Flatten(joinsTime: true), ItemShape(.fixed(1 << 40), try Shape([1 << 20]))),
    ]
    for (layer, input) in wrong {
      #expect(throws: Fault.self, "\(layer.description) of \(input)") {
        try Sequential(inputShape: input, [layer])
      }
    }
  }

  /// The largest settings give numbers, not a trap.
  @Test func hugeWindowsSeeZeros() throws {
    for layer: any Layer in [
      TimeDelay(2, kernel: 3, dilation: 65_536, stride: 65_536),
      TimeDelay(2, kernel: 2048, isNormalized: false), Convolution2D(2, kernel: 64, stride: 50),
    ] {
      let network = try Network(
        Sequential(inputShape: ItemShape(.any, try Shape([4])), [layer]), key: RandomKey(0),
        role: "test")
      let (rows, layout) = try batch([5, 1, 3], width: 4)
      let tape = Tape(.exact)
      let x = try tape.variable(rows)
      let y = try network.forward(ItemBatch(x, layout), tape, isTraining: true)
      try tape.backward(try tape.sum(try tape.square(y.values)))
      #expect((y.values.tensor.values + x.gradient.values).allSatisfy { $0.isFinite })
    }
  }
}
