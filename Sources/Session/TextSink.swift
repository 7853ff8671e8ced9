#if canImport(Glibc)
  @preconcurrency import Glibc
#else
  import Darwin
#endif

/// Where a command writes: a file descriptor in the program, a buffer in a test.
public protocol TextSink: AnyObject, Sendable {
  /// Writes text at once.
  func write(_ text: String)
}

/// Writes to a file descriptor without buffering, so that nothing is lost when the process ends.
public final class DescriptorSink: TextSink {
  private let descriptor: Int32
  private let onFailure: @Sendable (_ reason: String) -> Void

  /// Creates a sink for an open descriptor: 1 for standard output, 2 for standard error.
  ///
  /// `onFailure` is told why text could not be written: results must not be lost silently.
  public init(
    _ descriptor: Int32, onFailure: @escaping @Sendable (_ reason: String) -> Void = { _ in }
  ) {
    self.descriptor = descriptor
    self.onFailure = onFailure
  }

  /// Writes all bytes; a reader that went away ends the process through SIGPIPE, as it should.
  public func write(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
      if written < 0 {
        if errno == EINTR { continue }
        if errno == EAGAIN {
          // The other side set the descriptor to non-blocking: wait instead of asking in a circle.
          var entry = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
          _ = poll(&entry, 1, 1000)
          continue
        }
        return onFailure(String(cString: strerror(errno)))
      }
      rest = rest.dropFirst(written)
    }
  }
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
