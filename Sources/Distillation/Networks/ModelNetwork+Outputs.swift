import Autodiff
import Diagnostics
import NeuralNets
import Synchronization
import Tensors

extension ModelNetwork {
  /// What the model makes of clips, without dropout and without a gradient.
  ///
  /// What it makes of a clip depends on that clip alone, to the last bit: not on the clips beside it,
  /// their order, or the number of threads. Clips of sequences are computed one by one. Vectors are
  /// computed many at a time by products whose sums have one order whatever the number of rows; those
  /// of OpenBLAS have not. Throws `shape.mismatch` where the clips are not those of the specification,
  /// `layer.short` and `limit.memory`.
  func outputs(of inputs: ModelInputs, _ numerics: Numerics) throws(Fault) -> ModelOutputs {
    let count = inputs.count
    let isOneByOne = inputs.shapes.contains { $0.isSequence }
    let size = isOneByOne ? 1 : Self.chunk
    let mode = isOneByOne ? numerics.mode : .exact
    let chunks = (count + size - 1) / size
    let layout = try inputs.segmentLayout()
    let (width, classes) = (specification.embedding, specification.classes.count)
    try MemoryLimit.admit(floats: count * (width + classes) + (layout?.rowCount ?? 0) * width)
    let out = Buffers(
      clips: Buffer(count * width), scores: Buffer(count * classes),
      segments: Buffer((layout?.rowCount ?? 0) * width))
    let failure = Mutex<(chunk: Int, fault: Fault)?>(nil)
    // A worker takes every n-th chunk with a tape of its own; chunks write to different places.
    let workers = max(1, min(numerics.threads, chunks))
    nonisolated(unsafe) let network = self
    Pieces.run(workers, threads: workers) { worker in
      let tape = Tape(Numerics(mode: mode, threads: 1))
      tape.isRecording = false
      for chunk in stride(from: worker, to: chunks, by: workers) {
        tape.reset()
        let clips = (chunk * size)..<min(count, (chunk + 1) * size)
        do throws(Fault) {
          try network.write(inputs, clips, layout, out, tape)
        } catch {
          failure.withLock { first in
            if first.map({ chunk < $0.chunk }) ?? true { first = (chunk, error) }
          }
          return
        }
      }
    }
    if let fault = failure.withLock({ $0?.fault }) { throw fault }
    return ModelOutputs(
      clips: try out.clips.tensor([count, width]),
      segments: try layout.map { layout throws(Fault) in
        try out.segments.tensor([layout.rowCount, width])
      }, layout: layout, scores: try out.scores.tensor([count, classes]))
  }

  private func write(
    _ inputs: ModelInputs, _ clips: Range<Int>, _ layout: SequenceLayout?, _ out: Buffers,
    _ tape: Tape
  ) throws(Fault) {
    let embedded = try embed(inputs.batch(clips, tape), tape)
    let scores = try scores(embedded.clips, tape)
    out.clips.write(embedded.clips, at: clips.lowerBound)
    out.scores.write(scores, at: clips.lowerBound)
    if let segments = embedded.segments, let layout {
      out.segments.write(segments.values, at: layout.offsets[clips.lowerBound])
    }
  }

  /// How many clips are computed at a time, where they are vectors.
  private static let chunk = 256

  private struct Buffers: Sendable {
    let clips: Buffer
    let scores: Buffer
    let segments: Buffer
  }

  /// Memory that several threads write to, each to rows of its own.
  private final class Buffer: @unchecked Sendable {
    private let values: UnsafeMutablePointer<Float>
    private let count: Int

    init(_ count: Int) {
      self.count = count
      values = .allocate(capacity: max(1, count))
      values.initialize(repeating: 0, count: max(1, count))
    }

    deinit { values.deallocate() }

    func write(_ rows: Variable, at row: Int) {
      (values + row * rows.shape[1]).update(from: rows.values, count: rows.count)
    }

    func tensor(_ sizes: [Int]) throws(Fault) -> Tensor {
      try Tensor(sizes, Array(UnsafeBufferPointer(start: values, count: count)))
    }
  }
}
