public import Diagnostics
public import Tensors

/// Spectra of the frames of a sound; its tables are made once and serve any number of sounds.
///
/// **Properties** The result depends on the sound alone: neither on other sounds nor on threads.
/// **Agrees with** `librosa.stft` 0.11 and `torch.stft`, for the settings that ``SpectrumSettings``
/// names.
public struct Spectrogram: Sendable {
  /// How sound is cut into frames.
  public let settings: SpectrumSettings
  private let plan: TransformPlan
  private let window: [Float]

  /// Prepares spectra.
  ///
  /// - Throws: `signal.rate`, `signal.window`, `signal.transform`.
  public init(_ settings: SpectrumSettings) throws(Fault) {
    try settings.validate()
    plan = try TransformPlan(length: settings.transformLength)
    let start = FrameReader.windowStart(settings)
    var window = [Float](repeating: 0, count: settings.transformLength)
    let values = settings.window.values(settings.windowLength, isPeriodic: settings.isPeriodic)
    window.replaceSubrange(start..<(start + values.count), with: values)
    self.settings = settings
    self.window = window
  }

  /// The squared magnitudes, `[frames, frequencies]`.
  ///
  /// - Throws: `signal.short`, `shape.too-large`.
  public func power(_ samples: [Float]) throws(Fault) -> Tensor {
    let width = settings.frequencyCount
    let frames = try settings.frameCount(sampleCount: samples.count)
    return Tensor(try Shape([frames, width])) { out in
      forEachGroup(samples, frames: frames, resultCount: width) { transform, result in
        transform.transform { k, re, im in result[k] = re * re + im * im }
      } take: { first, live, result in
        scatter(result, width, out + first * width, live)
      }
    }
  }

  /// The complex spectra, `[frames, frequencies, 2]`: the real and the imaginary part.
  ///
  /// - Throws: `signal.short`, `shape.too-large`.
  public func complex(_ samples: [Float]) throws(Fault) -> Tensor {
    let width = 2 * settings.frequencyCount
    let frames = try settings.frameCount(sampleCount: samples.count)
    return Tensor(try Shape([frames, settings.frequencyCount, 2])) { out in
      forEachGroup(samples, frames: frames, resultCount: width) { transform, result in
        transform.transform { k, re, im in
          result[2 * k] = re
          result[2 * k + 1] = im
        }
      } take: { first, live, result in
        scatter(result, width, out + first * width, live)
      }
    }
  }

  /// Calls `compute` for each group of four frames, then `take` with the first of them, how many
  /// there are, and what `compute` wrote.
  @inline(__always)
  func forEachGroup(
    _ samples: [Float], frames: Int, resultCount: Int,
    _ compute: (FrameTransform, UnsafeMutablePointer<FrameLanes>) -> Void,
    take: (_ first: Int, _ live: Int, UnsafeMutablePointer<FrameLanes>) -> Void
  ) {
    let half = settings.transformLength / 2
    samples.withUnsafeBufferPointer { samples in
      plan.withTables { sweeps, factors, positions, rotations in
        window.withUnsafeBufferPointer { window in
          withUnsafeTemporaryAllocation(
            of: FrameLanes.self, capacity: 4 * half + resultCount
          ) { memory in
            guard let base = memory.baseAddress, let window = window.baseAddress else { return }
            let transform = FrameTransform(
              half: half, sweeps: sweeps, factors: factors, positions: positions,
              rotations: rotations, re: base, im: base + half)
            let rows = UnsafeMutableRawPointer(base + 2 * half)
            let reader = FrameReader(
              settings: settings, window: window, samples: samples,
              rows: rows.assumingMemoryBound(to: Float.self))
            for first in stride(from: 0, to: frames, by: FrameLanes.width) {
              reader.read(from: first, count: frames, re: transform.re, im: transform.im)
              compute(transform, base + 4 * half)
              take(first, min(FrameLanes.width, frames - first), base + 4 * half)
            }
          }
        }
      }
    }
  }
}

/// Writes each lane to a row of its own.
@inline(__always)
func scatter(
  _ lanes: UnsafeMutablePointer<FrameLanes>, _ width: Int, _ out: UnsafeMutablePointer<Float>,
  _ live: Int
) {
  for lane in 0..<live {
    for i in 0..<width { out[lane * width + i] = lanes[i][lane] }
  }
}
