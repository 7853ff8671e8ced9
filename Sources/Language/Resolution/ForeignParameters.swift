import Diagnostics

/// What parameters are called in other libraries, for those who write from habit.
enum ForeignParameters {
  /// The hint for a parameter that a function does not have, but has under another name.
  static func hint(for word: String, among names: [String]) -> String {
    if ["lr", "learning_rate"].contains(word), names.contains("optimizer"), !names.contains("rate")
    {
      return "Set the rate in the optimizer: `optimizer=adam(rate=0.001)`."
    }
    let known = others[word] ?? []
    if let name = known.first(where: names.contains) { return "Write `\(name)`." }
    return suggestion(for: word, among: names, noun: "parameter")
  }

  /// Names in other libraries, each with those that may stand for it here.
  private static let others: [String: [String]] = [
    "lr": ["rate"], "learning_rate": ["rate"], "p": ["rate"], "prob": ["rate"], "sr": ["rate"],
    "sample_rate": ["rate"], "batch_size": ["batch"], "n_epochs": ["epochs"],
    "num_epochs": ["epochs"], "max_iter": ["iterations", "epochs"], "n_iter": ["iterations"],
    "hidden": ["units"], "hidden_size": ["units"], "out_features": ["units"], "size": ["units"],
    "filters": ["channels", "units"], "out_channels": ["channels", "units"],
    "kernel_size": ["kernel"], "strides": ["stride"], "random_state": ["seed"],
    "test_size": ["test"], "train_size": ["test"], "stratify": ["by"], "groups": ["by"],
    "n_splits": ["count"], "folds": ["count"], "k": ["count"], "n": ["count"], "num": ["count"],
    "n_mels": ["bins"], "n_mfcc": ["coefficients"], "win_length": ["window"],
    "hop_length": ["hop"], "n_fft": ["window"], "fmin": ["low"], "fmax": ["high"],
    "key": ["by"], "reverse": ["descending"], "ascending": ["descending"], "dim": ["axis"],
    "axes": ["order"], "perm": ["order"], "n_components": ["dimensions"], "T": ["temperature"],
    "tau": ["temperature"], "alpha": ["imitation", "weight"], "lambda_": ["weight"],
    "label": ["by", "labels"], "xlabel": ["x_label"], "ylabel": ["y_label"], "yerr": ["error"],
    "xlab": ["x_label"], "ylab": ["y_label"], "main": ["title"], "filename": ["path"],
    "file": ["path"], "data": ["on", "clips"], "dataset": ["on", "clips"],
  ]
}
