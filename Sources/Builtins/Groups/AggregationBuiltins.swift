import Binding
import Language
import NeuralNets

/// Builtins that add layers over time: pooling, which makes a vector of the steps of a clip, and
/// recurrent layers, which remember.
let aggregationBuiltins: [Builtin] = poolingBuiltins + attentionBuiltins + recurrentBuiltins

private let poolingBuiltins: [Builtin] = [
  Builtin(
    "mean_pool", .networks, "Adds a layer that takes the mean over time.",
    network, bins("pool"),
    details:
      "Steps [time, features] become a vector of [features]. Of images [time, bins, channels] the mean over time and bins leaves [channels] (global pooling); `bins=\"keep\"` leaves bins × channels numbers.",
    returns: "network",
    references: [
      "M. Lin, Q. Chen, S. Yan, \"Network in network\", ICLR 2014"
    ],
    seeAlso: ["statistics_pool", "max_pool", "attention_pool"],
    examples: [
      Example("network(inputs=\"audio\") |> mean_pool()", shows: "audio → mean_pool()"),
      Example(
        "network(inputs=\"audio\") |> mean_pool(bins=\"keep\")",
        shows: "audio → mean_pool(bins=keep)"),
    ]
  ) { _, network, bins in network.adding(MeanPool(bins: BinPooling(rawValue: bins) ?? .pool)) },
  Builtin(
    "max_pool", .networks, "Adds a layer that takes the largest number of each feature over time.",
    network, bins("pool"),
    details:
      "Steps [time, features] become a vector of [features]. Of images the largest over time and bins leaves [channels]; `bins=\"keep\"` leaves bins × channels numbers.",
    returns: "network",
    references: [
      "Y.-L. Boureau, J. Ponce, Y. LeCun, \"A theoretical analysis of feature pooling in visual recognition\", ICML 2010"
    ],
    seeAlso: ["mean_pool"],
    examples: [
      Example("network(inputs=\"audio\") |> max_pool()", shows: "audio → max_pool()"),
      Example(
        "network(inputs=\"audio\") |> conv2d(8) |> max_pool(bins=\"keep\") |> dense(16)",
        shows: "audio → conv2d(8) → max_pool(bins=keep) → dense(16)"),
    ]
  ) { _, network, bins in network.adding(MaxPool(bins: BinPooling(rawValue: bins) ?? .pool)) },
  Builtin(
    "last_pool", .networks, "Adds a layer that takes the last step.", network,
    details: "Steps [time, features] become a vector of [features].",
    returns: "network",
    references: [
      "I. Sutskever, O. Vinyals, Q. V. Le, \"Sequence to sequence learning with neural networks\", NeurIPS 2014"
    ],
    seeAlso: ["mean_pool", "gru"],
    examples: [
      Example("network(inputs=\"audio\") |> last_pool()", shows: "audio → last_pool()"),
      Example(
        "network(inputs=\"audio\") |> lstm(32) |> last_pool()",
        shows: "audio → lstm(32) → last_pool()"),
    ]
  ) { _, network in network.adding(LastPool()) },
  Builtin(
    "statistics_pool", .networks,
    "Adds a layer that takes mean and standard deviation of each feature over time.",
    network,
    Parameter<String>(
      "variance", "Whether the variance divides by the number of steps or by one less.",
      default: "population", where: .oneOf("population", "sample")),
    bins("keep"),
    details:
      "Steps [time, features] become a vector of 2 × features numbers, the means first; the deviation is √(variance + 1e-7). Of images every bin of every channel has its own (temporal statistics pooling); `bins=\"pool\"` takes them over time and bins.",
    returns: "network",
    references: [
      "D. Snyder, D. Garcia-Romero, D. Povey, S. Khudanpur, \"Deep neural network embeddings for text-independent speaker verification\", Interspeech 2017"
    ],
    seeAlso: ["mean_pool", "attentive_statistics_pool"],
    examples: [
      Example(
        "network(inputs=\"audio\") |> statistics_pool()", shows: "audio → statistics_pool()"),
      Example(
        "network(inputs=\"audio\") |> statistics_pool(variance=\"sample\")",
        shows: "audio → statistics_pool(variance=sample)"),
    ]
  ) { _, network, variance, bins in
    network.adding(
      StatisticsPool(isSample: variance == "sample", bins: BinPooling(rawValue: bins) ?? .keep))
  },
]

private let attentionBuiltins: [Builtin] = [
  Builtin(
    "attention_pool", .networks, "Adds a layer that takes a mean over time with learned weights.",
    network, hidden,
    details:
      "Each step x gets the score uᵀ tanh(W x + b); the soft-max of the scores over time weights the mean. Steps [time, features] become a vector of [features].",
    returns: "network",
    references: [
      "W. Cai, J. Chen, M. Li, \"Exploring the encoding layer and loss function in end-to-end speaker and language recognition system\", Odyssey 2018"
    ],
    seeAlso: ["attentive_statistics_pool", "mean_pool", "gru"],
    examples: [
      Example(
        "network(inputs=\"audio\") |> attention_pool(64)", shows: "audio → attention_pool(64)"),
      Example(
        "network(inputs=\"audio\") |> gru(64, bidirectional=true) |> attention_pool(32)",
        shows: "audio → gru(64, bidirectional=true) → attention_pool(32)"),
    ]
  ) { _, network, units in network.adding(SelfAttentionPool(units)) },
  Builtin(
    "attentive_statistics_pool", .networks,
    "Adds a layer that takes mean and standard deviation over time with learned weights.",
    network, hidden,
    details:
      "The weights are those of `attention_pool`. Steps [time, features] become a vector of 2 × features numbers, the means m first; the deviation is √max(Σ w x² − m², 1e-5).",
    returns: "network",
    references: [
      "K. Okabe, T. Koshinaka, K. Shinoda, \"Attentive statistics pooling for deep speaker embedding\", Interspeech 2018"
    ],
    seeAlso: ["attention_pool", "statistics_pool"],
    examples: [
      Example(
        "network(inputs=\"audio\") |> attentive_statistics_pool(64)",
        shows: "audio → attentive_statistics_pool(64)"),
      Example(
        "network(inputs=\"audio\") |> tdnn(64) |> attentive_statistics_pool() |> dense(8)",
        shows: "audio → tdnn(64) → attentive_statistics_pool(128) → dense(8)"),
    ]
  ) { _, network, units in network.adding(AttentiveStatisticsPool(units)) },
  clusters(
    "netvlad", ghosts: 0,
    "Adds a layer that shares the steps out to clusters and sums their distances from the centres.",
    "R. Arandjelović, P. Gronat, A. Torii, T. Pajdla, J. Sivic, \"NetVLAD: CNN architecture for weakly supervised place recognition\", CVPR 2016",
    other: "ghostvlad", shows: "audio → netvlad(8)"),
  clusters(
    "ghostvlad", ghosts: 2,
    "Adds `netvlad` with ghosts, clusters that take in what is of no use.",
    "Y. Zhong, R. Arandjelović, A. Zisserman, \"GhostVLAD for set-based face recognition\", ACCV 2018",
    other: "netvlad", shows: "audio → netvlad(8, ghosts=2)"),
]

private let recurrentBuiltins: [Builtin] = [
  recurrent(
    "gru", "Adds gated recurrent units, which read the steps one after the other.",
    "K. Cho et al., \"Learning phrase representations using RNN encoder–decoder for statistical machine translation\", EMNLP 2014",
    other: "lstm"
  ) { GRU($0, isBidirectional: $1, returns: $2) },
  recurrent(
    "lstm", "Adds a long short-term memory, which reads the steps one after the other.",
    "S. Hochreiter, J. Schmidhuber, \"Long short-term memory\", Neural Computation, 1997",
    other: "gru"
  ) { LSTM($0, isBidirectional: $1, returns: $2) },
]

private var network: Parameter<NetworkValue> {
  Parameter<NetworkValue>("network", "The network to add to.")
}

private var hidden: Parameter<Int> {
  Parameter<Int>(
    "units", "The number of hidden numbers of a score.", default: 128, where: .within(1...65_536))
}

private func bins(_ standard: String) -> Parameter<String> {
  Parameter<String>(
    "bins", "Whether the bins of images are pooled with time or kept apart.", default: standard,
    where: .oneOf(BinPooling.allCases.map(\.rawValue)))
}

/// A builtin for sums of distances from centres.
private func clusters(
  _ name: String, ghosts: Int, _ summary: String, _ reference: String, other: String,
  shows: String
) -> Builtin {
  Builtin(
    name, .networks, summary, network,
    Parameter<Int>(
      "clusters", "The number of clusters K.", default: 8, where: .within(1...4096)),
    Parameter<Int>(
      "ghosts", "The number of clusters that are left out of the result.", default: ghosts,
      where: .within(0...4096)),
    details:
      "Step x belongs to cluster k with the weight softmax(W x + b); V_k is the sum over time of the weight times x − c_k. Every V_k is scaled to length 1, then all of them together. Steps [time, features] become a vector of K × features numbers; a `dense` layer usually follows.",
    returns: "network", references: [reference], seeAlso: [other, "attention_pool"],
    examples: [
      Example("network(inputs=\"audio\") |> \(name)()", shows: shows),
      Example(
        "network(inputs=\"audio\") |> \(name)(16, ghosts=1) |> dense(64)",
        shows: "audio → netvlad(16, ghosts=1) → dense(64)"),
    ]
  ) { _, network, clusters, ghosts in network.adding(NetVLAD(clusters, ghosts: ghosts)) }
}

/// A builtin for a recurrent layer.
private func recurrent(
  _ name: String, _ summary: String, _ reference: String, other: String,
  _ make: @escaping @Sendable (Int, Bool, Recurrence.Output) -> any Layer
) -> Builtin {
  Builtin(
    name, .networks, summary, network,
    Parameter<Int>("units", "The number of units of a direction.", where: .within(1...65_536)),
    Parameter<Bool>(
      "bidirectional", "Whether a second direction reads from the last step to the first.",
      default: false),
    Parameter<String>(
      "returns", "The states after all steps, or only each direction's last.",
      default: "sequence", where: .oneOf(Recurrence.Output.allCases.map(\.rawValue))),
    details:
      "Steps [time, features] become steps [time, units], or a vector of [units] with `returns=\"last\"`; two directions give twice as many numbers. Gates and weights are PyTorch's, weight matrices transposed: `weight_ih`, `weight_hh`, `bias_ih` and `bias_hh`, and with `_reverse` those of the second direction.",
    returns: "network", references: [reference],
    seeAlso: [other, "attention_pool", "last_pool"],
    examples: [
      Example("network(inputs=\"audio\") |> \(name)(64)", shows: "audio → \(name)(64)"),
      Example(
        "network(inputs=\"audio\") |> \(name)(64, bidirectional=true, returns=\"last\")",
        shows: "audio → \(name)(64, bidirectional=true, returns=last)"),
    ]
  ) { _, network, units, isBidirectional, output in
    network.adding(make(units, isBidirectional, Recurrence.Output(rawValue: output) ?? .sequence))
  }
}
