import Diagnostics
import Tensors

extension FeatureView {
  /// Calls a closure with the numbers of clips, padding aside, one clip at a time in memory.
  ///
  /// Throws `file.unreadable`.
  func visit(
    _ clips: some Sequence<Int>, _ body: (_ clip: Int, UnsafeBufferPointer<Float>) -> Void
  ) throws(Fault) {
    switch storage {
    case .whole(let tensor):
      let ranges = valueRanges
      tensor.values.withUnsafeBufferPointer { values in
        for clip in clips { body(clip, UnsafeBufferPointer(rebasing: values[ranges[clip]])) }
      }
    case .parts(let parts, _):
      for clip in clips {
        let steps = try parts[clip].tensor()
        steps.values.withUnsafeBufferPointer { body(clip, $0) }
      }
    }
  }

  /// The view with other numbers for some clips, each given at most once; what is not in memory is
  /// written into a file.
  ///
  /// Throws `file.full`, `file.unwritable`, `file.unreadable`.
  func changing(
    _ clips: some Sequence<Int>,
    _ change: (_ clip: Int, UnsafeMutableBufferPointer<Float>) -> Void
  ) throws(Fault) -> FeatureView {
    switch storage {
    case .whole(var tensor):
      let ranges = valueRanges
      tensor.withMutablePointer { values in
        for clip in clips {
          change(
            clip,
            UnsafeMutableBufferPointer(
              start: values + ranges[clip].lowerBound, count: ranges[clip].count))
        }
      }
      return replacing(tensor)
    case .parts(var parts, let longest):
      var store = StoredSteps(try fileForSteps())
      for clip in clips {
        var steps = try parts[clip].tensor()
        let count = steps.count
        steps.withMutablePointer {
          change(clip, UnsafeMutableBufferPointer(start: $0, count: count))
        }
        parts[clip] = try store.append(steps)
      }
      return FeatureView(
        unchecked: name, .parts(parts, longest: longest), lengths, featureNames, origin)
    }
  }

  /// A new file for steps that are too many for memory, beside one of the view if it has one.
  func fileForSteps() throws(Fault) -> FloatFile {
    if let file = parts?.lazy.compactMap(\.file).first { return try FloatFile(beside: file) }
    return try FloatFile(folder: StepStore.usualFolder)
  }
}
