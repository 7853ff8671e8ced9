public import Diagnostics
import Plots

/// What a cell showed of several moments, to be drawn one after another.
public struct ShownFrames: Sendable {
  private let frames: [Exhibit.Frame]

  /// The frames among what a cell showed; nothing where there are none.
  public init?(_ output: CellOutput) {
    for case .frames(_, let frames) in output.exhibits where !frames.isEmpty {
      self.frames = frames
      return
    }
    return nil
  }

  /// Each frame as lines of a terminal, below its number and its moment.
  public func texts(_ presentation: Presentation) -> [String] {
    frames.enumerated().map { index, frame in
      presentation.styled("\(index + 1)/\(frames.count)  \(frame.title)", .strong) + "\n"
        + Exhibit.text(frame.parts, presentation)
    }
  }
}
