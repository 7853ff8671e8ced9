import Language

extension FramesValue: Storable {
  static var storedName: String { "frames" }

  func write(to writer: StorageWriter) throws { try writer.frames(frames) }

  init(from reader: StorageReader) throws { frames = try reader.frames() }
}

extension StorageWriter {
  /// Writes what `watch` showed; what it showed decides whether that can be read again.
  func frames(_ frames: [FramesValue.Frame]) throws {
    try list(frames) { frame in
      text(frame.stage)
      int(frame.epoch)
      try value(frame.value)
    }
  }
}

extension StorageReader {
  /// Reads what `watch` showed.
  func frames() throws -> [FramesValue.Frame] {
    try list { FramesValue.Frame(stage: try text(), epoch: try int(), value: try value()) }
  }
}
