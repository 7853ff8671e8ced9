#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The native stack of the calling thread.
enum ThreadStack {
  /// What must stay free below a call: expressions nested to the limit, and a native's own frames.
  static let reserve: UInt = 400 << 10

  /// The lowest address that calls of the language may reach; 0 if the stack is unknown.
  static func floor() -> UInt {
    #if canImport(Glibc)
      var attributes = pthread_attr_t()
      guard let describe = describeThread, describe(pthread_self(), &attributes) == 0 else {
        return 0
      }
      defer { pthread_attr_destroy(&attributes) }
      var lowest: UnsafeMutableRawPointer?
      var size = 0
      guard pthread_attr_getstack(&attributes, &lowest, &size) == 0, let lowest else { return 0 }
      return UInt(bitPattern: lowest) + min(reserve, UInt(size) / 2)
    #else
      let highest = UInt(bitPattern: pthread_get_stackaddr_np(pthread_self()))
      let size = UInt(pthread_get_stacksize_np(pthread_self()))
      return highest - size + min(reserve, size / 2)
    #endif
  }

  #if canImport(Glibc)
    private typealias DescribeThread =
      @convention(c) (pthread_t, UnsafeMutablePointer<pthread_attr_t>) -> Int32

    /// `pthread_getattr_np`, which the headers show to GNU sources only.
    private static let describeThread: DescribeThread? = dlsym(nil, "pthread_getattr_np").map {
      unsafeBitCast($0, to: DescribeThread.self)
    }
  #endif

  /// What tells the calling thread from others.
  static func identity() -> UInt {
    #if canImport(Glibc)
      UInt(pthread_self())
    #else
      UInt(bitPattern: pthread_self())
    #endif
  }

  /// An address in the frame of the caller.
  @inline(__always)
  static func position() -> UInt {
    var marker: UInt8 = 0
    return withUnsafeMutablePointer(to: &marker) { UInt(bitPattern: $0) }
  }
}

/// The monotonic clock.
enum Clock {
  /// Nanoseconds since some moment.
  static func now() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) &* 1_000_000_000 &+ UInt64(time.tv_nsec)
  }
}
