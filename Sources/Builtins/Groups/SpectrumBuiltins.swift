import Binding
import Diagnostics
import Language
import Signals
import Tensors

/// Builtins that turn sound into features.
let spectrumBuiltins: [Builtin] = [
  Builtin(
    "stft", .sound, "Computes the short-time Fourier transform of sound.",
    audioParameter, plainWindowParameter, plainHopParameter,
    details:
      "Hann windows, centred at multiples of the step with zeros around the sound. The transform has the smallest power of two points that holds a window. The last axis is the real and the imaginary part.",
    returns: "tensor [frames, frequencies, 2]",
    references: [
      "J. B. Allen, L. R. Rabiner, \"A unified approach to short-time Fourier analysis and synthesis\", Proceedings of the IEEE, 1977"
    ],
    seeAlso: ["spectrogram", "log_mel"],
    examples: [
      Example("stft(tone(440Hz, 1s)).shape", shows: "[101, 257, 2]"),
      Example(
        "s = stft(tone(1kHz, 0.1s), window=32ms, hop=16ms)\ns.shape",
        shows: "[7, 257, 2]"),
    ]
  ) { _, audio, window, hop in
    TensorValue(tensor: try spectra(audio, window, hop).complex(audio.samples))
  },
  Builtin(
    "spectrogram", .sound, "Computes the power of each frequency of sound over time.",
    audioParameter, plainWindowParameter, plainHopParameter,
    details: "The squared magnitude of `stft`. Frequency k is k · rate / (2 · (frequencies - 1)).",
    returns: "tensor [frames, frequencies]",
    references: [
      "J. B. Allen, L. R. Rabiner, \"A unified approach to short-time Fourier analysis and synthesis\", Proceedings of the IEEE, 1977"
    ],
    seeAlso: ["stft", "log_mel", "heatmap"],
    examples: [
      Example(
        "s = spectrogram(tone(1kHz, 1s))\nargmax(s[50]) * 16000 / 512", shows: "1000.0"),
      Example(
        "s = spectrogram(tone(2kHz, 0.2s), window=4ms, hop=20ms)\n[s.shape, argmax(mean(s, axis=0)) * 16000 / 64]",
        shows: "[[11, 33], 2000.0]"),
    ]
  ) { _, audio, window, hop in
    TensorValue(tensor: try spectra(audio, window, hop).power(audio.samples))
  },
  Builtin(
    "log_mel", .sound, "Computes a log-mel spectrogram.",
    audioParameter, presetParameter,
    Parameter<Int?>(
      "bins", "The number of mel bands; without it, that of the preset.", default: nil,
      where: .ifGiven(.within(1...512))),
    windowParameter, hopParameter,
    Parameter<String?>(
      "log", "How powers become levels; without it, as the preset does.", default: nil,
      where: .ifGiven(.oneOf("ln", "db", "none"))),
    details: """
      "librosa": power_to_db(librosa.feature.melspectrogram(y)) with its defaults: Hann windows of 2048 samples, step 512, 128 bands of equal area on Slaney's scale, decibels down to 80 below the loudest.

      "kaldi": compute-fbank-feats without dither, as torchaudio.compliance.kaldi.fbank: Povey's window of 25 ms, step 10 ms, only whole frames, mean removed, pre-emphasis 0.97, 80 bands from 20 Hz, ln(max(power, 1.19e-7)), samples in the range of 16-bit integers.

      "compact": as librosa with 25 ms windows, step 10 ms, 64 bands, and ln(power + 1e-6).

      `log="ln"` is ln(power + 1e-6), for "kaldi" as above; "db" is 10 log10(max(power, 1e-10)), at most 80 below the loudest; "none" leaves powers.
      """,
    returns: "tensor [frames, bins]",
    references: [
      "S. B. Davis, P. Mermelstein, \"Comparison of parametric representations for monosyllabic word recognition in continuously spoken sentences\", IEEE TASSP 1980"
    ],
    seeAlso: ["mfcc", "deltas", "spec_augment", "cmvn", "heatmap"],
    examples: [
      Example("log_mel(tone(440Hz, 1s), preset=\"kaldi\").shape", shows: "[98, 80]"),
      Example(
        "log_mel(tone(440Hz, 1s), bins=40, window=25ms, hop=10ms).shape", shows: "[101, 40]"),
    ]
  ) { _, audio, preset, bins, window, hop, log in
    var settings = (LogMelPreset(rawValue: preset) ?? .librosa).settings(sampleRate: audio.rate)
    if let bins { settings.bandCount = bins }
    settings.spectrum = settings.spectrum.with(window: window, hop: hop)
    switch log {
    case "ln" where preset != "kaldi": settings.compression = .logarithm(offset: 1e-6)
    case "db": settings.compression = .decibels(range: 80)
    case "none": settings.compression = .none
    default: break
    }
    return TensorValue(tensor: try LogMel(settings)(audio.samples))
  },
  Builtin(
    "mfcc", .sound, "Computes mel-frequency cepstral coefficients.",
    audioParameter,
    Parameter<String>(
      "preset", "Whose definition.", default: "librosa", where: .oneOf("librosa", "kaldi")),
    Parameter<Int?>(
      "coefficients", "How many; without it, that of the preset.", default: nil,
      where: .ifGiven(.within(1...512))),
    windowParameter, hopParameter,
    details: """
      The orthonormal cosine transform (DCT-II) of each frame of `log_mel`.

      "librosa": librosa.feature.mfcc: 20 coefficients of 128 bands in decibels.

      "kaldi": compute-mfcc-feats without dither: 13 coefficients of 23 bands, lifter 22, the first of them the log energy of the frame.
      """,
    returns: "tensor [frames, coefficients]",
    references: [
      "S. B. Davis, P. Mermelstein, \"Comparison of parametric representations for monosyllabic word recognition in continuously spoken sentences\", IEEE TASSP 1980"
    ],
    seeAlso: ["log_mel", "deltas"],
    examples: [
      Example("mfcc(tone(440Hz, 1s), preset=\"kaldi\").shape", shows: "[98, 13]"),
      Example(
        "mfcc(tone(440Hz, 0.2s), coefficients=12, window=25ms, hop=10ms).shape",
        shows: "[21, 12]"),
    ]
  ) { _, audio, preset, coefficients, window, hop in
    var settings =
      preset == "kaldi"
      ? MFCCSettings.kaldi(sampleRate: audio.rate) : .librosa(sampleRate: audio.rate)
    if let coefficients { settings.coefficientCount = coefficients }
    settings.mel.spectrum = settings.mel.spectrum.with(window: window, hop: hop)
    return TensorValue(tensor: try MFCC(settings)(audio.samples))
  },
  Builtin(
    "deltas", .sound, "Computes how features change over time.",
    Parameter<Numbers>("features", "A tensor [frames, features]."),
    Parameter<Int>(
      "width", "How many frames each slope is fitted to; an odd number.", default: 9,
      where: .within(3...999)),
    Parameter<Int>(
      "order", "1 for the slope, 2 for the curvature.", default: 1, where: .within(1...2)),
    details:
      "The derivative of a polynomial fitted to the frames around each, as `librosa.feature.delta`: for order 1, sum_k k x(t+k) / sum_k k².",
    returns: "tensor [frames, features]",
    references: [
      "A. Savitzky, M. J. E. Golay, \"Smoothing and differentiation of data by simplified least squares procedures\", Analytical Chemistry 1964"
    ],
    seeAlso: ["log_mel", "mfcc"],
    examples: [
      Example("deltas([[0], [2], [4], [6]], width=3).values", shows: "[2.0, 2.0, 2.0, 2.0]"),
      Example(
        "squares = [[x^2] for x in 0..<7]\ndeltas(squares, width=5, order=2).values",
        shows: "[2.0, 2.0, 2.0, 2.0, 2.0, 2.0, 2.0]"),
    ]
  ) { _, features, width, order in
    TensorValue(tensor: try Deltas.of(features.tensor, width: width, order: order))
  },
  Builtin(
    "pitch", .sound, "Finds the pitch of a voice over time.",
    audioParameter, plainHopParameter,
    Parameter<Frequency>(
      "low", "The lowest pitch.", default: Frequency(60),
      where: .within(Frequency(20)...Frequency(5000))),
    Parameter<Frequency>(
      "high", "The highest pitch, at most a quarter of the sample rate.", default: Frequency(500),
      where: .within(Frequency(21)...Frequency(50_000))),
    details: "In hertz, by the method YIN; 0 where there is no voice.",
    returns: "tensor [frames]",
    references: [
      "A. de Cheveigné, H. Kawahara, \"YIN, a fundamental frequency estimator for speech and music\", JASA 2002"
    ],
    seeAlso: ["energy", "plot"],
    examples: [
      Example("round(pitch(tone(220Hz, 0.2s))[10])", shows: "220"),
      Example(
        """
        low = tone(110Hz, 0.2s).samples.values
        high = tone(220Hz, 0.2s).samples.values
        p = pitch(audio(low + high), hop=50ms, low=80Hz, high=300Hz)
        [round(p[1]), round(p[6])]
        """,
        shows: "[110, 220]"),
    ]
  ) { _, audio, hop, low, high in
    let pitch = try Pitch(
      sampleRate: audio.rate, hop: hop.samples(rate: audio.rate), low: low.amount,
      high: high.amount)
    let contour = try pitch.contour(audio.samples)
    return TensorValue(tensor: try Tensor([contour.count], contour))
  },
  Builtin(
    "energy", .sound, "Measures how loud sound is over time.",
    audioParameter, plainWindowParameter, plainHopParameter,
    details:
      "The root of the mean square of each frame (librosa.feature.rms) in decibels; full scale is 0 dB, silence -100 dB.",
    returns: "tensor [frames]",
    references: [
      "B. McFee et al., \"librosa: audio and music signal analysis in Python\", SciPy, 2015"
    ],
    seeAlso: ["pitch", "trim"],
    examples: [
      Example("round(energy(tone(440Hz, 1s, amplitude=1))[50], 1)", shows: "-3.0"),
      Example(
        "energy(audio(zeros([1600])))[0]",
        shows: "-100.0"),
    ]
  ) { _, audio, window, hop in
    let levels = Loudness.decibels(
      try Loudness.rms(
        audio.samples, windowLength: window.samples(rate: audio.rate),
        hop: hop.samples(rate: audio.rate)))
    return TensorValue(tensor: try Tensor([levels.count], levels))
  },
  Builtin(
    "cmvn", .sound, "Normalizes the features of one clip: mean 0 and, unless told, spread 1.",
    Parameter<Numbers>("features", "A tensor [frames, features]."),
    Parameter<Bool>("variance", "Whether the spread is made 1.", default: true),
    details:
      "Cepstral mean and variance normalization over the frames of a clip: removes what all its frames share, such as the microphone. A feature that never changes becomes 0.",
    returns: "tensor [frames, features]",
    references: [
      "B. S. Atal, \"Effectiveness of linear prediction characteristics of the speech wave for automatic speaker identification and verification\", JASA 1974"
    ],
    seeAlso: ["log_mel", "standardize"],
    examples: [
      Example("cmvn([[1, 5], [3, 5]]).values", shows: "[-1.0, 0.0, 1.0, 0.0]"),
      Example(
        "cmvn([[1, 5], [3, 7]], variance=false).values",
        shows: "[-1.0, -1.0, 1.0, 1.0]"),
    ]
  ) { _, features, variance in
    TensorValue(tensor: try ClipNormalization.of(features.tensor, dividesBySpread: variance))
  },
  Builtin(
    "spec_augment", .sound, "Masks random bands and times of a spectrogram.",
    Parameter<Numbers>("levels", "A tensor [frames, bins], as `log_mel` makes it."),
    Parameter<Int>("bands", "How many masks of bands.", default: 2, where: .within(0...100)),
    Parameter<Int>(
      "band_width", "The most bands of one mask.", default: 8, where: .within(0...100_000)),
    Parameter<Int>("times", "How many masks of frames.", default: 2, where: .within(0...100)),
    Parameter<Int>(
      "time_width", "The most frames of one mask.", default: 20, where: .within(0...100_000)),
    seedParameter(),
    details:
      "Each mask has a width drawn evenly from 0 to the greatest; what it covers becomes the mean of all levels. No time warping.",
    returns: "tensor [frames, bins]",
    references: [
      "D. S. Park et al., \"SpecAugment: a simple data augmentation method for automatic speech recognition\", Interspeech 2019"
    ],
    seeAlso: ["log_mel", "mix_noise"],
    examples: [
      Example("spec_augment(log_mel(tone(440Hz, 1s)), seed=1).shape", shows: "[32, 128]"),
      Example(
        "levels = zeros([6, 4]) + 1\nclose(spec_augment(levels, bands=0, times=1, time_width=2, seed=1), levels)",
        shows: "true"),
    ]
  ) { call, levels, bands, bandWidth, times, timeWidth, seed in
    let augment = SpecAugment(
      bandMasks: bands, bandWidth: bandWidth, timeMasks: times, timeWidth: timeWidth)
    return TensorValue(tensor: try augment(levels.tensor, key: call.key(seed: seed)))
  },
]

private let presetParameter = Parameter<String>(
  "preset", "Whose definition.", default: "librosa",
  where: .oneOf(LogMelPreset.allCases.map(\.rawValue)))

private func spectra(
  _ audio: AudioValue, _ window: TimeSpan, _ hop: TimeSpan
) throws(Fault) -> Spectrogram {
  try Spectrogram(
    SpectrumSettings(
      sampleRate: audio.rate, windowLength: window.samples(rate: audio.rate),
      hop: hop.samples(rate: audio.rate)))
}
