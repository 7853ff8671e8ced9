import Autodiff
import Binding
import Diagnostics
import NeuralNets
import Tensors

/// Builtins that add convolutional layers to the description of a network.
let convolutionBuiltins: [Builtin] = [
  Builtin(
    "tdnn", .networks,
    "Adds a convolution over time, a time-delay layer: each step sees the steps around it.",
    Parameter<NetworkValue>("network", "The network to add to; its steps are plain features."),
    Parameter<Int>("units", "The number of outputs of a step.", where: .within(1...65_536)),
    Parameter<Int>("kernel", "The number of steps that an output sees.", default: 5, where: size),
    Parameter<Int>(
      "dilation", "How many steps lie from one of them to the next.", default: 1, where: size),
    Parameter<Int>("stride", "By how many steps the window moves.", default: 1, where: size),
    paddingParameter, activationParameter, normParameter,
    details:
      "Clips do not see each other. With `padding=\"valid\"` a clip loses (kernel − 1) × dilation steps and must have more than those.",
    returns: "network",
    references: [
      "A. Waibel et al., \"Phoneme recognition using time-delay neural networks\", IEEE Transactions on ASSP, 1989",
      "D. Snyder et al., \"X-vectors: robust DNN embeddings for speaker recognition\", ICASSP 2018",
    ],
    seeAlso: ["conv2d", "dense"],
    examples: [
      Example(
        "network(inputs=\"audio\") |> tdnn(128) |> tdnn(128, kernel=3, dilation=2)",
        shows: "audio → tdnn(128) → tdnn(128, kernel=3, dilation=2)"),
      Example(
        "network(inputs=\"audio\") |> tdnn(64, kernel=3, padding=\"valid\", norm=false)",
        shows: "audio → tdnn(64, kernel=3, padding=valid, norm=false)"),
    ]
  ) { _, network, units, kernel, dilation, stride, padding, activation, norm in
    network.adding(
      TimeDelay(
        units, kernel: kernel, dilation: dilation, stride: stride, padding: padded(padding),
        function(activation), isNormalized: norm))
  },
  Builtin(
    "conv2d", .networks,
    "Adds a convolution over time and bins of an image, such as a spectrogram.",
    Parameter<NetworkValue>(
      "network", "The network to add to; its steps are bins, or bins with channels."),
    Parameter<Int>("channels", "The number of channels of the result.", where: .within(1...65_536)),
    Parameter<Int>("kernel", "How many steps and bins an output sees.", default: 3, where: size),
    Parameter<Int>(
      "stride", "By how many steps and bins the window moves.", default: 1, where: size),
    paddingParameter, activationParameter, normParameter,
    returns: "network",
    references: [
      "Y. LeCun et al., \"Gradient-based learning applied to document recognition\", Proceedings of the IEEE, 1998"
    ],
    seeAlso: ["residual", "flatten", "tdnn"],
    examples: [
      Example(
        "network(inputs=\"audio\") |> conv2d(32) |> conv2d(64, stride=2)",
        shows: "audio → conv2d(32) → conv2d(64, stride=2)"),
      Example(
        "network(inputs=\"audio\") |> conv2d(8, kernel=5, activation=\"gelu\")",
        shows: "audio → conv2d(8, kernel=5, activation=gelu)"),
    ]
  ) { _, network, channels, kernel, stride, padding, activation, norm in
    network.adding(
      Convolution2D(
        channels, kernel: kernel, stride: stride, padding: padded(padding), function(activation),
        isNormalized: norm))
  },
  Builtin(
    "residual", .networks,
    "Adds a residual block: two 3 × 3 convolutions and a way around them.",
    Parameter<NetworkValue>(
      "network", "The network to add to; its steps are bins, or bins with channels."),
    Parameter<Int>("channels", "The number of channels of the result.", where: .within(1...65_536)),
    Parameter<Int>(
      "stride", "By how many steps and bins the first window moves.", default: 1, where: size),
    details:
      "Both convolutions have batch norm. Where stride or channels change the shape, a 1 × 1 convolution with batch norm fits the input to it.",
    returns: "network",
    references: [
      "K. He, X. Zhang, S. Ren, J. Sun, \"Deep residual learning for image recognition\", CVPR 2016"
    ],
    seeAlso: ["conv2d", "flatten"],
    examples: [
      Example(
        "network(inputs=\"audio\") |> residual(16) |> residual(32, stride=2)",
        shows: "audio → residual(16) → residual(32, stride=2)"),
      Example(
        "network(inputs=\"audio\") |> conv2d(16) |> residual(16) |> mean_pool()",
        shows:
          "audio → conv2d(16) → residual(16) → mean_pool()"
      ),
    ]
  ) { _, network, channels, stride in network.adding(Residual(channels, stride: stride)) },
  windowPooling(
    "max_pool2d", "the largest number", "Small shifts of a pattern then matter less.",
    seeAlso: ["mean_pool2d", "max_pool", "conv2d"],
    [
      Example(
        "network(inputs=\"audio\") |> conv2d(16) |> max_pool2d() |> conv2d(32)",
        shows: "audio → conv2d(16) → max_pool2d() → conv2d(32)"),
      Example(
        "network(inputs=\"audio\") |> max_pool2d(3, stride=2, padding=\"same\")",
        shows: "audio → max_pool2d(3, stride=2, padding=same)"),
    ]
  ) { MaxPool2D($0) },
  windowPooling(
    "mean_pool2d", "the mean", "What lies beyond an edge does not count.",
    seeAlso: ["max_pool2d", "mean_pool", "conv2d"],
    [
      Example(
        "network(inputs=\"audio\") |> conv2d(16) |> mean_pool2d()",
        shows: "audio → conv2d(16) → mean_pool2d()"),
      Example(
        "network(inputs=\"audio\") |> mean_pool2d(4) |> flatten()",
        shows: "audio → mean_pool2d(4) → flatten()"),
    ]
  ) { MeanPool2D($0) },
  Builtin(
    "flatten", .networks,
    "Adds a layer that reads bins and channels of a step, or all steps of a clip, as plain features.",
    Parameter<NetworkValue>("network", "The network to add to."),
    Parameter<Bool>(
      "time", "Whether the steps are joined to one vector too; all clips must have as many.",
      default: false),
    returns: "network", seeAlso: ["conv2d"],
    examples: [
      Example(
        "network(inputs=\"audio\") |> flatten(time=true)", shows: "audio → flatten(time=true)"),
      Example(
        "network(inputs=\"audio\") |> conv2d(8, stride=2) |> flatten() |> gru(32)",
        shows: "audio → conv2d(8, stride=2) → flatten() → gru(32)"),
    ]
  ) { _, network, time in network.adding(Flatten(joinsTime: time)) },
]

/// A builtin for a layer that boils windows of an image down.
private func windowPooling(
  _ name: String, _ what: String, _ advice: String, seeAlso: [String], _ examples: [Example],
  make: @escaping @Sendable (PoolingWindow) -> any Layer
) -> Builtin {
  Builtin(
    name, .networks,
    "Adds a layer that takes \(what) of each channel in windows over time and bins of an image.",
    Parameter<NetworkValue>(
      "network", "The network to add to; its steps are bins, or bins with channels."),
    Parameter<Int>("size", "How many steps and bins a window covers.", default: 2, where: size),
    Parameter<Int?>(
      "stride", "By how many steps and bins it moves; by its size unless given.", default: nil,
      where: .ifGiven(size)),
    Parameter<String>(
      "padding",
      "Windows stay within the image and what is too short for one is lost (valid), or are cut off at the edges (same).",
      default: "valid", where: .oneOf(ConvolutionAxis.Padding.allCases.map(\.rawValue))),
    details:
      advice
      + " A clip must have as many steps as a window with `padding=\"valid\"`. To pool all of time and bins at once, use `max_pool()` or `mean_pool()`.",
    returns: "network",
    references: [
      "Y. LeCun et al., \"Gradient-based learning applied to document recognition\", Proceedings of the IEEE, 1998"
    ],
    seeAlso: seeAlso, examples: examples
  ) { _, network, size, stride, padding in
    network.adding(make(PoolingWindow(size, stride: stride, padding: padded(padding))))
  }
}

private let size = Limit<Int>.within(1...ConvolutionAxis.largest)

private let paddingParameter = Parameter<String>(
  "padding", "What an output near an end sees: zeros (same), or there is none (valid).",
  default: "same", where: .oneOf(ConvolutionAxis.Padding.allCases.map(\.rawValue)))

private let activationParameter = Parameter<String>(
  "activation", "The function of the result.", default: "relu",
  where: .oneOf(Activation.allCases.map(\.rawValue)))

private let normParameter = Parameter<Bool>(
  "norm", "Whether batch norm stands before the function, in place of a bias.", default: true)

private func padded(_ name: String) -> ConvolutionAxis.Padding {
  ConvolutionAxis.Padding(rawValue: name) ?? .same
}

private func function(_ name: String) -> Activation { Activation(rawValue: name) ?? .relu }
