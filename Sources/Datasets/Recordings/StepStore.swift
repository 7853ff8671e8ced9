import Diagnostics
import Tensors

/// Moves the steps of clips into a file once they are more than may stay in memory.
struct StepStore {
  /// How many numbers may stay in memory.
  let limit: Int
  /// Where the file is made.
  let folder: String
  /// The folder of such files where there is no cache.
  static let usualFolder = "/var/tmp"
  private var file: FloatFile?
  private var end = 0
  private var inMemory = 0

  init(byteLimit: Int, folder: String) {
    limit = max(0, byteLimit / 4)
    self.folder = folder
  }

  /// Takes what became of a file, and moves what is in memory to disk where it is too much.
  ///
  /// Throws `file.full`, `file.unwritable`.
  mutating func keep(
    _ outcomes: inout [RecordingReader.Outcome], _ fresh: Range<Int>
  ) throws(Fault) {
    for outcome in outcomes[fresh] {
      for part in [outcome.sound, outcome.frames] {
        if case .success(.memory(let tensor)) = part { inMemory += tensor.count }
      }
    }
    guard inMemory > limit else { return }
    let file: FloatFile
    if let known = self.file { file = known } else { file = try FloatFile(folder: folder) }
    // The first time all that was kept so far moves; afterwards only what is new is in memory.
    for index in (self.file == nil ? 0 : fresh.lowerBound)..<fresh.upperBound {
      outcomes[index].sound = try moved(outcomes[index].sound, file)
      outcomes[index].frames = try moved(outcomes[index].frames, file)
    }
    self.file = file
    // From here on all is moved at once.
    inMemory = limit
  }

  /// The steps where they are to lie: in memory as long as there is room, then in the file.
  ///
  /// Throws `file.full`, `file.unwritable`.
  mutating func kept(_ steps: Tensor) throws(Fault) -> ClipSteps {
    if file == nil, inMemory + steps.count <= limit || steps.shape.rank != 2 {
      inMemory += steps.count
      return .memory(steps)
    }
    let file: FloatFile
    if let known = self.file { file = known } else { file = try FloatFile(folder: folder) }
    self.file = file
    return try moved(.success(.memory(steps)), file)?.get() ?? .memory(steps)
  }

  private mutating func moved(
    _ part: Result<ClipSteps, Fault>?, _ file: FloatFile
  ) throws(Fault) -> Result<ClipSteps, Fault>? {
    guard case .success(.memory(let tensor)) = part, tensor.shape.rank == 2 else { return part }
    let place = end
    try tensor.values.withUnsafeBufferPointer { values throws(Fault) in
      try file.write(values, at: place)
    }
    end += tensor.count
    return .success(
      .stored(file, place: place, steps: tensor.shape[0], width: tensor.shape[1]))
  }
}
