import Binding
import Datasets
import Diagnostics
import Distillation
import Language
import Tensors

/// Builtins that look into embeddings: what they know, how alike they are, how they lie.
let embeddingBuiltins: [Builtin] = [
  Builtin(
    "probe", .evaluation, "Trains a linear classifier on a run's frozen embeddings and judges it.",
    Parameter<RunValue>("run", "A trained teacher or student."),
    Parameter<DatasetValue>(
      "train", "Clips with the label to probe for; unlabelled ones are left out."),
    Parameter<DatasetValue>("on", "Clips to judge it on."),
    Parameter<String?>("label", "The label to probe for; without it, the target.", default: nil),
    Parameter<Double?>(
      "penalty",
      "The weight of the squared weights, 1/C elsewhere; without it, chosen by cross-validation within `train`.",
      default: nil, unit: "plain number", where: .ifGiven(.within(1e-6...1e6))),
    seedParameter("The seed of the folds of the choice; without it, the notebook's."),
    details:
      "Multinomial logistic regression on standardised embeddings, trained to convergence. The penalty is one of 0.01, 0.1, 1, 10, 100 and 1000: the one with the best mean accuracy over five folds of the training part, and of equals the largest; the other part is never looked at. With another label than the target it asks what else an embedding knows, say the speaker: near `chance`, the share of the most frequent class, it knows nothing.",
    returns: "record {accuracy, unweighted_accuracy, chance, penalty, clips}",
    references: [
      "G. Alain, Y. Bengio, \"Understanding intermediate layers using linear classifier probes\", ICLR workshop, 2017"
    ],
    seeAlso: ["embed", "cka"],
    examples: [
      Example(trained + "probe(run, clips, on=clips).accuracy > 0.1", shows: "true"),
      Example(
        trained + "probe(run, clips, on=clips, label=\"speaker\", penalty=1).clips", shows: "80"),
    ]
  ) { call, run, train, test, label, penalty, seed -> Record in
    let outcome = try Probe(
      run: run, train: train.dataset, test: test.dataset, label: label,
      isStopped: { call.evaluation.isStopped }
    ).outcome(penalty: penalty, key: call.sharedKey("probe", seed: seed))
    return Record([
      ("accuracy", .float(outcome.metrics.accuracy)),
      ("unweighted_accuracy", .float(outcome.metrics.unweightedAccuracy)),
      ("chance", .float(outcome.chance)), ("penalty", .float(outcome.penalty)),
      ("clips", .int(outcome.metrics.count)),
    ])
  },
  Builtin(
    "cka", .evaluation, "Measures how alike two sets of embeddings of the same clips are.",
    Parameter<Numbers>("a", "Embeddings [clips, width]."),
    Parameter<Numbers>("b", "Embeddings of the same clips; the width may differ."),
    Parameter<Bool>(
      "debiased", "Whether the bias of few clips is removed; use it below ten clips a dimension.",
      default: true),
    Parameter<Int>(
      "draws", "How often the clips of `b` are shuffled for the baseline.", default: 100,
      where: .within(2...100_000)),
    seedParameter("The seed of the shuffles; without it, the notebook's."),
    details:
      "`cka` is 1 for embeddings that differ by rotation, shift and scale, about 0 for unrelated ones. `permuted` is the mean over shuffles of the clips of `b`, and `permuted_95` what 95% of them stay below: an alignment says something as far as it is above that.",
    returns: "record {cka, permuted, permuted_95}",
    references: [
      "S. Kornblith et al., \"Similarity of neural network representations revisited\", ICML 2019",
      "L. Song et al., \"Feature selection via dependence maximization\", JMLR, 2012 (debiased)",
    ],
    seeAlso: ["embed", "probe"],
    examples: [
      Example("s = [[1, 2], [0, 1], [-1, 3], [2, -1]]\nclose(cka(s, s).cka, 1)", shows: "true"),
      Example(
        "x = random_normal([40, 3], seed=1)\ny = random_normal([40, 3], seed=2)\nfound = cka(x, y)\nfound.cka < 0.3 and found.permuted < found.permuted_95",
        shows: "true"),
    ]
  ) { call, a, b, debiased, draws, seed -> Record in
    let (x, y) = (try Embeddings(a.exactTensor()), try Embeddings(b.exactTensor()))
    let value =
      debiased
      ? try CenteredKernelAlignment.debiased(x, y) : try CenteredKernelAlignment.linear(x, y)
    let baseline = try AlignmentBaseline(
      x, y, isDebiased: debiased, draws: draws, key: call.sharedKey("alignment", seed: seed),
      isStopped: { call.evaluation.isStopped })
    return Record([
      ("cka", .float(value)), ("permuted", .float(baseline.mean)),
      ("permuted_95", .float(baseline.upper)),
    ])
  },
  Builtin(
    "pca", .evaluation, "Finds the directions in which embeddings vary most, and how much.",
    Parameter<Numbers>("embeddings", "A tensor [clips, width]."),
    Parameter<Int>(
      "dimensions", "How many directions to keep.", default: 2, where: .within(1...64)),
    details:
      "`points` are the clips along the directions, `explained` the share of the total variance of each direction, `directions` the directions as rows of length 1 with their largest entry positive.",
    returns: "record {points, explained, directions, variance}",
    references: [
      "H. Hotelling, \"Analysis of a complex of statistical variables into principal components\", Journal of Educational Psychology, 1933"
    ],
    seeAlso: ["projection", "tsne", "scatter"],
    examples: [
      Example(
        "round(pca([[0, 0], [1, 1], [2, 2.5]]).explained[0], 3)", shows: "0.997"),
      Example("pca([[0, 0], [3, 4]], dimensions=1).directions.shape", shows: "[1, 2]"),
    ]
  ) { call, embeddings, dimensions -> Record in
    let points = try Embeddings(embeddings.exactTensor())
    let found = try PrincipalComponents(
      points, count: dimensions, isStopped: { call.evaluation.isStopped })
    func rows(_ rows: [[Double]]) throws(Fault) -> Value {
      TensorValue(tensor: try Tensor(rows: rows.map { $0.map { Float($0) } })).value
    }
    return Record([
      ("points", try rows(found.project(points))), ("explained", found.explainedShares.value),
      ("directions", try rows(found.components)), ("variance", .float(found.totalVariance)),
    ])
  },
  Builtin(
    "tsne", .evaluation, "Maps embeddings to the plane so that neighbours stay together (t-SNE).",
    Parameter<Numbers>("embeddings", "A tensor [clips, width] of at most 2000 clips."),
    Parameter<Double?>(
      "perplexity",
      "About how many neighbours count; without it, 30 or a third of the other clips.",
      default: nil, unit: "plain number", where: .ifGiven(.atLeast(1))),
    Parameter<Int>(
      "iterations", "Steps of gradient descent.", default: 500, where: .within(1...100_000)),
    seedParameter(
      "The seed of a little chance that parts equal clips; without it, the notebook's."),
    details:
      "The exact method, begun at the first two principal components, so that the same clips give the same map. It grows with the square of the clips. It shows which clips are neighbours and nothing else: sizes of clusters and distances between them mean nothing, and clusters can appear in noise. Look at `pca` first.",
    returns: "tensor [clips, 2]",
    references: [
      "L. van der Maaten, G. Hinton, \"Visualizing data using t-SNE\", JMLR, 2008",
      "D. Kobak, P. Berens, \"The art of using t-SNE for single-cell transcriptomics\", Nature Communications, 2019",
    ],
    seeAlso: ["pca", "projection", "scatter"],
    examples: [
      Example("tsne(random_normal([12, 3], seed=1), iterations=20).shape", shows: "[12, 2]"),
      Example(
        "clips = synthetic(clips=24)\nplane = tsne(clips.video, perplexity=5, iterations=50)\nscatter(plane, labels=clips.speaker, height=6)",
        shows: "..."),
    ]
  ) { call, embeddings, perplexity, iterations, seed in
    let rows = try Embeddings(embeddings.exactTensor())
    let found = try NeighborEmbedding(
      rows, perplexity: perplexity ?? min(30, max(1, Double(rows.count - 1) / 3)),
      iterations: iterations, key: call.sharedKey("tsne", seed: seed),
      isStopped: { call.evaluation.isStopped })
    return TensorValue(tensor: try Tensor(rows: found.points.map { $0.map { Float($0) } }))
  },
]

/// A small trained student, for examples.
private let trained = """
  clips = synthetic(clips=80)
  hear = student(network(inputs="audio"), clips.classes, embedding=8)
  run = fit(hear, clips, epochs=2)

  """
