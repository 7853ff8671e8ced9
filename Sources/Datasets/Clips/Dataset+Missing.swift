public import Diagnostics
public import Tensors

extension Dataset {
  /// The data with the mean in place of a view's features for a share of the clips, as if those clips
  /// lacked the view.
  ///
  /// The mean is that of `reference`, usually the training part, so that the view is 0 once it is
  /// standardised. Clips with numbers 0 to share × clips, rounded, of a random order lose the view.
  ///
  /// - Parameters:
  ///   - name: The view.
  ///   - share: The share of the clips, from 0 to 1.
  ///   - reference: The data whose mean is taken; these where it is not given.
  ///   - key: The key of the choice.
  ///
  /// **Properties** With the same key, the clips of a smaller share are among those of a larger one.
  /// Throws `missing.share`, `dataset.unknown-view`, `standardize.empty` and `standardize.width`.
  public func blanking(
    view name: String, share: Double, mean reference: Dataset? = nil, key: RandomKey
  ) throws(Fault) -> Dataset {
    guard share >= 0, share <= 1 else {
      throw Fault(
        "missing.share", "the share of clips must be from 0 to 1, but is \(share)",
        hint: "Write 30% or 0.3.", parameter: "share")
    }
    let view = try view(name)
    let means = try Standardization(reference?.view(name) ?? view).means
    guard means.count == view.width else {
      throw Fault(
        "standardize.width",
        "the view `\(name)` must have \(counted(means.count, "feature")), as the data whose mean "
          + "is taken, but has \(view.width)")
    }
    let order = key.child("missing").child(name).permutation(count)
    let blank = order.prefix(Int((share * Double(count)).rounded()))
    return try replacing(
      view.changing(blank) { _, values in
        var feature = 0
        for place in values.indices {
          values[place] = means[feature]
          feature = feature + 1 == means.count ? 0 : feature + 1
        }
      })
  }
}
