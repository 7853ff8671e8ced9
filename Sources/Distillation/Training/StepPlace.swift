import Diagnostics
public import Tensors

/// Where the time steps of a clip lie that is one of too many for memory.
public enum StepPlace: Sendable {
  /// In a file, from a place on.
  case file(FloatFile, Int)
  /// In memory, `[steps, features]`, shared with whoever has them.
  case memory(Tensor)

  /// So many numbers from a place among those of the clip on, which must exist.
  ///
  /// Throws `file.unreadable`.
  func numbers(_ count: Int, from first: Int) throws(Fault) -> [Float] {
    switch self {
    case .memory(let tensor): return Array(tensor.values[first..<(first + count)])
    case .file(let file, let place):
      var failure: Fault?
      let values = [Float](unsafeUninitializedCapacity: count) { out, filled in
        guard let base = out.baseAddress else { return }
        do throws(Fault) {
          try file.read(count, at: place + first, into: base)
          filled = count
        } catch { failure = error }
      }
      if let failure { throw failure }
      return values
    }
  }
}
