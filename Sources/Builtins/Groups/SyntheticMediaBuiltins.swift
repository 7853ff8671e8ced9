import Binding
import Datasets
import Diagnostics
import Language
import Media
import Tensors

/// Builtins that write a made-up corpus as files.
let syntheticMediaBuiltins: [Builtin] = [
  Builtin(
    "save_corpus", .files, "Makes up a corpus of voices and faces, and writes it as files.",
    Parameter<String>("folder", "Where to write, below the output folder."),
    Parameter<Int>(
      "clips", "The number of clips, divided evenly among speakers and emotions.", default: 64,
      where: .within(1...10_000)),
    Parameter<Int>("speakers", "The number of speakers.", default: 8, where: .within(1...1000)),
    Parameter<Int>("emotions", "The number of emotions.", default: 4, where: .within(2...8)),
    Parameter<TimeSpan>(
      "seconds", "How long the longest clip is; the shortest is a quarter shorter.",
      default: TimeSpan(1), where: .within(TimeSpan(0.3)...TimeSpan(30))),
    Parameter<Double>(
      "plainness", "How plainly emotions are heard, from 0 to 1; faces always show them.",
      default: SyntheticMedia().plainness, unit: "plain number", where: .within(0...1)),
    Parameter<Double>(
      "audio_noise", "The spread of the noise in the sound, as a share of that of the voice.",
      default: SyntheticMedia().audioNoise, unit: "plain number", where: .within(0...10)),
    Parameter<Double>(
      "video_noise", "The spread of the noise in the pixels, black being 0 and white 1.",
      default: SyntheticMedia().videoNoise, unit: "plain number", where: .within(0...1)),
    Parameter<Int>(
      "size", "Pixels of a frame in each direction.", default: 32, where: .within(16...128)),
    seedParameter("The seed of all draws; without it, the notebook's."),
    details: """
      It writes `sound/clip0001.wav` (16 kHz), `face/clip0001.pgm` (25 grey frames a second, one after another), and `manifest.csv` with clip, audio, video, label and speaker, which `manifest` reads. Listen to it and look at it: `ffplay -f pgm_pipe face/clip0001.pgm`.
      A voice is pulses of the vocal folds, or breath, through resonances of a vocal tract: speakers differ in pitch, length of the tract and breath, emotions in pitch, its range and course, rate and loudness. Faces differ by speaker; emotions move brows, eyes and mouth, and vowels open it. It is made up, and no evidence about people.
      """,
    returns: "text: the path of the manifest",
    references: [
      "D. H. Klatt, \"Software for a cascade/parallel formant synthesizer\", JASA, 1980"
    ],
    seeAlso: ["manifest", "synthetic", "read_audio", "read_video"],
    examples: [
      Example(
        "save_corpus(\"help/small\", clips=4, speakers=2, emotions=2,\n  seconds=0.4s, size=16, seed=1)",
        shows: "\"help/small/manifest.csv\""),
      Example(
        "path = save_corpus(\"help/small\", clips=4, speakers=2, emotions=2,\n  seconds=0.4s, size=16, seed=1)\nclips = manifest(path, bins=8, size=16)\n[clips.views, clips.classes]",
        shows: "[[\"audio\", \"video\"], [\"happy\", \"neutral\"]]"),
    ]
  ) {
    call, folder, clips, speakers, emotions, seconds, plainness, audioNoise, videoNoise, size, seed
    in
    var media = SyntheticMedia()
    media.clips = clips
    media.speakers = speakers
    media.emotions = emotions
    media.seconds = seconds.amount
    media.plainness = plainness
    media.audioNoise = audioNoise
    media.videoNoise = videoNoise
    media.size = size
    let environment = try call.environment()
    return try media.write(
      to: folder, environment.files, call.sharedKey("media", seed: seed)
    ) { done, total in
      try call.evaluation.checkpoint()
      environment.report(
        ProgressReport(task: "write \(folder)", done: done, total: total, unit: "clip"))
    }
  }
]
