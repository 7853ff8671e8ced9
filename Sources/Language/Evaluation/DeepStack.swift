#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Threads with stacks large enough for deep recursion.
public enum DeepStack {
  /// Runs `body` on a new thread with a stack of `megabytes` and waits for its result; on the
  /// calling thread if no thread can be made.
  public static func run<T>(
    megabytes: Int, _ body: @Sendable @escaping () throws -> T
  ) throws -> T {
    let job = Job(body)
    guard let thread = start(megabytes: megabytes, { job.run() }) else { return try body() }
    pthread_join(thread, nil)
    guard let result = job.result else { return try body() }
    return try result.get()
  }

  /// Runs `body` for every index below `count` on up to `threads` threads with stacks of
  /// `megabytes`, and waits for all; a thread takes the next index when it is done with one.
  public static func parallel(
    _ count: Int, threads: Int, megabytes: Int, _ body: @Sendable (Int) -> Void
  ) {
    guard count > 0 else { return }
    withoutActuallyEscaping(body) { body in
      let queue = Queue(count)
      let work: @Sendable () -> Void = { while let index = queue.next() { body(index) } }
      let started = (0..<max(0, min(threads, count) - 1)).compactMap { _ in
        start(megabytes: megabytes, work)
      }
      if let last = start(megabytes: megabytes, work) { pthread_join(last, nil) } else { work() }
      for thread in started { pthread_join(thread, nil) }
    }
  }

  private static func start(megabytes: Int, _ body: @escaping @Sendable () -> Void) -> pthread_t? {
    var attributes = pthread_attr_t()
    guard pthread_attr_init(&attributes) == 0 else { return nil }
    defer { pthread_attr_destroy(&attributes) }
    guard pthread_attr_setstacksize(&attributes, max(1, min(megabytes, 4096)) << 20) == 0 else {
      return nil
    }
    let box = Unmanaged.passRetained(Body(body))
    #if canImport(Glibc)
      var thread = pthread_t()
      let status = pthread_create(&thread, &attributes, runBody, box.toOpaque())
      guard status == 0 else {
        box.release()
        return nil
      }
      return thread
    #else
      var thread: pthread_t?
      let status = pthread_create(&thread, &attributes, runBody, box.toOpaque())
      guard status == 0 else {
        box.release()
        return nil
      }
      return thread
    #endif
  }

  private final class Body: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  #if canImport(Glibc)
    private static let runBody:
      @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? =
        { argument in
          if let argument { Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().body() }
          return nil
        }
  #else
    private static let runBody:
      @convention(c) (UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? =
        { argument in
          Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().body()
          return nil
        }
  #endif

  /// The result is written by one thread and read after joining it.
  private final class Job<T>: @unchecked Sendable {
    let body: @Sendable () throws -> T
    var result: Result<T, any Error>?
    init(_ body: @escaping @Sendable () throws -> T) { self.body = body }
    func run() { result = Result(catching: body) }
  }

  /// Hands out the indices below a count, each once.
  private final class Queue: @unchecked Sendable {
    private var mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private var position = 0
    private let count: Int

    init(_ count: Int) {
      self.count = count
      pthread_mutex_init(mutex, nil)
    }

    deinit {
      pthread_mutex_destroy(mutex)
      mutex.deallocate()
    }

    func next() -> Int? {
      pthread_mutex_lock(mutex)
      defer { pthread_mutex_unlock(mutex) }
      guard position < count else { return nil }
      defer { position += 1 }
      return position
    }
  }
}
