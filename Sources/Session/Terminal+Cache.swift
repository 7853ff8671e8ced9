import Builtins
import Diagnostics

extension Terminal {
  /// What is kept from one run to the next, if there is a folder for it; at most LUPI_CACHE_MB megabytes.
  ///
  /// Throws `cache.limit` where that is no number.
  func cache(warn: @escaping @Sendable (Fault) -> Void = { _ in }) throws(Fault) -> CacheFolder? {
    guard let cacheFolder else { return nil }
    var megabytes: Int?
    if let text = environment["LUPI_CACHE_MB"], !text.isEmpty {
      guard let number = Int(text), (0...1_000_000_000).contains(number) else {
        throw Fault(
          "cache.limit",
          "LUPI_CACHE_MB must be a whole number of megabytes from 0 on, but is `\(truncated(text, to: 30))`",
          hint: "Set it to 10000 for 10 GB, or leave it out.")
      }
      megabytes = number
    }
    return CacheFolder(path: cacheFolder, megabytes: megabytes, warn: warn)
  }
}
