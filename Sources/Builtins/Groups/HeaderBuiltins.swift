import Binding
import Distillation
import Language

/// The headers with settings; the plain one is a word.
private let headers = Headers.all.filter { !$0.settings.isEmpty }

/// The names of ``headerBuiltins``, in their order.
let headerNames = headers.map(\.about.name)

/// One builtin for each header with settings, made from the list.
let headerBuiltins: [Builtin] = headers.map { header in
  Builtin(
    header.about.name, .networks, header.about.summary, parameters: header.parameters,
    details: header.about.formula
      + "\nEmbeddings and weights count by their direction alone and there is no bias. The margin is there in training, for clips with a label; in evaluation and validation the scores are s cos θ.",
    returns: "header", references: [header.about.reference], seeAlso: ["teacher", "student"],
    examples: [
      Example(
        "\(header.about.name)(margin=0.3)",
        shows: (try? header.with(["margin": 0.3]))?.description ?? ""),
      Example(
        "ear = network(inputs=\"audio\")\nstudent(ear, [\"no\", \"yes\"], embedding=8, header=\(header.about.name)(scale=20))",
        shows: """
          student of audio, embedding 8, 2 classes
            audio
            embedding 8
            header 2, \((try? header.with(["scale": 20]))?.description ?? "")
          """),
    ]
  ) { _, arguments in HeaderValue(header: try header.reading(arguments)) }
}
