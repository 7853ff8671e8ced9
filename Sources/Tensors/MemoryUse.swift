#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the system says a process holds, in bytes; nothing where it does not tell.
struct MemoryUse: Equatable {
  /// All addresses that mean something, as RLIMIT_AS counts them.
  let addresses: Int
  /// The pages that are in memory.
  let resident: Int
  /// The pages that the process alone may write to, in memory or not, as RLIMIT_DATA counts them; the
  /// stacks of threads are among them.
  let writable: Int

  /// What this process holds now.
  static var now: MemoryUse? {
    guard descriptor >= 0 else { return nil }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 256) { buffer in
      let count = pread(descriptor, buffer.baseAddress, 256, 0)
      guard count > 0 else { return nil }
      // Pages in all, in memory, shared, of the program, 0, writable, 0.
      let fields = buffer[..<count].split(separator: UInt8(ascii: " "), maxSplits: 6)
      guard fields.count > 5, let all = wholeNumber(fields[0]), let held = wholeNumber(fields[1]),
        let own = wholeNumber(fields[5])
      else { return nil }
      return MemoryUse(
        addresses: all * pageSize, resident: held * pageSize, writable: own * pageSize)
    }
  }

  static let pageSize = max(1, Int(sysconf(Int32(_SC_PAGESIZE))))
  /// Kept open, because reading then takes a few microseconds.
  private static let descriptor = open("/proc/self/statm", O_RDONLY | O_CLOEXEC)

  /// A number in decimal digits, if it is one and no larger than an integer.
  static func wholeNumber(_ digits: some Collection<UInt8>) -> Int? {
    guard !digits.isEmpty, digits.count <= 19 else { return nil }
    var value = 0
    for digit in digits {
      guard (48...57).contains(digit) else { return nil }
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, carry) = product.addingReportingOverflow(Int(digit) - 48)
      if overflow || carry { return nil }
      value = sum
    }
    return value
  }
}
