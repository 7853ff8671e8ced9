public import Diagnostics
public import Tensors

/// Log-mel spectrograms; its tables are made once and serve any number of sounds.
///
/// **Shapes** `count` samples to `[frames, bands]`.
/// **Properties** Doubling the sound adds ln 4, or 6.02 dB, to every level far above the floor.
/// **Reference** S. B. Davis, P. Mermelstein, "Comparison of parametric representations for
/// monosyllabic word recognition in continuously spoken sentences", IEEE TASSP 1980.
public struct LogMel: Sendable {
  /// How it is computed.
  public let settings: LogMelSettings
  /// The triangles.
  public let filters: MelFilters
  private let spectrogram: Spectrogram

  /// Prepares log-mel spectrograms.
  ///
  /// - Throws: `signal.rate`, `signal.window`, `signal.transform`, `signal.bands`,
  ///   `signal.band-range`.
  public init(_ settings: LogMelSettings) throws(Fault) {
    self.settings = settings
    spectrogram = try Spectrogram(settings.spectrum)
    filters = try MelFilters(
      bandCount: settings.bandCount, sampleRate: settings.spectrum.sampleRate,
      transformLength: settings.spectrum.transformLength, scale: settings.scale,
      low: settings.low, high: settings.high, hasEqualArea: settings.hasEqualArea)
  }

  /// The levels of a sound, `[frames, bands]`.
  ///
  /// - Parameter samples: One channel at the sample rate of the settings, full scale being ±1.
  /// - Throws: `signal.short`, `shape.too-large`.
  public func callAsFunction(_ samples: [Float]) throws(Fault) -> Tensor {
    let frames = try settings.spectrum.frameCount(sampleCount: samples.count)
    let (bands, width) = (settings.bandCount, settings.spectrum.frequencyCount)
    return Tensor(try Shape([frames, bands])) { out in
      spectrogram.forEachGroup(samples, frames: frames, resultCount: width + bands) {
        transform, power in
        transform.transform { k, re, im in power[k] = re * re + im * im }
        sum(power, into: power + width)
      } take: { first, live, power in
        scatter(power + width, bands, out + first * bands, live)
      }
      settings.compression.apply(out, count: frames * bands)
    }
  }

  /// Sums the frequencies of each band.
  @inline(__always)
  private func sum(
    _ power: UnsafeMutablePointer<FrameLanes>, into sums: UnsafeMutablePointer<FrameLanes>
  ) {
    filters.runs.withUnsafeBufferPointer { runs in
      filters.weights.withUnsafeBufferPointer { weights in
        guard var weight = weights.baseAddress else { return }
        for band in 0..<runs.count {
          let powers = power + runs[band].start
          var total = FrameLanes.zero
          var i = 0
          while i < runs[band].count {
            total = total + weight[i] * powers[i]
            i &+= 1
          }
          weight += runs[band].count
          sums[band] = total
        }
      }
    }
  }
}
