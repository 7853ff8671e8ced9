public import Diagnostics
public import Media

extension FileAccess {
  /// Decodes sound and frames of a file: of WAV and PGM files by ourselves, of all others by ffmpeg in one
  /// call.
  ///
  /// Throws what ``read(_:limit:suggesting:)`` and `FFmpeg.decode` throw.
  public func decode(
    _ path: String, _ request: ClipRequest, isStopped: () -> Bool = { false }
  ) throws(Fault) -> DecodedClip {
    let found = try find(path)
    // Messages are recorded in notebooks, where a path of this machine has no place.
    let name = path.hasPrefix("/") ? found.name : path
    let end = PathText.fileExtension(path)
    if end == "wav" || request.picture == nil && !MediaFeatures.needsProgram(end) {
      return DecodedClip(
        sound: request.wantsSound ? try WAVFile.decode(read(path), name: name) : nil, film: nil)
    }
    if MediaFeatures.pictureEnds.contains(end), let picture = request.picture {
      let film = try FrameSequence(
        NetpbmFile.decodeAll(read(path), name: name), rate: picture.rate
      ).cropped(picture.crop).scaled(picture.width, picture.height)
      return DecodedClip(sound: nil, film: film)
    }
    let record = try fingerprint(found, named: name)
    let clip = try program(isStopped: isStopped).ffmpeg.decode(
      found.path, name: name, request, isStopped: isStopped)
    recordRead(record, path: found.path)
    return clip
  }
}
