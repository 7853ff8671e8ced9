import Binding
import Datasets
import Diagnostics
import Language
import Media
import Signals
import Tensors

/// Builtins that read, write, make and change sound.
let soundBuiltins: [Builtin] = [
  Builtin(
    "read_audio", .sound, "Reads the sound of a file.",
    Parameter<String>(
      "path", "A file below the notebook's folder, a data folder or the output folder."),
    details:
      "Integers of 8, 16, 24 or 32 bits and floating-point numbers of 32 or 64 bits become samples with full scale ±1; the channels are averaged. A file that is cut off is read as far as it goes, and `missing` says how many samples are not there. What is not called .wav is decoded by the program ffmpeg where it is there: mp3, m4a, flac, mp4 and many more, at most half an hour.",
    returns: "audio", seeAlso: ["write_audio", "read_video", "audio", "resample", "log_mel"],
    examples: [
      Example(
        "write_audio(tone(440Hz, 0.5s), \"help/tone.wav\")\nread_audio(\"help/tone.wav\").seconds",
        shows: "0.5"),
      Example(
        "voice = tone(440Hz, 0.1s, rate=8kHz)\nwrite_audio(voice, \"help/exact.wav\", encoding=\"float32\")\nread_audio(\"help/exact.wav\") == voice",
        shows: "true"),
    ]
  ) { call, path in
    let environment = try call.environment()
    let request = ClipRequest(picture: nil, limit: 1800)
    let clip = try environment.files.decode(
      path, request, isStopped: { environment.isInterrupted })
    try call.evaluation.checkpoint()
    guard let sound = clip.sound else {
      throw Fault("media.nothing", "`\(path)` must have sound, but has none")
    }
    return try AudioValue(sound.mixedDown())
  },
  Builtin(
    "write_audio", .sound, "Writes sound to a WAV file below the output folder.",
    audioParameter,
    Parameter<String>("path", "Where to write, below the output folder."),
    Parameter<String>(
      "encoding", "Integers of 16 bits, or floating-point numbers of 32.", default: "pcm16",
      where: .oneOf(WAVFile.Encoding.allCases.map(\.rawValue))),
    details: "16-bit integers clip what lies outside ±1; 32-bit numbers are written unchanged.",
    returns: "text: where it was written",
    references: [
      "IBM, Microsoft, \"Multimedia programming interface and data specifications 1.0\", 1991"
    ],
    seeAlso: ["read_audio"],
    examples: [
      Example(
        "write_audio(tone(440Hz, 0.5s), \"help/a.wav\", encoding=\"float32\")",
        shows: "\"help/a.wav\""),
      Example(
        "write_audio(resample(tone(440Hz, 0.1s), 8kHz), \"help/phone.wav\")",
        shows: "\"help/phone.wav\""),
    ]
  ) { call, audio, path, encoding in
    let encoding = WAVFile.Encoding(rawValue: encoding) ?? .pcm16
    return try call.environment().files.write(
      WAVFile.encode(audio.recording, as: encoding), to: path)
  },
  Builtin(
    "audio", .sound, "Makes sound of samples.",
    Parameter<Numbers>("samples", "A tensor or a list of numbers, full scale being ±1."),
    Parameter<Frequency>(
      "rate", "Samples a second.", default: Frequency(16000),
      where: .within(Frequency(1)...Frequency(1_000_000))),
    returns: "audio", seeAlso: ["tone", "read_audio"],
    examples: [
      Example("audio([0, 0.5, 1, 0.5], 8kHz).rate", shows: "8000"),
      Example("a = tone(440Hz, 1s)\naudio(a.samples[0..<4000], a.rate).seconds", shows: "0.25"),
    ]
  ) { _, samples, rate in
    let tensor = try samples.exactTensor()
    guard tensor.shape.rank == 1 else {
      throw Fault(
        "audio.samples",
        "the samples of a sound must be a tensor [samples], but have the shape \(tensor.shape)",
        hint: "Take one channel.", argument: 0)
    }
    return try AudioValue(Recording(sampleRate: rate.rate(), samples: tensor.values))
  },
  Builtin(
    "tone", .sound, "Makes a tone of one sine.",
    Parameter<Frequency>(
      "frequency", "Cycles a second, at most half the sample rate.",
      where: .within(Frequency(0)...Frequency(500_000))),
    Parameter<TimeSpan>(
      "seconds", "How long it lasts.", default: TimeSpan(1),
      where: .within(TimeSpan(0)...TimeSpan(600))),
    Parameter<Frequency>(
      "rate", "Samples a second.", default: Frequency(16000),
      where: .within(Frequency(1000)...Frequency(200_000))),
    Parameter<Double>(
      "amplitude", "The largest sample.", default: 0.5, unit: "plain number",
      where: .within(0...1)),
    details: "sample n is amplitude · sin(2π · frequency · n / rate)",
    returns: "audio", seeAlso: ["audio", "mix_noise"],
    examples: [
      Example(
        "tone(440Hz, seconds=0.5)",
        shows: """
          audio of 0.500 s, 16000 Hz
            ████████████████████████████████████████████████  peak 0.500
          """),
      Example("len(tone(440Hz, seconds=0.5))", shows: "8000"),
    ]
  ) { _, frequency, seconds, rate, amplitude in
    let rate = try rate.rate()
    guard frequency.amount <= Double(rate) / 2 else {
      throw Fault(
        "audio.frequency",
        "a tone must be at most at half the sample rate, \(decimal(Double(rate) / 2)) Hz, but is at "
          + "\(decimal(frequency.amount)) Hz", parameter: "frequency")
    }
    return try AudioValue(
      Recording(
        sampleRate: rate,
        samples: Tone.samples(
          frequency: frequency.amount, sampleRate: rate,
          count: seconds.amount > 0 ? seconds.samples(rate: rate) : 0, amplitude: amplitude)))
  },
  Builtin(
    "resample", .sound, "Changes the sample rate of sound.",
    audioParameter,
    Parameter<Frequency>(
      "rate", "The new number of samples a second.",
      where: .within(Frequency(1000)...Frequency(1_000_000))),
    details:
      "A windowed sinc for each phase. Up to 92 % of the lower Nyquist frequency passes unchanged; what lies above it is weakened by 80 dB.",
    returns: "audio",
    references: ["J. O. Smith, \"Digital audio resampling home page\", CCRMA, 2002"],
    seeAlso: ["read_audio"],
    examples: [
      Example("len(resample(tone(440Hz, 1s), 8kHz))", shows: "8000"),
      Example(
        "a = resample(tone(440Hz, 0.1s, rate=44.1kHz), 16kHz)\n[a.rate, len(a)]",
        shows: "[16000, 1600]"),
    ]
  ) { _, audio, rate in
    let rate = try rate.rate()
    let samples = try Resampler(from: audio.rate, to: rate)(audio.samples)
    return try AudioValue(Recording(sampleRate: rate, samples: samples))
  },
  Builtin(
    "trim", .sound, "Cuts silence off both ends of sound.",
    audioParameter,
    Parameter<Decibels>(
      "below", "How far below the loudest frame a frame is silent.", default: Decibels(60),
      where: .within(Decibels(0)...Decibels(200))),
    details:
      "Frames of 2048 samples in steps of 512, as `librosa.effects.trim`; `below` is its `top_db`.",
    returns: "audio",
    references: [
      "B. McFee et al., \"librosa: audio and music signal analysis in Python\", SciPy, 2015"
    ],
    seeAlso: ["energy"],
    examples: [
      Example(
        "silence = zeros([8000]).values\na = audio(silence + tone(440Hz, 1s).samples.values + silence)\n\"{a.seconds} s, then {trim(a).seconds} s\"",
        shows: "\"2.0 s, then 1.12 s\""),
      Example(
        "a = audio(zeros([4000]).values + tone(440Hz, 0.5s).samples.values)\ntrim(a, below=20dB).seconds < a.seconds",
        shows: "true"),
    ]
  ) { _, audio, below in
    let range = try Loudness.audibleRange(audio.samples, range: below.amount)
    return try audio.replacing(Array(audio.samples[range]))
  },
  Builtin(
    "mix_noise", .sound, "Adds noise to sound at a signal-to-noise ratio.",
    audioParameter,
    Parameter<Decibels>(
      "snr", "The signal-to-noise ratio, over the whole sound.",
      where: .within(Decibels(-100)...Decibels(200))),
    Parameter<AudioValue?>(
      "noise", "The noise; without it, white noise. It is repeated or cut to fit.", default: nil),
    seedParameter(),
    details:
      "snr = 10 log10(P(sound) / P(noise)) with the mean squares P. A noise that is longer than the sound begins at a random place.",
    returns: "audio", seeAlso: ["spec_augment"],
    examples: [
      Example("mix_noise(tone(440Hz, 0.1s), snr=10dB, seed=1).seconds", shows: "0.1"),
      Example(
        "voice = tone(440Hz, 0.1s)\nloud = mix_noise(voice, snr=0dB, noise=tone(1kHz, 0.05s), seed=1)\nround(energy(loud)[5] - energy(voice)[5])",
        shows: "3"),
    ]
  ) { call, audio, snr, noise, seed in
    let key = call.key(seed: seed)
    guard let noise else {
      return try audio.replacing(
        NoiseMixing.addWhite(to: audio.samples, decibels: snr.amount, key: key))
    }
    guard noise.rate == audio.rate else {
      throw Fault(
        "audio.rate",
        "the noise must have the sample rate of the sound, \(audio.rate) Hz, but has \(noise.rate)",
        hint: "Use `resample` first.", parameter: "noise")
    }
    return try audio.replacing(
      NoiseMixing.mix(audio.samples, with: noise.samples, decibels: snr.amount, key: key))
  },
]

/// The sound that a builtin deals with.
let audioParameter = Parameter<AudioValue>("audio", "The sound.")
