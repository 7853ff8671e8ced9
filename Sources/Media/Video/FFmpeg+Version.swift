public import Diagnostics
import Synchronization

extension FFmpeg {
  private static let versions = Mutex<[String: String]>([:])
  /// The most of a line that is taken for a version.
  private static let longestVersion = 200

  /// The first line that the program writes about its version, such as `ffmpeg version 5.1.6`; it is asked
  /// once in a process. Versions decode to other samples and other pixels.
  ///
  /// - Throws: `program.start`, `program.silent`, `program.stopped`.
  public func version(isStopped: () -> Bool = { false }) throws(Fault) -> String {
    if let known = Self.versions.withLock({ $0[path] }) { return known }
    var bytes: [UInt8] = []
    let child = ChildProcess(path: path, arguments: ["-hide_banner", "-version"], outputs: [1])
    _ = try child.run(isStopped: isStopped) { _, more throws(Fault) in
      if bytes.count < Self.longestVersion { bytes += more.prefix(Self.longestVersion) }
    }
    let line = bytes.prefix(Self.longestVersion).prefix { $0 != UInt8(ascii: "\n") }
    // Who built it and when says nothing that the number does not.
    let text = String(decoding: line, as: UTF8.self)
    let version = text.firstRange(of: " Copyright").map { String(text[..<$0.lowerBound]) } ?? text
    Self.versions.withLock { $0[path] = version }
    return version
  }
}
