import Binding
import Diagnostics
import Distillation
import Language
import NeuralNets

/// Builtins for layers that spoil their input in training, and for pictures at each time step.
let augmentationBuiltins: [Builtin] = [
  Builtin(
    "mask", .networks, "Adds a layer that hides some bands and steps of each clip while training.",
    Parameter<NetworkValue>("network", "The network to add to; sequences must come in."),
    Parameter<Int>(
      "bands", "The most neighbouring bands that are hidden.", default: 8,
      where: .within(0...65_536)),
    Parameter<Int>(
      "steps", "The most neighbouring time steps that are hidden, and at most half of a clip.",
      default: 20, where: .within(0...1_000_000)),
    details:
      "How many are hidden, and which, is drawn for each clip in each step. What is hidden becomes 0, the mean where views are standardised.",
    returns: "network",
    references: [
      "D. S. Park et al., \"SpecAugment: a simple data augmentation method for automatic speech recognition\", Interspeech, 2019"
    ],
    seeAlso: ["dropout", "gaussian_noise", "spec_augment"],
    examples: [
      Example(
        "network(inputs=\"audio\") |> mask(steps=10) |> mean_pool()",
        shows: "audio → mask(bands=8, steps=10) → mean_pool()"),
      Example(
        "network(inputs=\"audio\") |> mask(bands=0, steps=5) |> tdnn(32) |> mean_pool()",
        shows: "audio → mask(bands=0, steps=5) → tdnn(32) → mean_pool()"),
    ]
  ) { _, network, bands, steps in network.adding(SpectrogramMask(bands: bands, steps: steps)) },
  Builtin(
    "gaussian_noise", .networks, "Adds a layer that adds noise while training.",
    Parameter<NetworkValue>("network", "The network to add to."),
    Parameter<Double>(
      "deviation", "The standard deviation of the noise.", unit: "plain number", where: .atLeast(0)),
    returns: "network",
    references: [
      "C. M. Bishop, \"Training with noise is equivalent to Tikhonov regularization\", Neural Computation, 1995"
    ],
    seeAlso: ["dropout", "mask"],
    examples: [
      Example(
        "network(inputs=\"audio\") |> gaussian_noise(0.1)", shows: "audio → gaussian_noise(0.1)"),
      Example(
        "network(inputs=\"audio\") |> gaussian_noise(0.3) |> dense(32, activation=\"relu\")",
        shows: "audio → gaussian_noise(0.3) → dense(32, relu)"),
    ]
  ) { _, network, deviation in network.adding(GaussianNoise(Float(deviation))) },
  Builtin(
    "each_frame", .networks,
    "Adds a network that makes one vector of each time step, taken as a picture.",
    Parameter<NetworkValue>("network", "The network to add to; sequences must come in."),
    Parameter<NetworkValue>("frame", "The layers for one picture; its `inputs` do not matter."),
    Parameter<[Int]>(
      "picture", "Height and width of a picture, and the number of channels unless it is 1."),
    details:
      "A step of 1024 features is a picture of 32 rows of 32 points with `picture=[32, 32]`. The weights are the same for all steps.",
    returns: "network",
    references: [
      "A. Karpathy et al., \"Large-scale video classification with convolutional neural networks\", CVPR 2014"
    ],
    seeAlso: ["conv2d", "mean_pool"],
    examples: [
      Example(
        "eye = network(inputs=\"frame\") |> conv2d(8, stride=2) |> mean_pool()\nnetwork(inputs=\"video\") |> each_frame(eye, picture=[32, 32])",
        shows: "video → each_frame(32×32: conv2d(8, stride=2) → mean_pool())"),
      Example(
        "frame = network(inputs=\"frame\") |> flatten() |> dense(16, activation=\"relu\")\nnetwork(inputs=\"video\") |> each_frame(frame, picture=[8, 8, 3]) |> gru(16)",
        shows: "video → each_frame(8×8×3: flatten() → dense(16, relu)) → gru(16)"),
    ]
  ) { _, network, frame, picture in
    guard frame.encoder.segmentation == nil else {
      throw Fault(
        "call.arguments", "a picture must not be cut into segments",
        hint: "Cut the clip: `network(inputs=\"video\", segment=…)`.", parameter: "frame")
    }
    guard (2...3).contains(picture.count), picture.allSatisfy({ $0 > 0 }) else {
      throw Fault(
        "call.arguments",
        "a picture must be [height, width] or [height, width, channels], each at least 1, but is "
          + "\(picture)", hint: "Write, for example, `picture=[32, 32]`.", parameter: "picture")
    }
    return network.adding(EachFrame(picture, frame.encoder.layers))
  },
]
