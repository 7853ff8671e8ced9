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
    filters.weights.withUnsafeBufferPointer { weights in
      for band in 0..<filters.bandCount {
        let (begin, end) = (filters.offsets[band], filters.offsets[band + 1])
        let shift = filters.starts[band] - begin
        var total = FrameLanes.zero
        for place in begin..<end { total = total + weights[place] * power[place + shift] }
        sums[band] = total
      }
    }
  }
}
