import Diagnostics
import Tensors

/// Which pixels of a packed batch are convolved in which order: pieces that may run at the same time,
/// and in each of them blocks of pixels whose windows fit into a cache together.
///
/// Nothing here depends on the number of threads, so no result does.
struct ConvolutionPlan: Sendable {
  /// Pixels of the result that come one after the other and are computed by one matrix product.
  struct Block: Sendable {
    /// The pixels, counted over the batch.
    let pixels: Range<Int>
    /// The sequences they belong to.
    let parts: [Part]
  }

  /// The pixels of a block that are of one sequence.
  struct Part: Sendable {
    /// The sequence.
    let sequence: Int
    /// The pixels, counted within the sequence.
    let pixels: Range<Int>
  }

  /// The convolution.
  let convolution: Convolution
  /// How the rows of the input belong to sequences.
  let input: SequenceLayout
  /// How the rows of the result do.
  let output: SequenceLayout

  /// Creates a plan.
  ///
  /// - Throws: `layer.short` where a sequence has too few steps.
  init(_ convolution: Convolution, _ input: SequenceLayout) throws(Fault) {
    self.convolution = convolution
    self.input = input
    output = try convolution.outputLayout(for: input)
  }

  /// The number of pixels of the result.
  var pixelCount: Int { output.rowCount * convolution.outputBins }

  /// The most pixels of a block: few enough for their windows to stay in a cache, enough for the
  /// weights to be packed seldom.
  var blockSize: Int {
    let depth = max(1, convolution.depth)
    return max(1, min(512, max(192, (1 << 18) / depth), (1 << 22) / depth))
  }

  /// How many pieces a batch is cut into, if it has enough sequences or blocks.
  private static let pieceCount = 8

  /// Pieces of whole sequences, whose blocks reach over the ends of sequences.
  ///
  /// Two pieces never see the same row of the input, so they can add to its gradient.
  func piecesOfSequences() -> [[Block]] {
    let pieces = min(Self.pieceCount, output.count)
    return (0..<pieces).map { piece in
      let sequences = (piece * output.count / pieces)..<((piece + 1) * output.count / pieces)
      let bounds = sequences.map { pixels(of: $0) }
      let whole = (bounds.first?.lowerBound ?? 0)..<(bounds.last?.upperBound ?? 0)
      var next = sequences.lowerBound
      return cut(whole).map { block in
        while next < sequences.upperBound - 1, pixels(of: next).upperBound <= block.lowerBound {
          next += 1
        }
        return Block(pixels: block, parts: parts(of: block, from: next))
      }
    }
  }

  /// Pieces of blocks that lie within one sequence each: what is computed for a sequence does not
  /// depend on its neighbours, not even in how its products are cut.
  func piecesOfBlocks() -> [[Block]] {
    let blocks = (0..<output.count).flatMap { sequence in
      let own = pixels(of: sequence)
      return cut(own).map { block in
        let within = (block.lowerBound - own.lowerBound)..<(block.upperBound - own.lowerBound)
        return Block(pixels: block, parts: [Part(sequence: sequence, pixels: within)])
      }
    }
    let pieces = min(Self.pieceCount, blocks.count)
    return (0..<pieces).map { piece in
      Array(blocks[(piece * blocks.count / pieces)..<((piece + 1) * blocks.count / pieces)])
    }
  }

  private func pixels(of sequence: Int) -> Range<Int> {
    let rows = output[sequence]
    return (rows.lowerBound * convolution.outputBins)..<(rows.upperBound * convolution.outputBins)
  }

  private func parts(of block: Range<Int>, from first: Int) -> [Part] {
    var parts: [Part] = []
    var sequence = first
    while sequence < output.count, pixels(of: sequence).lowerBound < block.upperBound {
      let own = pixels(of: sequence)
      let shared = own.clamped(to: block)
      parts.append(
        Part(
          sequence: sequence,
          pixels: (shared.lowerBound - own.lowerBound)..<(shared.upperBound - own.lowerBound)))
      sequence += 1
    }
    return parts
  }

  /// Blocks of about the same size, a multiple of 16 where that is possible.
  private func cut(_ pixels: Range<Int>) -> [Range<Int>] {
    guard !pixels.isEmpty else { return [] }
    let count = (pixels.count + blockSize - 1) / blockSize
    let even = (pixels.count + count - 1) / count
    let size = min(blockSize, (even + 15) / 16 * 16)
    return stride(from: pixels.lowerBound, to: pixels.upperBound, by: size).map {
      $0..<min($0 + size, pixels.upperBound)
    }
  }
}
