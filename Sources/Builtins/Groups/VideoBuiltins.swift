import Binding
import Datasets
import Diagnostics
import Language
import Media
import Tensors

/// Builtins that read and write pictures and video.
let videoBuiltins: [Builtin] = [
  Builtin(
    "read_video", .sound, "Reads frames and sound of a video in one go.",
    Parameter<String>("path", "A file below the notebook's folder or a data folder."),
    Parameter<Int>(
      "size", "Pixels of a frame in each direction.", default: 64, where: .within(1...1024)),
    Parameter<Frequency>(
      "fps", "Frames a second; others than the video's are repeated or left out.",
      default: Frequency(25), where: .within(Frequency(0.1)...Frequency(240))),
    cropParameter,
    Parameter<TimeSpan>(
      "start", "Where to begin.", default: TimeSpan(0),
      where: .within(TimeSpan(0)...TimeSpan(1_000_000))),
    Parameter<TimeSpan?>(
      "seconds", "How much to read; without it, all, of at most ten minutes.", default: nil,
      where: .ifGiven(.within(TimeSpan(0.001)...TimeSpan(600)))),
    details:
      "Needs the program ffmpeg (`sudo apt-get install ffmpeg`), which decodes mp4, mpg, flv, mkv and many more; a file of PGM pictures, one after another, is read without it. Frames are grey, from 0, black, to 1, white. `audio` is one channel at the video's own rate; `frames` or `audio` is `none` where there is none.",
    returns: "record {frames, audio, fps}: tensor [frames, height, width] and audio",
    references: ["FFmpeg developers, \"FFmpeg\", 2000–2026"],
    seeAlso: ["motion_energy", "read_audio", "load_image", "corpus"],
    examples: [
      Example(
        "save_image(zeros([8, 8]), \"help/black.pgm\")\nread_video(\"help/black.pgm\", size=4).frames.shape",
        shows: "[1, 4, 4]"),
      Example("help(read_video)", shows: "..."),
    ]
  ) { call, path, size, fps, crop, start, seconds -> Record in
    let environment = try call.environment()
    let picture = ClipRequest.Picture(
      width: size, height: size, rate: fps.amount, crop: try crop.map(region))
    let request = ClipRequest(
      picture: picture, start: start.amount, seconds: seconds?.amount)
    let clip = try environment.files.decode(
      path, request, isStopped: { environment.isInterrupted })
    try call.evaluation.checkpoint()
    return Record([
      ("frames", try clip.film.map { TensorValue(tensor: try $0.tensor()).value } ?? .none),
      ("audio", try clip.sound.map { try AudioValue($0.mixedDown()).value } ?? .none),
      ("fps", .float(fps.amount)),
    ])
  },
  Builtin(
    "motion_energy", .sound, "Measures how much a video changes from frame to frame.",
    Parameter<Numbers>("frames", "A tensor [frames, height, width], or [frames, pixels]."),
    details:
      "m(0) = 0, m(t) = mean over pixels of |x(t) - x(t - 1)|: no optical flow, only how much moves.",
    returns: "tensor [frames]", seeAlso: ["read_video", "energy"],
    examples: [
      Example("motion_energy([[0, 0], [1, 0], [1, 0]]).values", shows: "[0.0, 0.5, 0.0]"),
      Example(
        "frames = zeros([3, 4, 4])\nmotion_energy(frames).shape", shows: "[3]"),
    ]
  ) { _, frames in TensorValue(tensor: try MotionEnergy.of(frames.tensor)) },
  Builtin(
    "load_image", .sound, "Reads a picture in the PGM or PPM format.",
    Parameter<String>("path", "A file below the notebook's folder or a data folder."),
    returns: "tensor [height, width], or [height, width, 3] in colour, from 0 to 1",
    references: ["J. Poskanzer, B. Henderson, \"PGM format specification\", Netpbm, 1989"],
    seeAlso: ["save_image", "heatmap"],
    examples: [
      Example(
        "save_image([[0, 1], [1, 0]], \"help/small.pgm\")\nload_image(\"help/small.pgm\").values",
        shows: "[0.0, 1.0, 1.0, 0.0]"),
      Example(
        "save_image(zeros([4, 6, 3]), \"help/black.ppm\")\nload_image(\"help/black.ppm\").shape",
        shows: "[4, 6, 3]"),
    ]
  ) { call, path in
    TensorValue(
      tensor: try NetpbmFile.decode(call.environment().files.read(path), name: path).tensor())
  },
  Builtin(
    "save_image", .files, "Writes a picture, or several, to a PGM or PPM file.",
    Parameter<Numbers>(
      "picture",
      "A tensor [height, width] for grey, or [height, width, 3] for colour, from 0 to 1; or [frames, height, width] for grey frames, one after another."
    ),
    Parameter<String>("path", "Where to write, below the output folder, such as \"face.pgm\"."),
    details:
      "What lies outside 0 to 1 is clipped; 256 levels are kept. A file of several pictures is played by `ffplay -f pgm_pipe face.pgm` and read by `read_video`.",
    returns: "text: where it was written", seeAlso: ["load_image", "heatmap"],
    examples: [
      Example("save_image(zeros([4, 4]), \"help/four.pgm\")", shows: "\"help/four.pgm\""),
      Example("save_image(zeros([2, 4, 4]), \"help/film.pgm\")", shows: "\"help/film.pgm\""),
    ]
  ) { call, picture, path in
    let tensor = try picture.exactTensor()
    let sizes = tensor.shape.sizes
    guard sizes.count == 3, sizes[2] != 3 else {
      return try call.environment().files.write(NetpbmFile.encode(Raster(tensor)), to: path)
    }
    var bytes: [UInt8] = []
    for frame in 0..<sizes[0] {
      bytes += NetpbmFile.encode(try Raster(tensor.select(axis: 0, frame)))
    }
    return try call.environment().files.write(bytes, to: path)
  },
]
