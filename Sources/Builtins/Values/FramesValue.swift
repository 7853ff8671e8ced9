import Binding
import Diagnostics
import Language
import Plots

/// What `watch` showed of a training at several moments.
struct FramesValue: ForeignBindable, Exhibiting {
  /// What it showed at one of them.
  struct Frame: Sendable {
    /// The stage of the training.
    let stage: String
    /// How many of its epochs were done.
    let epoch: Int
    /// What `watch` returned.
    let value: Value
  }

  let frames: [Frame]

  static var kindName: String { "frames" }
  static func hint(for value: Value) -> String? {
    "Train with `watch=`, and take `.frames` of the run."
  }

  var summary: String { "\(counted(frames.count, "frame")) of a training" }

  var exhibits: [Exhibit] {
    let hasStages = Set(frames.map(\.stage)).count > 1
    return [
      .frames(
        title: summary,
        frames.map { frame in
          Exhibit.Frame(
            (hasStages ? "\(frame.stage), " : "") + "epoch \(frame.epoch)",
            (frame.value.foreign as? any Exhibiting)?.exhibits
              ?? [.words(title: nil, [frame.value.display(.plain)])])
        })
    ]
  }

  var fieldNames: [String] { ["epochs", "stages", "values"] }

  func field(_ name: String) -> Value? {
    switch name {
    case "epochs": .list(frames.map { .int($0.epoch) })
    case "stages": .list(frames.map { .string($0.stage) })
    case "values": .list(frames.map(\.value))
    default: nil
    }
  }

  var count: Int? { frames.count }

  func element(_ subscripts: [Subscript]) throws -> Value? {
    guard subscripts.count == 1, let one = subscripts.first else { return nil }
    guard !frames.isEmpty else {
      throw Fault(
        "value.index", "a frame must be one that was recorded, but none was",
        hint: "Train with `watch=`.")
    }
    switch one {
    case .range(let lower, let upper):
      let places = Subscript.positions(lower, upper, count: frames.count)
      return .foreign(FramesValue(frames: places.map { frames[$0] }))
    case .index(let index):
      guard let place = Subscript.position(index, count: frames.count) else {
        throw Fault(
          "value.index", "a frame must be from 0 to \(frames.count - 1), but is \(index)",
          hint: "Frames start at 0; -1 is the last.")
      }
      return frames[place].value
    }
  }

  func digest(into digest: inout Digest) {
    digest.combine("frames")
    for frame in frames {
      digest.combine(frame.stage)
      digest.combine(frame.epoch)
      frame.value.digest(into: &digest)
    }
  }

  func isEqual(to other: any Foreign) -> Bool {
    guard let other = other as? FramesValue, other.frames.count == frames.count else {
      return false
    }
    return zip(frames, other.frames).allSatisfy {
      $0.stage == $1.stage && $0.epoch == $1.epoch && Value.areEqual($0.value, $1.value)
    }
  }
}
