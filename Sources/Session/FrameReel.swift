import Diagnostics
import Notebooks
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The frames that a lesson showed last, and how they are shown again one after another.
final class FrameReel: Sendable {
  /// How many frames a second are shown unless told.
  static let rate = 2.0
  /// The rates that can be asked for.
  static let rates = 0.1...30.0

  private let frames = Mutex<ShownFrames?>(nil)

  /// Whether there is nothing to show.
  var isEmpty: Bool { frames.withLock { $0 == nil } }

  /// Takes note of frames among what cells show.
  func add(_ event: RunEvent) {
    guard case .output(_, let output) = event, let found = ShownFrames(output) else { return }
    frames.withLock { $0 = found }
  }

  /// Shows the frames: on a terminal each in the place of the one before, so many a second, until the
  /// person stops it; elsewhere below each other at once.
  func play(_ rate: Double, on console: Console) {
    let texts = frames.withLock { $0?.texts(console.presentation) } ?? []
    let isLive = console.terminal.canEdit
    var height = 0
    for (index, text) in texts.enumerated() {
      // Up to where the last frame began, and away with it; one that does not fit stays.
      if height > 0, isLive, height < Terminal.currentRows() ?? 24 {
        console.output.write("\u{1B}[\(height)A\u{1B}[J")
      }
      console.output.write(text + "\n")
      height = text.utf8.count { $0 == 0x0A } + 1
      guard isLive, index + 1 < texts.count else { continue }
      let end = ContinuousClock.now + .seconds(1 / rate)
      while ContinuousClock.now < end, !Interrupt.isPending { usleep(10_000) }
      if Interrupt.isPending {
        // The terminal has written `^C`, behind which no prompt should stand.
        console.output.write("\n")
        return Interrupt.clear()
      }
    }
  }
}
