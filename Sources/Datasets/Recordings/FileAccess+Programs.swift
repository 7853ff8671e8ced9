import Diagnostics
import Media

extension FileAccess {
  /// The program that decodes what we do not, with its version, which is taken down: another one may
  /// decode to other samples and other pixels.
  ///
  /// Throws `media.no-ffmpeg` and what `FFmpeg.version(isStopped:)` throws.
  func program(
    isStopped: () -> Bool
  ) throws(Fault) -> (ffmpeg: FFmpeg, version: String) {
    let found = try FFmpeg.found()
    let version = try found.version(isStopped: isStopped)
    observe { $0.note(.program, "ffmpeg", version) }
    return (found, version)
  }
}
