import Binding
import Diagnostics
import Language

/// Builtins on values of any kind, and help.
let coreBuiltins: [Builtin] = [
  Builtin(
    "len", .language, "Counts the items of a list, characters of a text, clips, rows or fields.",
    Parameter<Value>("x", "Anything that has a number of parts."), returns: "integer",
    seeAlso: ["keys"],
    examples: [
      Example("len([3, 4, 5])", shows: "3"),
      Example(
        "[len(\"voice\"), len({a: 1, b: 2}), len(zeros([5, 2])), len(1..7)]",
        shows: "[5, 2, 5, 7]"),
    ]
  ) { _, x -> Int in
    guard let count = x.count else {
      throw Fault(
        "value.count", "`len` needs a value with parts, but \(x.literal) is \(article(x.typeName))",
        argument: 0)
    }
    return count
  },
  Builtin(
    "keys", .language, "Lists the names of the fields of a record or of any value that has fields.",
    Parameter<Value>("x", "A record, a dataset, a run, …."), returns: "list of text",
    seeAlso: ["len", "table"],
    examples: [
      Example("keys({a: 1, b: 2})", shows: "[\"a\", \"b\"]"),
      Example(
        "keys(synthetic(clips=8, speakers=2))",
        shows: """
          ["clips", "classes", "target", "truth", "labelled", "views", "labels", "audio",
           "video", "emotion", "speaker", "part", "emotion_true"]
          """),
    ]
  ) { _, x -> [String] in
    guard let names = x.record?.names ?? x.foreign?.fieldNames else {
      throw Fault(
        "value.fields",
        "`keys` needs a value with fields, but \(x.literal) is \(article(x.typeName))",
        argument: 0)
    }
    return names
  },
  Builtin(
    "record", .language, "Makes a record whose fields have names that a program works out.",
    Parameter<[String]>("names", "The names of the fields, each once."),
    Parameter<Items>("values", "As many values, in the same order."),
    details: "A record with names that are known is written `{a: 1, b: 2}`.",
    returns: "record", seeAlso: ["keys", "zip"],
    examples: [
      Example("record([\"a\", \"b\"], [1, 2])", shows: "{a: 1, b: 2}"),
      Example(
        "r = {a: 1, b: 2}\nrecord(keys(r), [10 * r[name] for name in keys(r)])",
        shows: "{a: 10, b: 20}"),
    ]
  ) { _, names, values -> Record in
    let values = values.items
    guard names.count == values.count else {
      throw Fault(
        "value.length",
        "`record` needs as many values as names, but has \(names.count) names and "
          + counted(values.count, "value"))
    }
    var seen: Set<String> = []
    if let twice = names.first(where: { !seen.insert($0).inserted }) {
      throw Fault(
        "value.repeated", "a record must have each name once, but `\(twice)` is there twice",
        hint: "Gather the values of a name in a list first.", argument: 0)
    }
    return Record(Array(zip(names, values)))
  },
  Builtin(
    "show", .language, "Shows a value in between; the last value of a cell is shown anyway.",
    Parameter<Value>("x", "Any value."), returns: "none",
    seeAlso: ["text", "describe"],
    examples: [
      Example("show(1 + 1)", shows: "2"),
      Example(
        "for rate in [0.1, 0.01] { show(sgd(rate=rate)) }",
        shows: """
          sgd(rate=0.1, momentum=0.9)
          sgd(rate=0.01, momentum=0.9)
          """),
    ]
  ) { call, x -> Value in
    try call.evaluation.host.show(x, in: call.evaluation)
    return .none
  },
  Builtin(
    "close", .language, "Tells whether two numbers or tensors differ by no more than a tolerance.",
    Parameter<NumberRow>("a", "A number, tensor or list."),
    Parameter<NumberRow>("b", "A number, tensor or list of the same shape."),
    Parameter<Double>(
      "tol", "The largest difference allowed.", default: 1e-6, unit: "plain number",
      where: .atLeast(0)),
    returns: "boolean",
    seeAlso: ["abs", "digest"],
    examples: [
      Example("close(0.1 + 0.2, 0.3)", shows: "true"),
      Example(
        "[close([1, 2], [1, 2.0001]), close([1, 2], [1, 2.0001], tol=0.001)]",
        shows: "[false, true]"),
    ]
  ) { _, a, b, tolerance -> Bool in
    guard a.numbers.count == b.numbers.count else { return false }
    return zip(a.numbers, b.numbers).allSatisfy { abs($0 - $1) <= tolerance }
  },
  Builtin(
    "text", .language, "Writes a value as text.",
    Parameter<Value>("x", "Any value."), returns: "text",
    seeAlso: ["show", "save_text"],
    examples: [
      Example("text([1, 2]) + \"!\"", shows: "\"[1, 2]!\""),
      Example(
        "\"clips: \" + text(len(synthetic(clips=40)))",
        shows: "\"clips: 40\""),
    ]
  ) { _, x -> String in x.string ?? x.literal },
  Builtin(
    "digest", .language,
    "Computes a short fingerprint of a value, equal exactly where all bits are.",
    Parameter<Value>("x", "Any value, such as a run or a tensor."),
    details:
      "The first 16 hexadecimal digits of a SHA-256 over the value. Two machines that print the same digest of a run have trained the same network to the last bit.",
    returns: "text",
    references: [
      "NIST, \"Secure hash standard\", FIPS 180-4, 2015"
    ],
    seeAlso: ["close"],
    examples: [
      Example("digest([1, 2]) == digest([1, 2])", shows: "true"),
      Example(
        "digest({a: 1}) == digest({a: 2})",
        shows: "false"),
    ]
  ) { _, x -> String in
    var digest = Digest()
    x.digest(into: &digest)
    return String(digest.hex.prefix(16))
  },
  Builtin(
    "help", .language, "Explains a builtin, or lists all of them.",
    Parameter<Value>("topic", "A builtin such as `fit`, or words to look for.", default: .none),
    returns: "text",
    seeAlso: ["describe"],
    examples: [
      Example("help(len)", shows: "..."),
      Example(
        "help(\"soften labels\")",
        shows: "..."),
    ]
  ) { call, topic -> Note in
    let catalogue = try call.environment().catalogue
    guard let name = topic.native?.name ?? topic.string else {
      guard topic.isNone else {
        return Note(
          "\(topic.literal) is \(article(topic.typeName)); `help` explains builtins such as `fit`.")
      }
      return Note(catalogue.overview())
    }
    if let page = catalogue.help(name) { return Note(page) }
    let found = catalogue.search(name)
    guard !found.isEmpty else {
      throw Fault(
        "help.unknown", "there is no builtin `\(name)`, and none that mentions it",
        hint: nearestName(to: name, among: catalogue.builtins.map(\.name)).map {
          "Did you mean `\($0)`?"
        },
        argument: 0)
    }
    return Note(found.prefix(12).map { "\($0.name): \($0.summary)" }.joined(separator: "\n"))
  },
  Builtin(
    "explain", .language, "Shows step by step how an expression gets its value.",
    Parameter<Value>("expression", "What to evaluate; its parts are shown as they are written."),
    details:
      "Inner parts come first and are indented; the whole comes last. A call of a function is one step. Where `and`, `or` or `if` leave a part out, it does not appear. Numbers are shown with four digits, and at most \(EvaluationTrace.limit) steps. The fields `expressions` and `values` hold the same as lists.",
    returns: "steps", seeAlso: ["help", "gradient", "show"],
    examples: [
      Example(
        "explain((1 + 2) * 3 > 8 and 2 in [4, 5])",
        shows: """
                (1 + 2)                   = 3
              (1 + 2) * 3                 = 9
            (1 + 2) * 3 > 8               = true
            2 in [4, 5]                   = false
          (1 + 2) * 3 > 8 and 2 in [4, 5] = false
          """),
      Example(
        """
        w = tensor([[1, 2], [0, 1]])
        x = tensor([1, 1])
        explain(softmax(w @ x)[0])
        """,
        shows: """
                w           = [[1, 2], [0, 1]]
                x           = [1, 1]
              w @ x         = [3, 1]
            softmax(w @ x)  = [0.8808, 0.1192]
          softmax(w @ x)[0] = 0.8808
          """),
    ], tracesArgument: true
  ) { call, value -> StepsValue in
    guard let trace = call.takeTrace() else {
      throw Fault(
        "call.unnamed",
        "`explain` must be called by its name, with the expression between its parentheses",
        hint: "Write `explain(1 + 2)`; it cannot be handed to `map`.")
    }
    return StepsValue(trace: trace)
  },
]
