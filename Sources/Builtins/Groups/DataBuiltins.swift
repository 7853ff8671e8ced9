import Binding
import Datasets
import Diagnostics
import Language
import Tensors

/// Builtins that choose, change and describe data.
let dataBuiltins: [Builtin] = [
  Builtin(
    "describe", .data, "Describes data: where they are from, what they hold, what was left out.",
    Parameter<Value>("data", "A dataset, a table, a tensor or any other value."),
    returns: "value",
    seeAlso: ["summary", "table"],
    examples: [
      Example("describe([1, 2, 3])", shows: "[1, 2, 3]"),
      Example(
        "describe(table({word: [\"no\", \"yes\", \"no\"], seconds: [0.4, 0.6, 0.5]}))",
        shows: """
          column   kind    missing  different  lowest  mean  highest
          ──────────────────────────────────────────────────────────
          word     text          0          2  no         –  yes
          seconds  number        0          3  0.4      0.5  0.6
          """),
    ]
  ) { _, data -> Value in
    guard let table = (data.foreign as? TableValue)?.table else { return data }
    return .foreign(TableValue(table: try TableSummary(table).table))
  },
  Builtin(
    "take", .data, "Keeps the first clips, rows or items.",
    Parameter<Value>("data", "A dataset, a table or a list."),
    Parameter<Int>("count", "How many to keep; fewer where there are fewer.", where: .atLeast(0)),
    returns: "what was given", seeAlso: ["shuffle", "where"],
    examples: [
      Example("take([5, 6, 7], 2)", shows: "[5, 6]"),
      Example(
        "take(table({word: [\"no\", \"yes\", \"no\"]}), 2).word",
        shows: "[\"no\", \"yes\"]"),
    ]
  ) { _, data, count -> Value in
    switch data.foreign {
    case let value as DatasetValue: return DatasetValue(try value.dataset.taking(count)).value
    case let value as TableValue:
      return TableValue(table: try value.table.rows(Array(0..<min(count, value.table.rowCount))))
        .value
    default:
      guard let items = try Items.read(data) else {
        throw Fault(
          "call.argument-type",
          "`take` needs a dataset, a table or a list, but got \(data.literal)",
          argument: 0)
      }
      return .list(Array(items.items.prefix(count)))
    }
  },
  Builtin(
    "where", .data, "Keeps the clips or rows whose label is one of some names.",
    Parameter<Value>("data", "A dataset or a table."),
    Parameter<String>("label", "The name of a label or column."),
    Parameter<Either<[String], String>>("is", "The names to keep."),
    returns: "what was given", seeAlso: ["take", "filter"],
    examples: [
      Example(
        "clips = synthetic(clips=40) |> where(\"speaker\", is=[\"1\", \"2\"])\nlen(clips)",
        shows: "8"),
      Example(
        "words = table({word: [\"no\", \"yes\", \"no\"], seconds: [0.4, 0.6, 0.5]})\nwhere(words, \"word\", is=\"no\").seconds",
        shows: "[0.4, 0.5]"),
    ]
  ) { _, data, label, names -> Value in
    var wanted: [String]
    switch names {
    case .first(let list): wanted = list
    case .second(let name): wanted = [name]
    }
    switch data.foreign {
    case let value as DatasetValue:
      return DatasetValue(try value.dataset.filtered(by: label, to: wanted)).value
    case let value as TableValue:
      return TableValue(table: try value.table.rows(where: label, in: Set(wanted))).value
    default:
      throw Fault(
        "call.argument-type", "`where` needs a dataset or a table, but got \(data.literal)",
        hint: "Use `filter` for lists.", argument: 0)
    }
  },
  Builtin(
    "shuffle", .data, "Puts clips or items in random order.",
    Parameter<Value>("data", "A dataset or a list."),
    seedParameter(),
    returns: "what was given", seeAlso: ["take"],
    examples: [
      Example("sum(shuffle(1..5))", shows: "15"),
      Example(
        "clips = synthetic(clips=8, speakers=2)\nshuffle(clips, seed=1).speaker == shuffle(clips, seed=1).speaker",
        shows: "true"),
    ]
  ) { call, data, seed -> Value in
    let key = call.key(seed: seed)
    if let value = data.foreign as? DatasetValue {
      return DatasetValue(try value.dataset.shuffled(key)).value
    }
    guard let items = try Items.read(data)?.items else {
      throw Fault(
        "call.argument-type", "`shuffle` needs a dataset or a list, but got \(data.literal)",
        argument: 0)
    }
    return .list(key.permutation(items.count).map { items[$0] })
  },
  Builtin(
    "standardize", .data, "Gives each feature of a view mean 0 and standard deviation 1.",
    Parameter<DatasetValue>("clips", "The data."),
    Parameter<String?>(
      "by", "A label: each of its groups is standardised by its own clips alone.", default: nil),
    Parameter<String?>("view", "The view; without it, every view.", default: nil),
    Parameter<DatasetValue?>(
      "using", "The data whose statistics are used; without it, the data's own.", default: nil),
    details:
      "`fit` standardises by training statistics anyway. Standardising by group, say by actor, removes what a face looks like at rest; it uses only that group's own clips, so nothing leaks.",
    returns: "dataset", seeAlso: ["fit"],
    examples: [
      Example(
        "clips = synthetic(clips=40) |> standardize(by=\"speaker\", view=\"video\")\nabs(round(mean(clips.video), 3))",
        shows: "0.0"),
      Example(
        "{train, test} = split(synthetic(clips=40), by=\"speaker\", test=[\"1\", \"2\"])\nheard = standardize(test, view=\"audio\", using=train)\nabs(mean(heard.audio)) < 1",
        shows: "true"),
    ]
  ) { _, clips, group, view, using in
    if group != nil, using != nil {
      throw Fault(
        "call.arguments", "`standardize` takes `by` or `using`, but has both",
        hint: "Leave one out.", parameter: "using")
    }
    var data = clips.dataset
    for name in view.map({ [$0] }) ?? data.viewNames {
      if let group {
        data = try data.standardized(view: name, by: group)
      } else {
        data = try data.standardized(
          view: name, with: (using?.dataset ?? clips.dataset).standardization(of: name))
      }
    }
    return DatasetValue(data)
  },
  Builtin(
    "drop_view", .data, "Takes a view away, from all clips or from a share of them.",
    Parameter<DatasetValue>("clips", "The data."), Parameter<String>("view", "The view."),
    Parameter<Double?>(
      "share",
      "The share of the clips that lose it, from 0 to 1, and keep the mean in its place; without it, there is no such view any more.",
      default: nil, unit: "plain number", where: .ifGiven(.within(0...1))),
    Parameter<DatasetValue?>(
      "using",
      "The data whose mean is put in its place, usually the training part; without them, the clips'.",
      default: nil),
    seedParameter("The seed of the choice; without it, the notebook's."),
    details:
      "The mean is 0 once a view is standardised, so that a clip says nothing by it. With one seed, the clips of a smaller share are among those of a larger one.",
    returns: "dataset", seeAlso: ["missing", "noise"],
    examples: [
      Example("drop_view(synthetic(clips=2), \"video\").views", shows: "[\"audio\"]"),
      Example(
        "clips = drop_view(synthetic(clips=40), \"video\", share=100%)\nclips.video[0, 0] == clips.video[39, 0]",
        shows: "true"),
    ]
  ) { call, clips, view, share, using, seed in
    guard let share else {
      guard using == nil, seed == nil else {
        throw Fault(
          "call.arguments", "`using` and `seed` are for a share of the clips, but none is given",
          hint: "Add share=50%, or leave them out.",
          parameter: using == nil ? "seed" : "using")
      }
      return DatasetValue(try clips.dataset.dropping(view: view))
    }
    return DatasetValue(
      try clips.dataset.blanking(
        view: view, share: share, mean: using?.dataset, key: call.sharedKey("missing", seed: seed)))
  },
  Builtin(
    "sequences", .data, "Lists the time steps of each clip in a view, without padding.",
    Parameter<DatasetValue>("clips", "The data."),
    Parameter<String>("view", "A view of sequences."),
    details:
      "`clips.audio` is one tensor of all clips, as long as the longest; here each has its own length. `dataset` takes such a list as a view.",
    returns: "list of tensors [time, features]", seeAlso: ["dataset", "network"],
    examples: [
      Example(
        "sequences(corpus(\"japanese-vowels\"), \"cepstra\")[0].shape", shows: "[20, 12]"),
      Example(
        "clips = synthetic(clips=4, speakers=2, emotions=2, steps=8)\n[len(steps) >= 6 for steps in sequences(clips, \"video\")]",
        shows: "[true, true, true, true]"),
    ]
  ) { _, clips, view -> Value in
    .list(try clips.dataset.sequences(of: view).map { TensorValue(tensor: $0).value })
  },
  Builtin(
    "target", .data, "Chooses the label to learn.",
    Parameter<DatasetValue>("clips", "The data."),
    Parameter<String>("label", "The name of a label, such as \"emotion\" or \"speaker\"."),
    returns: "dataset",
    seeAlso: ["where", "label_budget"],
    examples: [
      Example("len(target(synthetic(speakers=5, clips=2), \"speaker\").classes)", shows: "5"),
      Example(
        "clips = target(corpus(\"japanese-vowels\"), \"speaker\")\nclips.target",
        shows: "\"speaker\""),
    ]
  ) { _, clips, label in DatasetValue(try clips.dataset.targeting(label)) },
]
