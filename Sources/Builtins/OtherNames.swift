/// What other libraries call a builtin, or what stands for something that is none.
///
/// Only for the hint of `name.unknown`: there is one name for each thing.
let otherNames: [String: String] = {
  var hints: [String: String] = [
    "concat": "Join lists with `+`.", "concatenate": "Join lists with `+`.",
    "extend": "Join lists with `+`.", "dot": "Write `a @ b`.", "matmul": "Write `a @ b`.",
    "pow": "Write `x ^ 2`.", "mod": "Write `%`.", "arange": "Write a range as `0..<10`.",
    "linspace": "Compute it from a range: `[i / 10 for i in 0..10]`.",
    "ones": "Write `zeros(shape) + 1`.", "median": "Write `quantile(x, 0.5)`.",
    "shape": "Write `x.shape`.", "plus": "Write `+`.", "ifelse": "Write `if c { a } else { b }`.",
    "any": "Write `len(filter(xs, c)) > 0`.", "all": "Write `len(filter(xs, c)) == len(xs)`.",
    "sum_by": "Write `sum(map(xs, f))`.", "unique": "`describe(clips)` lists the classes.",
  ]
  for (builtin, words) in synonyms {
    for word in words { hints[word] = "Write `\(builtin)`." }
  }
  return hints
}()

private let synonyms: [String: [String]] = [
  "dense": ["linear", "Linear", "fully_connected"],
  "tdnn": ["conv1d", "Conv1d", "Conv1D", "conv"],
  "netvlad": ["vlad"], "statistics_pool": ["stats_pool"],
  "layer_norm": ["layernorm"], "batch_norm": ["batchnorm"],
  "sd": ["std", "stdev"], "random_normal": ["randn"],
  "read_audio": ["load_audio", "load_wav", "read_wav"], "write_audio": ["save_audio", "save_wav"],
  "load_csv": ["read_csv", "load_table"], "log_mel": ["melspectrogram", "fbank"],
  "split": ["train_test_split"], "folds": ["kfold", "KFold", "cross_validation"],
  "distill": ["distil"],
  "heatmap": ["imshow"], "histogram": ["hist"], "bars": ["barplot"],
  "boxes": ["boxplot"], "table": ["DataFrame", "data_frame"],
  "standardize": ["normalize", "StandardScaler"], "confusion": ["confusion_matrix"],
  "eer": ["equal_error_rate"], "paired_test": ["ttest", "t_test"], "tsne": ["TSNE"],
  "pca": ["PCA"], "take": ["head"], "reduce": ["fold"],
  "sort": ["sorted"], "map": ["apply", "lapply"],
]
