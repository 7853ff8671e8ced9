import Diagnostics
import Tensors

/// The largest number of each channel in every window of an image, and NaN if there is one:
/// `[rows, bins · channels] → [output rows, output bins · channels]`. The gradient goes to the first of
/// equal numbers.
struct WindowMaximum: Operation {
  static let name = "max_pool2d"
  static var cases: [OperationCase] {
    let plans: [(ConvolutionPlan?, Int)] = [
      (.example(kernel: 2, stride: 2, binKernel: 2, binStride: 2, bins: 3, channels: 1), 3),
      (
        .example(
          kernel: 2, stride: 2, binKernel: 2, binStride: 2, bins: 2, channels: 2, padding: .valid),
        4
      ),
      (.example(kernel: 3, stride: 1, binKernel: 3, binStride: 1, bins: 3, channels: 1), 3),
    ]
    return plans.compactMap { plan, width in
      plan.map {
        OperationCase(
          Self(PoolingWindows(plan: $0)), [[12, width]], domains: [-0.1...0.1],
          adjust: { values in
            // The numbers of a window are far from each other, in no order.
            for place in values[0].indices { values[0][place] += Float(place * 7 % 13) / 2 }
          })
      }
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
        let largest = y + output
        largest.update(from: x + pixels.start, count: channels)
        pixels.forEach { place in
          let values = x + place
          for i in 0..<channels {
            let value = values[i]
            largest[i] = value > largest[i] || value != value ? value : largest[i]
          }
        }
      }
    }
  }

  func pullback(_ pass: Pass) throws(Fault) {
    let (x, y, channels) = (pass.operand(0), pass.result, windows.channels)
    let workers = Pieces.workers(windows.count, threads: pass.numerics.threads)
    let memory = try pass.scratch(workers * channels)
    try pass.assign(0) { target in
      Pieces.run(windows.count, threads: pass.numerics.threads) { sequence, worker in
        let rest = memory + worker * channels
        let own = windows.input(of: sequence)
        (target + own.start).update(repeating: 0, count: own.count)
        windows.forEach(of: sequence) { output, pixels in
          rest.update(from: pass.gradient + output, count: channels)
          pixels.forEach { place in
            let (values, out, largest) = (x + place, target + place, y + output)
            for i in 0..<channels {
              // What the first of the largest numbers takes is not there for the next.
              let given = rest[i]
              let takes = values[i] == largest[i]
              out[i] += takes ? given : 0
              rest[i] = takes ? 0 : given
            }
          }
        }
      }
    }
  }
}
