import Diagnostics
import Tensors

/// The loops over blocks that every convolution is made of: windows are gathered for one block after
/// the other, multiplied, and finished or taken back while they are in a cache.
///
/// Operand 0 of the pass is the input `[rows, bins · channels]`, operand 1 the weights
/// `[depth, units]`.
struct ConvolutionLoop {
  private let plan: ConvolutionPlan
  private let pass: Pass
  /// The blocks, piece by piece.
  let pieces: [[ConvolutionPlan.Block]]

  /// Prepares the loops. Where a gradient will be asked for, the products are those of pieces of the
  /// batch; else each sequence is computed by itself, so that its bits do not depend on the others.
  init(_ plan: ConvolutionPlan, _ pass: Pass) {
    self.plan = plan
    self.pass = pass
    pieces = pass.willPullBack ? plan.piecesOfSequences() : plan.piecesOfBlocks()
  }

  private var convolution: Convolution { plan.convolution }
  private var units: Int { pass.shape(1).rowLength }
  private var mode: Numerics.Mode { pass.numerics.mode }
  private var workers: Int { Pieces.workers(pieces.count, threads: pass.numerics.threads) }

  /// Writes the products of windows and weights to `out`, and calls `finish` after every block with
  /// its piece and pixels.
  func forward(
    _ out: UnsafeMutablePointer<Float>, finish: (_ piece: Int, _ pixels: Range<Int>) -> Void
  ) throws(Fault) {
    try pass.temporarily { () throws(Fault) in
      let columns = try windows()
      Pieces.run(pieces.count, threads: pass.numerics.threads) { piece, worker in
        for block in pieces[piece] {
          let a = gathered(block, into: columns + worker * windowCount)
          MatrixProduct(rows: block.pixels.count, columns: units, depth: convolution.depth)
            .computeUncut(a, pass.operand(1), out + block.pixels.lowerBound * units, mode)
          finish(piece, block.pixels)
        }
      }
    }
  }

  /// Calls `body` for every block with its piece and pixels.
  func forEachBlock(_ body: (_ piece: Int, _ pixels: Range<Int>) -> Void) {
    Pieces.run(pieces.count, threads: pass.numerics.threads) { piece in
      for block in pieces[piece] { body(piece, block.pixels) }
    }
  }

  /// Writes the gradients of input and weights, given that of the products: `gradient` returns it for
  /// a block of pixels of a piece, in memory for it or wherever else it is.
  func pullback(
    _ gradient: (
      _ piece: Int, _ pixels: Range<Int>, _ memory: UnsafeMutablePointer<Float>
    ) -> UnsafePointer<Float>
  ) throws(Fault) {
    let (input, weights) = (pass.destination(0), pass.destination(1))
    try pass.temporarily { () throws(Fault) in
      let columns = try windows()
      let blockMemory = try pass.scratch(workers * plan.blockSize * units)
      let weightCount = convolution.depth * units
      let parts = weights == nil ? nil : try pass.scratch(pieces.count * weightCount)
      Pieces.run(pieces.count, threads: pass.numerics.threads) { piece, worker in
        let memory = blockMemory + worker * plan.blockSize * units
        var cleared = pieces[piece].first?.parts.first?.sequence ?? 0
        for (index, block) in pieces[piece].enumerated() {
          let g = gradient(piece, block.pixels, memory)
          let own = columns + worker * windowCount
          if let parts {
            product(block, g, gathered(block, into: own), parts + piece * weightCount, index > 0)
          }
          guard let input else { continue }
          if !input.accumulates { clear(&cleared, through: block, input.0) }
          spread(block, g, own, into: input.0)
        }
      }
      if let parts, let weights {
        sum(parts, weightCount, into: weights.0, accumulates: weights.accumulates)
      }
    }
  }

  /// The sum of one array of each piece, in the order of the pieces; 0 where there is none.
  func sum(
    _ parts: UnsafePointer<Float>, _ count: Int, into target: UnsafeMutablePointer<Float>,
    accumulates: Bool
  ) {
    if !accumulates { target.update(repeating: 0, count: count) }
    for piece in pieces.indices {
      Kernels.accumulate(parts + piece * count, into: target, count: count)
    }
  }

  private var windowCount: Int { plan.blockSize * convolution.depth }

  /// Memory for the windows of a block, for each worker.
  private func windows() throws(Fault) -> UnsafeMutablePointer<Float> {
    try pass.scratch(convolution.isPointwise ? 0 : workers * windowCount)
  }

  /// The windows of a block as rows of a matrix.
  private func gathered(
    _ block: ConvolutionPlan.Block, into columns: UnsafeMutablePointer<Float>
  ) -> UnsafePointer<Float> {
    let x = pass.operand(0)
    guard !convolution.isPointwise else {
      return x + block.pixels.lowerBound * convolution.channels
    }
    var target = columns
    for part in block.parts {
      convolution.gather(
        x + plan.input.offsets[part.sequence] * convolution.width,
        steps: plan.input.length(part.sequence), pixels: part.pixels, into: target)
      target += part.pixels.count * convolution.depth
    }
    return UnsafePointer(columns)
  }

  /// The part of a block in the gradient of the weights: windowsᵀ g.
  private func product(
    _ block: ConvolutionPlan.Block, _ g: UnsafePointer<Float>, _ windows: UnsafePointer<Float>,
    _ out: UnsafeMutablePointer<Float>, _ accumulates: Bool
  ) {
    MatrixProduct(
      rows: convolution.depth, columns: units, depth: block.pixels.count, transposesA: true,
      accumulates: accumulates
    ).computeUncut(windows, g, out, mode)
  }

  /// Adds the part of a block to the gradient of the input: g Wᵀ, added to where windows come from.
  private func spread(
    _ block: ConvolutionPlan.Block, _ g: UnsafePointer<Float>,
    _ columns: UnsafeMutablePointer<Float>, into target: UnsafeMutablePointer<Float>
  ) {
    var product = MatrixProduct(
      rows: block.pixels.count, columns: convolution.depth, depth: units, transposesB: true)
    if convolution.isPointwise {
      product.accumulates = true
      return product.computeUncut(
        g, pass.operand(1), target + block.pixels.lowerBound * convolution.channels, mode)
    }
    product.computeUncut(g, pass.operand(1), columns, mode)
    var source = UnsafePointer(columns)
    for part in block.parts {
      convolution.scatter(
        source, steps: plan.input.length(part.sequence), pixels: part.pixels,
        into: target + plan.input.offsets[part.sequence] * convolution.width)
      source += part.pixels.count * convolution.depth
    }
  }

  /// Sets the gradient of the sequences up to those of a block to 0, just before it is added to.
  private func clear(
    _ next: inout Int, through block: ConvolutionPlan.Block,
    _ target: UnsafeMutablePointer<Float>
  ) {
    guard let last = block.parts.last?.sequence, next <= last else { return }
    let (start, end) = (plan.input.offsets[next], plan.input.offsets[last + 1])
    (target + start * convolution.width).update(
      repeating: 0, count: (end - start) * convolution.width)
    next = last + 1
  }
}
