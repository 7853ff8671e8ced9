import Binding
import Datasets
import Diagnostics
import Language
import Tensors

/// Builtins that divide data: splits, folds, label budgets.
let splitBuiltins: [Builtin] = [
  Builtin(
    "split", .data,
    "Divides clips into a training and a test part, and a validation part if asked.",
    Parameter<DatasetValue>("clips", "The data to divide."),
    Parameter<String?>(
      "by", "A label whose classes stay together, such as \"speaker\"; without it, clip by clip.",
      default: nil),
    Parameter<TestPart>(
      "test", "The part to judge by: a fraction such as 25%, or names of groups.",
      default: .fraction(0.25)),
    Parameter<TestPart?>(
      "validation", "The part to choose settings by, taken from the rest.", default: nil),
    Parameter<Bool>(
      "new_classes", "Whether the test part may have classes that training lacks.", default: false),
    seedParameter("The seed of the choice; without it, the notebook's."),
    details:
      "With `by`, a group is never on both sides: nobody is heard in training and in testing. Standardise by training statistics only; `fit` does so by itself. Where some labels are wrong on purpose and the data know the true ones (`synthetic` in regime C), the test part has the true ones.",
    returns: "record {train, validation, test}", seeAlso: ["folds", "label_budget"],
    examples: [
      Example(
        "{train, test} = split(synthetic(clips=120), by=\"speaker\", test=25%)\nlen(train) + len(test)",
        shows: "120"),
      Example(
        "clips = synthetic(clips=120)\nparts = split(clips, by=\"speaker\", test=[\"1\", \"2\"], validation=25%)\n{train, validation, test} = parts\n[len(train), len(validation), len(test)]",
        shows: "[60, 36, 24]"),
    ]
  ) { call, clips, group, test, validation, newClasses, seed -> Record in
    let key = call.sharedKey("split", seed: seed)
    let first = try clips.dataset.parted(by: group, test, newClasses, key)
    guard let validation else {
      return Record([
        ("train", DatasetValue(first.train).value), ("validation", .none),
        ("test", DatasetValue(first.test.withTrueLabels()).value),
      ])
    }
    // The validation fraction is a part of all clips, as the test fraction is.
    var wanted = validation
    if case .fraction(let part) = validation {
      let rest = Double(first.train.count) / Double(max(1, clips.dataset.count))
      guard part < rest else {
        throw Fault(
          "split.fraction",
          "the validation part must be less than what the test part leaves, \(percent(rest)) of the "
            + "clips, but is \(percent(part))",
          hint: "Ask for a smaller validation part or a smaller test part.", parameter: "validation"
        )
      }
      wanted = .fraction(part * Double(clips.dataset.count) / Double(max(1, first.train.count)))
    }
    let second = try first.train.parted(by: group, wanted, newClasses, key.child("validation"))
    return Record([
      ("train", DatasetValue(second.train).value), ("validation", DatasetValue(second.test).value),
      ("test", DatasetValue(first.test.withTrueLabels()).value),
    ])
  },
  Builtin(
    "folds", .data, "Divides clips into rounds of cross-validation.",
    Parameter<DatasetValue>("clips", "The data to divide."),
    Parameter<String?>(
      "by", "A label whose classes stay together, such as \"actor\"; without it, clip by clip.",
      default: nil),
    Parameter<Int>(
      "count", "The number of rounds; each clip is tested in exactly one.", default: 5,
      where: .atLeast(2)),
    Parameter<Double>(
      "validation", "The part of the training groups set aside to choose by; 0 for none.",
      default: 0, unit: "plain number", where: .within(0...0.9)),
    seedParameter("The seed of the choice; without it, the notebook's."),
    details: foldDetails,
    returns: "list of records {train, validation, test, fold, groups}",
    references: [
      "M. Stone, \"Cross-validatory choice and assessment of statistical predictions\", Journal of the Royal Statistical Society B, 1974"
    ],
    seeAlso: ["leave_one_out", "study", "split"],
    examples: [
      Example("len(folds(synthetic(clips=10), by=\"speaker\", count=4))", shows: "4"),
      Example("len(folds(synthetic(clips=80), count=5)[0].test)", shows: "16"),
    ]
  ) { call, clips, group, count, validation, seed -> Value in
    let key = call.sharedKey("folds", seed: seed)
    let rounds =
      try group.map { name in
        try clips.dataset.folds(by: name, count: count, validation: validation, key: key)
      } ?? clips.dataset.folds(count: count, validation: validation, key: key)
    return Fold.records(rounds)
  },
  Builtin(
    "leave_one_out", .data, "Divides clips into one round for each group, in which it is tested.",
    Parameter<DatasetValue>("clips", "The data to divide."),
    Parameter<String>("by", "A label whose classes are left out one by one, such as \"speaker\"."),
    Parameter<Double>(
      "validation", "The part of the training groups set aside to choose by; 0 for none.",
      default: 0, unit: "plain number", where: .within(0...0.9)),
    seedParameter("The seed of the choice of validation groups; without it, the notebook's."),
    details: "The rounds are in the order of the groups. " + foldDetails,
    returns: "list of records {train, validation, test, fold, groups}",
    references: [
      "M. Stone, \"Cross-validatory choice and assessment of statistical predictions\", Journal of the Royal Statistical Society B, 1974"
    ],
    seeAlso: ["folds", "study"],
    examples: [
      Example(
        "len(leave_one_out(synthetic(clips=40, speakers=5), by=\"speaker\"))", shows: "5"),
      Example(
        "rounds = leave_one_out(synthetic(clips=40, speakers=5), by=\"speaker\")\nrounds[1].groups",
        shows: "[\"2\"]"),
    ]
  ) { call, clips, group, validation, seed -> Value in
    Fold.records(
      try clips.dataset.foldsLeavingOneOut(
        by: group, validation: validation, key: call.sharedKey("folds", seed: seed)))
  },
  Builtin(
    "label_budget", .data, "Keeps the labels of a few clips and marks the others unlabelled.",
    Parameter<DatasetValue>("clips", "Usually the training part."),
    Parameter<Value>("amount", "A part such as 10%, or a number of clips of each class such as 4."),
    Parameter<String?>(
      "by", "The label whose classes are counted; without it, the target.", default: nil),
    seedParameter("The seed of the choice; without it, the notebook's."),
    details:
      "Unlabelled clips keep their sound and picture, so distillation can use the pair. With one seed, the clips of a smaller budget are among those of a larger one.",
    returns: "dataset", seeAlso: ["unlabelled", "distill"],
    examples: [
      Example("label_budget(synthetic(clips=80), 10%)", shows: "..."),
      Example(
        "clips = label_budget(synthetic(clips=80), 4)\nlen(filter(clips.labelled, x -> x))",
        shows: "32"),
    ]
  ) { call, clips, amount, label, seed in
    let key = call.sharedKey("label budget", seed: seed)
    if let number = amount.int {
      return DatasetValue(try clips.dataset.labelBudget(number, by: label, key: key))
    }
    guard let fraction = amount.number, label == nil else {
      throw Fault(
        "call.argument-type",
        label == nil
          ? "`amount` of `label_budget` must be a part such as 10% or a number such as 4, but is \(amount.literal)"
          : "`amount` must be a number of clips where `by` is given, but is \(amount.literal)",
        hint: "Write 10% for a part or 4 for four clips a class.", argument: 1)
    }
    return DatasetValue(try clips.dataset.labelBudget(fraction: fraction, key: key))
  },
  Builtin(
    "unlabelled", .data, "Marks every clip unlabelled, keeping its views.",
    Parameter<DatasetValue>("clips", "The data."), returns: "dataset", seeAlso: ["label_budget"],
    examples: [
      Example(
        "any = unlabelled(synthetic(clips=2))\nlen(filter(any.labelled, x -> x))", shows: "0"),
      Example(
        "clips = unlabelled(synthetic(clips=8))\nclips.views",
        shows: "[\"audio\", \"video\"]"),
    ]
  ) { _, clips in DatasetValue(clips.dataset.withoutLabels()) },
  Builtin(
    "permute_labels", .data, "Deals the labels of the labelled clips out anew, as a control.",
    Parameter<DatasetValue>("clips", "The training part, and nothing else."),
    Parameter<String?>(
      "within", "A label: each of its groups keeps its own labels, such as \"speaker\".",
      default: nil),
    seedParameter("The seed of the choice; without it, the notebook's."),
    details:
      "As many clips of each class as before, but which clip has which label is chance. A network trained on them and judged on true labels must be at chance level; where it is better, something leaks from training to test. Beside the controls self, shuffled and random of `distill`, it is the one for the whole procedure. In a study with several seeds, give `seed=t.seed`.",
    returns: "dataset",
    references: [
      "M. Ojala, G. C. Garriga, \"Permutation tests for studying classifier performance\", JMLR, 2010"
    ],
    seeAlso: ["label_budget", "distill", "study"],
    examples: [
      Example(
        "clips = synthetic(clips=80)\nsort(permute_labels(clips).truth) == sort(clips.truth)",
        shows: "true"),
      Example(
        "clips = synthetic(clips=80)\npermute_labels(clips, seed=1).truth == clips.truth",
        shows: "false"),
    ]
  ) { call, clips, group, seed in
    DatasetValue(
      try clips.dataset.permutingLabels(
        within: group, key: call.sharedKey("permuted labels", seed: seed)))
  },
  Builtin(
    "drop_unlabelled", .data, "Leaves out the clips whose label may not be used.",
    Parameter<DatasetValue>("clips", "The data, usually after `label_budget`."),
    details:
      "So that distillation has the labelled pairs alone; the difference is what unlabelled pairs are worth.",
    returns: "dataset", seeAlso: ["label_budget", "unlabelled"],
    examples: [
      Example(
        "few = label_budget(synthetic(clips=80), 4)\n[len(few), len(drop_unlabelled(few))]",
        shows: "[80, 32]"),
      Example(
        "clips = dataset({audio: [1, 2, 3]}, {word: [\"no\", none, \"yes\"]})\ndrop_unlabelled(clips).audio.values",
        shows: "[1.0, 3.0]"),
    ]
  ) { _, clips in
    let places = clips.dataset.labelled.indices.filter { clips.dataset.labelled[$0] }
    guard !places.isEmpty else {
      throw Fault(
        "dataset.no-clips",
        "at least one clip must have a label, but none of \(clips.dataset.count) has",
        hint: "Use a larger label budget.", argument: 0)
    }
    return DatasetValue(try clips.dataset.subset(places))
  },
]

extension Dataset {
  /// Two parts, by a fraction or by names, of whole groups or of clips.
  fileprivate func parted(
    by group: String?, _ part: TestPart, _ newClasses: Bool, _ key: RandomKey
  ) throws -> Split {
    switch (part, group) {
    case (.fraction(let fraction), let name?):
      return try split(by: name, fraction: fraction, key: key, allowsNewClasses: newClasses)
    case (.fraction(let fraction), nil): return try split(fraction: fraction, key: key)
    case (.groups(let names), let name?):
      return try split(by: name, test: names, allowsNewClasses: newClasses)
    case (.groups, nil):
      throw Fault(
        "split.groups", "names of groups can only be given together with `by`",
        hint: "Add by=\"speaker\", or the label whose classes these are.", parameter: "test")
    }
  }
}

/// A share of clips in percent, without decimals.
private func percent(_ share: Double) -> String { "\(decimal((share * 100).rounded()))%" }

private let foldDetails =
  "Every class of the target must be among the training clips of every round, or there is an error; a test part may lack classes, and unweighted accuracy then is over those it has. Where some labels are wrong on purpose and the data know the true ones (`synthetic` in regime C), the test parts have the true ones."

extension Fold {
  /// The rounds as `study` takes them.
  fileprivate static func records(_ rounds: [Fold]) -> Value {
    .list(
      rounds.map { fold in
        .record(
          Record([
            ("train", DatasetValue(fold.train).value),
            ("validation", fold.validation.map { DatasetValue($0).value } ?? .none),
            ("test", DatasetValue(fold.test.withTrueLabels()).value), ("fold", .int(fold.number)),
            ("groups", fold.testGroups.value),
          ]))
      })
  }
}
