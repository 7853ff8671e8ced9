import Diagnostics
import Media
public import Tensors

extension SyntheticMedia {
  /// Writes the corpus below the output folder: `FOLDER/sound/clip0001.wav`, `FOLDER/face/clip0001.pgm`
  /// with all frames one after another, and `FOLDER/manifest.csv`; the path of the manifest.
  ///
  /// Throws `corpus.knob`, what writing throws and what the progress hook throws.
  ///
  /// - Parameters:
  ///   - folder: A path below the output folder.
  ///   - files: The way to files.
  ///   - key: The key of all draws: the same files for the same settings and key.
  ///   - progress: Told how many clips are done.
  public func write(
    to folder: String, _ files: FileAccess, _ key: RandomKey,
    progress: (_ done: Int, _ total: Int) throws -> Void = { _, _ in }
  ) throws -> String {
    try check()
    var names: [String] = []
    var speakerNames: [String] = []
    var emotionNames: [String] = []
    for number in 0..<clips {
      try progress(number, clips)
      let clip = try clip(number, key)
      try files.write(
        WAVFile.encode(clip.recording), to: PathText.join(folder, "sound/\(clip.name).wav"))
      try files.write(
        clip.frames.flatMap(NetpbmFile.encode),
        to: PathText.join(folder, "face/\(clip.name).pgm"))
      names.append(clip.name)
      speakerNames.append("s\(clip.speaker + 1)")
      emotionNames.append(SyntheticEmotion.known[clip.emotion].name)
    }
    try progress(clips, clips)
    let table = try Table([
      TableColumn("clip", text: names),
      TableColumn("audio", text: names.map { "sound/\($0).wav" }),
      TableColumn("video", text: names.map { "face/\($0).pgm" }),
      TableColumn("label", text: emotionNames), TableColumn("speaker", text: speakerNames),
      TableColumn("origin", text: names.map { _ in "synthetic" }),
    ])
    return try files.write(CSV.write(table), to: PathText.join(folder, "manifest.csv"))
  }
}
