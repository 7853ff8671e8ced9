import Diagnostics

extension Explanations {
  /// Errors of metrics and of what they judge.
  static let metrics: [Explanation] = [
    Explanation(
      "evaluate.class",
      """
      A run can only answer with the classes that it was trained on, and a clip of the test part
      has another. Judging it wrong would blur what the score means. Leave such clips out, or
      train with all classes.
      """,
      fails: """
        train = dataset({audio: [[0], [1]]}, labels={word: ["a", "b"]})
        test = dataset({audio: [[0], [2]]}, labels={word: ["a", "c"]})
        run = fit(student(network(inputs="audio"), train.classes), train, epochs=1)
        evaluate(run, on=test)
        """,
      corrected: """
        train = dataset({audio: [[0], [1]]}, labels={word: ["a", "b"]})
        test = dataset({audio: [[0], [2]]}, labels={word: ["a", "c"]})
        run = fit(student(network(inputs="audio"), train.classes), train, epochs=1)
        evaluate(run, on=where(test, "word", is="a")).clips
        """),
    Explanation(
      "metric.lengths",
      """
      A metric compares what was predicted with what is true, clip by clip, so both lists need
      the same length and the same order. If one is shorter, every clip after the gap is compared
      with the wrong answer. Take both from the same part of the data.
      """,
      fails: """
        accuracy(["a", "b", "a"], ["a", "b"])
        """,
      corrected: """
        accuracy(["a", "b", "a"], ["a", "b", "b"])
        """),
    Explanation(
      "metrics.class-out-of-range",
      """
      Classes are counted from 0, and each must be below their number. The number is too large or
      negative: perhaps counting began at 1, or the labels belong to other data. Write classes as
      texts, and the numbers take care of themselves.
      """),
    Explanation(
      "metrics.cohort",
      """
      Scores can be normalised against a cohort, clips of speakers that are in no trial. Its
      embeddings must come from the same network, hence have the same dimensions, and there must
      be two at least, since a spread is computed from them. Take the cohort from the training
      part, and `top` no larger than the cohort.
      """),
    Explanation(
      "metrics.cohort-spread",
      """
      Normalising divides by how much a clip's scores vary over the cohort, and here they do not
      vary at all. The cohort is probably one speaker, or the same clip many times. Give a cohort
      of many speakers.
      """),
    Explanation(
      "metrics.constant-embeddings",
      """
      Two sets of embeddings are compared by which clips they place near each other. One of the
      sets places all clips at the same point, so there is nothing to compare: the network has
      collapsed, often by a learning rate that is too high or an objective whose weight is too
      large. Look at the history of the training and at the embeddings themselves.
      """,
      fails: "cka([[1, 1], [1, 1], [1, 1], [1, 1]], [[0, 1], [1, 0], [2, 1], [0, 3]])",
      corrected: "cka([[0, 1], [1, 1], [2, 1], [1, 4]], [[0, 1], [1, 0], [2, 1], [0, 3]])"),
    Explanation(
      "metrics.constant-scores",
      """
      All trials have the same score, so that no threshold can tell the same speaker from
      different ones. The network maps every clip to one point, or the scores were rounded too
      coarsely. Look at the embeddings.
      """,
      fails: "verification([0.5, 0.5, 0.5], [true, false, false])",
      corrected: "verification([0.9, 0.2, 0.4], [true, false, false]).eer"),
    Explanation(
      "metrics.cost",
      """
      A detection cost weighs a missed speaker against a false alarm, and both weights are
      positive: a mistake that costs nothing would always be made. The usual values are 1 and 1.
      """),
    Explanation(
      "metrics.dimension-mismatch",
      """
      A probe learns one weight for each dimension of the embeddings, so the embeddings it is
      applied to must have as many. They come from another network than those it was trained on.
      Take both from the same run.
      """),
    Explanation(
      "metrics.embedding-shape",
      """
      Embeddings are a matrix: a row for each clip, a column for each dimension, at least one of
      both. The array has no rows or no columns, usually because a selection kept nothing.
      `embed(run, on=test)` gives the right shape.
      """,
      fails: "tsne(zeros([0, 2]))",
      corrected: """
        points = [[0, 1], [1, 0], [5, 5], [5, 6], [9, 0], [9, 1]]
        tsne(points, perplexity=1, iterations=5).shape
        """),
    Explanation(
      "metrics.empty",
      """
      A metric is a share or a mean over clips, and of no clips there is none. A selection before
      it kept nothing, or no clip of the part has a label. Ask for the `len` of the part.
      """,
      fails: "accuracy([], [])",
      corrected: """
        accuracy(["a", "b"], ["a", "a"])
        """),
    Explanation(
      "metrics.iterations",
      """
      An iterative computation needs one step at least. The default is right for most data; leave
      the number out, or give a larger one where the result has not settled.
      """),
    Explanation(
      "metrics.not-finite",
      """
      An embedding holds a number that is not finite, and every distance to it would be
      undefined. The training has most likely diverged. Look at its history, lower the learning
      rate, and train again.
      """),
    Explanation(
      "metrics.one-class",
      """
      A verification needs trials of both kinds, the same speaker and different speakers, and a
      probe needs clips of two classes at least. With one kind alone any answer would be right.
      Make the trials from clips of several speakers, more than one of each.
      """,
      fails: "eer([0.9, 0.8], [true, true])",
      corrected: "eer([0.9, 0.8, 0.3], [true, true, false])"),
    Explanation(
      "metrics.penalty",
      """
      The penalty keeps the weights of a probe small, the more so the larger it is, and has to be
      positive. With 0 and few clips the weights could grow without bound. Leave it out to have
      it chosen by cross-validation within the training part.
      """),
    Explanation(
      "metrics.penalty-folds",
      """
      The penalty is chosen by leaving out a part of the training clips in turn, and what remains
      must still hold two classes. There are too few labelled clips for that. Give the penalty
      yourself, or more labelled clips.
      """),
    Explanation(
      "metrics.prior",
      """
      The prior is how often a trial is of the same speaker in use, a probability strictly
      between 0 and 1. It decides how much missed speakers count against false alarms: 0.01
      stands for one in a hundred. It is not the share of such trials in your list.
      """),
    Explanation(
      "metrics.too-few-clips",
      """
      The comparison of two sets of embeddings rests on pairs of clips, and with fewer than four
      (two without the correction of bias) there are too few of them. With a handful of clips the
      number would mean little anyway. Give a whole test part.
      """,
      fails: "cka([[0, 1], [1, 1]], [[0, 1], [1, 0]])",
      corrected: "cka([[0, 1], [1, 1], [2, 1], [1, 4]], [[0, 1], [1, 0], [2, 1], [0, 3]])"),
    Explanation(
      "metrics.too-many-classes",
      """
      The table of confusions has a row and a column for each class, and its size grows with the
      square of their number. So many classes are hardly meant: perhaps the names of the clips
      were taken for their labels.
      """),
    Explanation(
      "metrics.too-many-trials",
      """
      All pairs of some clips are many: a thousand clips make half a million. Beyond a limit lupi
      does not make them all. Take a part of the clips, or ask for a number of trials of each
      kind, which are drawn at random.
      """),
    Explanation(
      "metrics.trial-out-of-range",
      """
      A trial names two clips by their places, counted from 0, and this place is behind the last
      clip. The trials were made for other data. Make them from the clips that you verify.
      """),
    Explanation(
      "metrics.unknown",
      """
      There is no metric of this name that runs can be judged by. There are accuracy, its mean
      over the classes (`unweighted_accuracy`) and `macro_f1`, and for what a trial returns as
      numbers also `eer`, `min_dcf` and `loss`. To judge by something of your own, compute it in
      the trial and return numbers.
      """),
    Explanation(
      "metrics.zero-embedding",
      """
      The cosine compares directions, and an embedding of zeros has none. A rectifier at the end
      of the network can bring that about, when all its units are silent for a clip. End the
      encoder without one, or standardise the embeddings.
      """,
      fails: """
        clips = dataset({audio: [[1], [2], [3], [4]]}, labels={who: [1, 1, 2, 2]})
        verify([[0, 0], [1, 1], [0, 1], [0, 2]], trials(clips), on=clips)
        """,
      corrected: """
        clips = dataset({audio: [[1], [2], [3], [4]]}, labels={who: [1, 1, 2, 2]})
        verify([[1, 0], [1, 1], [0, 1], [0, 2]], trials(clips), on=clips).eer
        """),
    Explanation(
      "probe.classes",
      """
      A probe learns the classes of one part and is judged on another, where a class occurs that
      it has never seen. It could not name it, and would count as wrong for no fault of the
      embeddings. Divide the clips so that both parts have all classes of the label that is
      probed.
      """,
      fails: """
        train = dataset({audio: [[0], [1], [0], [1]]}, labels={digit: [1, 2, 1, 2]})
        test = dataset({audio: [[0], [2]]}, labels={digit: [1, 3]})
        run = fit(student(network(inputs="audio"), train.classes), train, epochs=1)
        probe(run, train, on=test, penalty=1)
        """,
      corrected: """
        train = dataset({audio: [[0], [1], [0], [1]]}, labels={digit: [1, 2, 1, 2]})
        test = dataset({audio: [[0], [1]]}, labels={digit: [1, 2]})
        run = fit(student(network(inputs="audio"), train.classes), train, epochs=1)
        probe(run, train, on=test, penalty=1).clips
        """),
  ]
}
