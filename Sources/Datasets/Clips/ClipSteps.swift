public import Diagnostics
public import Tensors

/// The steps of a clip, `[steps, features]`: in memory, or in a file with those of other clips.
public enum ClipSteps: Sendable {
  /// In memory.
  case memory(Tensor)
  /// In a file, from a place on.
  case stored(FloatFile, place: Int, steps: Int, width: Int)

  /// The number of steps.
  public var count: Int {
    switch self {
    case .memory(let tensor): tensor.shape.rank > 0 ? tensor.shape[0] : 0
    case .stored(_, _, let steps, _): steps
    }
  }

  /// The number of features of a step.
  public var width: Int {
    switch self {
    case .memory(let tensor): tensor.shape.rowLength
    case .stored(_, _, _, let width): width
    }
  }

  /// The steps as a tensor.
  ///
  /// Throws `file.unreadable`.
  public func tensor() throws(Fault) -> Tensor {
    switch self {
    case .memory(let tensor): return tensor
    case .stored(let file, let place, let steps, let width):
      var tensor = try Tensor(zeros: [steps, width])
      var failure: Fault?
      tensor.withMutablePointer { out in
        do throws(Fault) {
          try file.read(steps * width, at: place, into: out)
        } catch { failure = error }
      }
      if let failure { throw failure }
      return tensor
    }
  }
}

extension ClipSteps {
  /// The file that holds the steps, if one does.
  var file: FloatFile? { if case .stored(let file, _, _, _) = self { file } else { nil } }
}

/// Steps of clips that are put into a file one after another.
struct StoredSteps {
  private let file: FloatFile
  private var end = 0
  /// What was put there, clip after clip.
  private(set) var steps: [ClipSteps] = []

  init(_ file: FloatFile) { self.file = file }

  /// Where the steps now lie. Throws `file.full`, `file.unwritable`.
  @discardableResult
  mutating func append(_ part: Tensor) throws(Fault) -> ClipSteps {
    let place = end
    try part.values.withUnsafeBufferPointer { values throws(Fault) in
      try file.write(values, at: place)
    }
    end += part.count
    let width = part.shape.rowLength
    let stored = ClipSteps.stored(
      file, place: place, steps: part.count / max(1, width), width: width)
    steps.append(stored)
    return stored
  }
}
