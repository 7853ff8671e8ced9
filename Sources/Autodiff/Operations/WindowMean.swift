import Diagnostics
import Tensors

/// The mean of each channel in every window of an image:
/// `[rows, bins · channels] → [output rows, output bins · channels]`. What lies beyond an end does not
/// count.
struct WindowMean: Operation {
  static let name = "mean_pool2d"
  static var cases: [OperationCase] {
    let plans: [(ConvolutionPlan?, Int)] = [
      (.example(kernel: 2, stride: 2, binKernel: 2, binStride: 2, bins: 5, channels: 2), 10),
      (
        .example(
          kernel: 3, stride: 2, binKernel: 3, binStride: 2, bins: 4, channels: 1, padding: .valid),
        4
      ),
    ]
    return plans.compactMap { plan, width in
      plan.map { OperationCase(Self(PoolingWindows(plan: $0)), [[12, width]]) }
    }
  }

  /// What the windows see.
  let windows: PoolingWindows

  /// Creates the operation.
  init(_ windows: PoolingWindows) {
    self.windows = windows
  }

  func shape(of operands: [Shape]) throws(Fault) -> Shape {
    try windows.shape(of: operands, Self.name)
  }

  func forward(_ pass: Pass) {
    let (x, y, channels) = (pass.operand(0), pass.result, windows.channels)
    Pieces.run(windows.count, threads: pass.numerics.threads) { sequence in
      windows.forEach(of: sequence) { output, pixels in
        let mean = y + output
        mean.update(repeating: 0, count: channels)
        pixels.forEach { Kernels.accumulate(x + $0, into: mean, count: channels) }
        let count = Float(pixels.count)
        for i in 0..<channels { mean[i] /= count }
      }
    }
  }

  func pullback(_ pass: Pass) throws(Fault) {
    let channels = windows.channels
    try pass.assign(0) { target in
      Pieces.run(windows.count, threads: pass.numerics.threads) { sequence in
        let own = windows.input(of: sequence)
        (target + own.start).update(repeating: 0, count: own.count)
        windows.forEach(of: sequence) { output, pixels in
          let share = 1 / Float(pixels.count)
          pixels.forEach {
            Kernels.accumulate(
              pass.gradient + output, times: share, into: target + $0, count: channels)
          }
        }
      }
    }
  }
}
