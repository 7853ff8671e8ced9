import Diagnostics
import Language
import Media

extension AudioValue: Storable {
  static var storedName: String { "audio" }

  func write(to writer: StorageWriter) {
    writer.int(rate)
    writer.int(recording.missingFrames)
    writer.floats(samples)
  }

  init(from reader: StorageReader) throws {
    let (rate, missing) = (try reader.int(), try reader.int())
    try self.init(
      Recording(sampleRate: rate, samples: try reader.floats(), missingFrames: missing))
  }
}
