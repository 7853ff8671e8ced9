import Autodiff
import Binding
import Datasets
import Diagnostics
import Distillation
import Language
import NeuralNets
import Plots
import Tensors

/// Builtins that describe networks; nothing here makes weights.
let networkBuiltins: [Builtin] = [
  Builtin(
    "network", .networks, "Starts a network that reads one view.",
    Parameter<String>("inputs", "The view it reads, such as \"audio\" or \"video\"."),
    Parameter<Int?>(
      "segment", "How many time steps make up a segment; without it, clips stay whole.",
      default: nil, where: .ifGiven(.within(1...1_000_000))),
    Parameter<Int?>(
      "hop",
      "How many time steps further the next segment begins, at most `segment`; without it, `segment`.",
      default: nil, where: .ifGiven(.within(1...1_000_000))),
    details:
      "With `segment` the network makes one vector of each segment of a clip, and the `aggregation` of a teacher or student makes one of those. What does not fill a segment at the end of a clip is left out. A network is a description. Layers are added with the pipe; weights are made by `fit` or `distill`, so that a description used twice never shares them.",
    returns: "network", seeAlso: ["dense", "teacher", "student"],
    examples: [
      Example(
        "network(inputs=\"audio\") |> dense(128, activation=\"relu\") |> dense(64)",
        shows: "audio → dense(128, relu) → dense(64)"),
      Example(
        "network(inputs=\"audio\", segment=20, hop=10)",
        shows: "audio (segments of 20 steps every 10)"),
    ]
  ) { _, view, segment, hop in
    guard !view.isEmpty else {
      throw Fault(
        "network.view", "`inputs` of `network` must name a view, but is empty",
        hint: "Name a view of the data, as `network(inputs=\"audio\")`.", parameter: "inputs")
    }
    guard segment != nil || hop == nil else {
      throw Fault(
        "call.arguments", "`hop` needs the length of a segment, but there is none",
        hint: "Add `segment=`.", parameter: "hop")
    }
    if let segment, let hop, hop > segment {
      throw Fault(
        "call.arguments",
        "`hop` must be at most `segment`, \(segment), or steps between segments are never seen, but "
          + "is \(hop)", hint: "Write `hop=\(segment)` for segments side by side.", parameter: "hop"
      )
    }
    let segmentation = try segment.map { try Segmentation(steps: $0, hop: hop) }
    return NetworkValue(encoder: Encoder(view: view, segmentation: segmentation))
  },
  Builtin(
    "dense", .networks, "Adds a fully connected layer: f(x W + b).",
    Parameter<NetworkValue>("network", "The network to add to."),
    Parameter<Int>("units", "The number of outputs.", where: .within(1...65_536)),
    Parameter<String>(
      "activation", "The function f.", default: "none",
      where: .oneOf(Activation.allCases.map(\.rawValue))),
    returns: "network",
    references: [
      "F. Rosenblatt, \"The perceptron: a probabilistic model for information storage and organization in the brain\", Psychological Review, 1958"
    ],
    seeAlso: ["network", "dropout"],
    examples: [
      Example("network(inputs=\"audio\") |> dense(8)", shows: "audio → dense(8)"),
      Example(
        "ear = network(inputs=\"audio\") |> dense(64, activation=\"relu\") |> dense(32)\nstudent(ear, [\"no\", \"yes\"], embedding=32)",
        shows: """
          student of audio, embedding 32, 2 classes
            audio → dense(64, relu) → dense(32)
            embedding 32
            header 2
          """),
    ]
  ) { _, network, units, activation in
    network.adding(Dense(units, Activation(rawValue: activation) ?? .none))
  },
  Builtin(
    "dropout", .networks, "Adds a layer that sets a part of the numbers to 0 while training.",
    Parameter<NetworkValue>("network", "The network to add to."),
    Parameter<Double>(
      "rate", "The part that is set to 0.", default: 0.5, unit: "plain number",
      where: Limit("at least 0 and below 1") { $0 >= 0 && $0 < 1 }),
    returns: "network",
    references: [
      "N. Srivastava et al., \"Dropout: a simple way to prevent neural networks from overfitting\", JMLR, 2014"
    ],
    seeAlso: ["mask", "gaussian_noise"],
    examples: [
      Example("network(inputs=\"audio\") |> dropout(20%)", shows: "audio → dropout(0.2)"),
      Example(
        "network(inputs=\"audio\") |> dense(64, activation=\"relu\") |> dropout()",
        shows: "audio → dense(64, relu) → dropout(0.5)"),
    ]
  ) { _, network, rate in network.adding(Dropout(Float(rate))) },
  Builtin(
    "batch_norm", .networks,
    "Adds a layer that standardises each number over the batch, then scales and shifts it.",
    Parameter<NetworkValue>("network", "The network to add to."), returns: "network",
    references: ["S. Ioffe, C. Szegedy, \"Batch normalization\", ICML 2015"],
    seeAlso: ["layer_norm"],
    examples: [
      Example("network(inputs=\"audio\") |> batch_norm()", shows: "audio → batch_norm()"),
      Example(
        "network(inputs=\"audio\") |> dense(64) |> batch_norm() |> relu()",
        shows: "audio → dense(64) → batch_norm() → activation(relu)"),
    ]
  ) { _, network in network.adding(BatchNorm()) },
  Builtin(
    "layer_norm", .networks,
    "Adds a layer that standardises each clip's numbers, then scales and shifts them.",
    Parameter<NetworkValue>("network", "The network to add to."), returns: "network",
    references: ["J. L. Ba, J. R. Kiros, G. E. Hinton, \"Layer normalization\", 2016"],
    seeAlso: ["batch_norm"],
    examples: [
      Example("network(inputs=\"audio\") |> layer_norm()", shows: "audio → layer_norm()"),
      Example(
        "network(inputs=\"audio\") |> gru(32) |> layer_norm() |> last_pool()",
        shows: "audio → gru(32) → layer_norm() → last_pool()"),
    ]
  ) { _, network in network.adding(LayerNorm()) },
  activation(
    "relu", .relu,
    "Keeps what is positive: of a network as a layer, of numbers element by element.",
    "relu([-1, 2]).values", "[0.0, 2.0]",
    "V. Nair, G. E. Hinton, \"Rectified linear units improve restricted Boltzmann machines\", ICML 2010"
  ),
  activation(
    "gelu", .gelu,
    "Applies the Gaussian error linear unit: of a network as a layer, of numbers element by element.",
    "gelu(0)", "0.0", "D. Hendrycks, K. Gimpel, \"Gaussian error linear units (GELUs)\", 2016"),
  activation(
    "tanh", .tanh,
    "Applies the hyperbolic tangent: of a network as a layer, of numbers element by element.",
    "tanh(0)", "0.0",
    "Y. LeCun, L. Bottou, G. B. Orr, K.-R. Müller, \"Efficient BackProp\", Neural Networks: Tricks of the Trade, 1998"
  ),
  Builtin(
    "teacher", .networks, "Describes a teacher: encoders for the views, fusion, embedding, header.",
    Parameter<[String]>("classes", "The names of the classes, usually `train.classes`."),
    Parameter<NetworkValue?>(
      "audio", "The network for what the student will have too.", default: nil),
    Parameter<NetworkValue?>(
      "video", "The network for the privileged view; its `inputs` say which view that is.",
      default: nil),
    Parameter<String>(
      "fusion", "How the two encodings become one.", default: "concat",
      where: .oneOf(Fusion.allCases.map(\.rawValue))),
    aggregationParameter,
    Parameter<Int>(
      "embedding", "The width of the embedding.", default: 64, where: .within(1...65_536)),
    headerParameter,
    details: "With one network alone it is an audio-only or a video-only teacher.",
    returns: "teacher",
    references: [
      "A. Hajavi, A. Etemad, \"Audio representation learning by distilling video as privileged information\", IEEE Transactions on Artificial Intelligence, 2023"
    ],
    seeAlso: ["student", "fit", "am_softmax", "aam_softmax"],
    examples: [
      Example(
        "ear = network(inputs=\"audio\")\neye = network(inputs=\"video\")\nteacher(audio=ear, video=eye, embedding=8, classes=[\"a\", \"b\"]).views",
        shows: "[\"audio\", \"video\"]"),
      Example(
        "eye = network(inputs=\"video\") |> dense(16, activation=\"relu\")\nteacher([\"no\", \"yes\"], video=eye, embedding=8)",
        shows: """
          teacher of video, embedding 8, 2 classes
            video → dense(16, relu)
            embedding 8
            header 2
          """),
    ]
  ) { _, classes, audio, video, fusion, aggregation, embedding, header in
    ModelValue(
      specification: try ModelSpecification(
        role: .teacher, encoders: [audio, video].compactMap { $0?.encoder },
        fusion: Fusion(rawValue: fusion) ?? .concat,
        aggregation: aggregationLayers(aggregation, [audio, video].compactMap { $0 }),
        embedding: embedding, classes: classes,
        header: header.header))
  },
  Builtin(
    "student", .networks, "Describes a student: one encoder, embedding, header.",
    Parameter<NetworkValue>("audio", "The network for what will be there in use."),
    Parameter<[String]>("classes", "The names of the classes, usually `train.classes`."),
    aggregationParameter,
    Parameter<Int>(
      "embedding", "The width of the embedding, usually the teacher's.", default: 64,
      where: .within(1...65_536)),
    headerParameter,
    details:
      "The embedding is a linear layer after the network, left out where the network already ends in one of that width. A network without layers that reads a view of that width is a linear soft-max: the view is its own embedding.",
    returns: "student",
    references: [
      "A. Hajavi, A. Etemad, \"Audio representation learning by distilling video as privileged information\", IEEE Transactions on Artificial Intelligence, 2023"
    ],
    seeAlso: ["teacher", "distill", "fit", "am_softmax", "aam_softmax"],
    examples: [
      Example(
        "ear = network(inputs=\"audio\") |> dense(16, activation=\"relu\")\nstudent(audio=ear, embedding=8, classes=[\"a\", \"b\"])",
        shows:
          "student of audio, embedding 8, 2 classes\n  audio → dense(16, relu)\n  embedding 8\n  header 2"
      ),
      Example(
        "ear = network(inputs=\"audio\", segment=10) |> dense(16) |> mean_pool()\nmemory = network(inputs=\"segments\") |> gru(8, returns=\"last\")\nstudent(ear, [\"no\", \"yes\"], aggregation=memory, embedding=8)",
        shows: """
          student of audio, embedding 8, 2 classes
            audio (segments of 10 steps) → dense(16) → mean_pool()
            aggregation gru(8, returns=last)
            embedding 8
            header 2
          """),
    ]
  ) { _, audio, classes, aggregation, embedding, header in
    ModelValue(
      specification: try ModelSpecification(
        role: .student, encoders: [audio.encoder],
        aggregation: aggregationLayers(aggregation, [audio]), embedding: embedding,
        classes: classes,
        header: header.header))
  },
  Builtin(
    "summary", .networks,
    "Lists the layers of a teacher or student with their sizes on given data.",
    Parameter<Either<ModelValue, RunValue>>("model", "A teacher, a student or a run."),
    Parameter<DatasetValue?>(
      "on", "Data with the views it reads; a run knows them already.", default: nil),
    returns: "table", seeAlso: ["teacher", "student"],
    examples: [
      Example(
        "clips = synthetic(clips=80)\nm = student(audio=network(inputs=\"audio\"), embedding=8, classes=clips.classes)\nsum(summary(m, on=clips).parameters)",
        shows: "400"),
      Example(
        "clips = synthetic(clips=16, speakers=2)\near = network(inputs=\"audio\") |> dense(16, activation=\"relu\")\nsummary(student(ear, clips.classes, embedding=8), on=clips)",
        shows: """
          part           layer            output  parameters
          ──────────────────────────────────────────────────
          encoder audio  dense(16, relu)  [16]           656
          embedding      dense(8)         [8]            136
          header         dense(8)         [8]             72
          864 parameters
          """),
    ]
  ) { _, model, data in
    var specification: ModelSpecification
    var inputs: [ItemShape]
    switch model {
    case .first(let value):
      specification = value.specification
      guard let data else {
        throw Fault(
          "call.missing-argument", "`summary` of a \(value.typeName) needs data to know the sizes",
          hint: "Add `on=train`.")
      }
      inputs = try specification.views.map { try ClipView(data.dataset.view($0)).shape }
    case .second(let value):
      specification = value.run.model.specification
      inputs = value.run.model.inputs
    }
    let layers = try specification.layers(inputs: inputs)
    return TableValue(
      table: try Table([
        TableColumn("part", text: layers.map(\.part)),
        TableColumn("layer", text: layers.map(\.layer)),
        TableColumn("output", text: layers.map(\.output)),
        TableColumn("parameters", numbers: layers.map { Double($0.parameters) }),
      ]), caption: "\(layers.reduce(0) { $0 + $1.parameters }) parameters")
  },
]

private let aggregationParameter = Parameter<NetworkValue?>(
  "aggregation",
  "What makes one vector of the embeddings of a clip's segments, such as `network(inputs=\"segments\") |> gru(64, returns=\"last\")`; without it, where a network has segments, their mean.",
  default: nil)

/// The layers of an aggregation; the mean where there are segments and nothing else was asked for.
private func aggregationLayers(
  _ aggregation: NetworkValue?, _ networks: [NetworkValue]
) throws(Fault) -> [any Layer] {
  if let aggregation {
    guard aggregation.encoder.view == "segments", aggregation.encoder.segmentation == nil else {
      throw Fault(
        "model.aggregation",
        "an aggregation must read the segments of a clip, all of them, but reads "
          + (aggregation.encoder.segmentation.map { "segments of \($0) of them" }
            ?? "`\(aggregation.encoder.view)`"),
        hint: "Begin it with `network(inputs=\"segments\")`.", parameter: "aggregation")
    }
    return aggregation.encoder.layers
  }
  return networks.contains { $0.encoder.segmentation != nil } ? [MeanPool()] : []
}

/// A builtin for an activation: a layer where it is given a network, else a function of numbers.
private func activation(
  _ name: String, _ activation: Activation, _ summary: String, _ example: String, _ shows: String,
  _ reference: String
) -> Builtin {
  Builtin(
    name, .networks, summary,
    Parameter<Either<NetworkValue, NumberOrTensor>>(
      "x", "A network, a number, a tensor or a list."),
    returns: "network, number or tensor", references: [reference], seeAlso: ["dense"],
    examples: [
      Example(example, shows: shows),
      Example(
        "network(inputs=\"audio\") |> dense(8) |> \(name)()",
        shows: "audio → dense(8) → activation(\(name))"),
    ]
  ) { _, x -> Value in
    switch x {
    case .first(let network): return network.adding(Nonlinearity(activation)).value
    case .second(let operand):
      guard let function = activation.function else { return operand.value }
      switch operand {
      case .number(let number): return .float(Double(function(Float(number))))
      case .tensor(let tensor): return TensorValue.value(of: tensor.mapped(function))
      case .traced(let traced): return try traced.applying(function)
      }
    }
  }
}
