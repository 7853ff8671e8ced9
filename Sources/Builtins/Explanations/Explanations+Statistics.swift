import Diagnostics

extension Explanations {
  /// Errors of tests, intervals and projections.
  static let statistics: [Explanation] = [
    Explanation(
      "statistics.components",
      """
      Principal components are the directions in which embeddings vary most, at most one for each
      dimension and one fewer than there are clips. More do not exist. Ask for fewer, or give
      more clips.
      """,
      fails: "projection([[1, 2], [3, 4], [5, 7]], dimensions=3)",
      corrected: "projection([[1, 2], [3, 4], [5, 7]], dimensions=2)"),
    Explanation(
      "statistics.count",
      """
      Counts of disagreement are how often one run was right and the other wrong, and cannot be
      negative. A negative one comes from a subtraction of two other counts. Count the clips
      themselves.
      """),
    Explanation(
      "statistics.count-mismatch",
      """
      A paired test compares results that belong together: the same fold and the same seed on
      both sides. So both lists are equally long and in the same order. If a run is missing on
      one side, leave its partner out too, and say so.
      """,
      fails: "paired_test([0.71, 0.69, 0.74], [0.66, 0.68])",
      corrected: "paired_test([0.71, 0.69, 0.74], [0.66, 0.68, 0.70]).difference"),
    Explanation(
      "statistics.degrees-of-freedom",
      """
      The degrees of freedom of a t distribution are the number of values less the number of
      means that were taken from them, and must be above 0. With a single value nothing is left
      to estimate the spread. Repeat the experiment.
      """),
    Explanation(
      "statistics.dimension-mismatch",
      """
      A projection was made for embeddings of so many dimensions, and these have another number.
      They come from another network. Project with directions that were found on embeddings of
      the same run.
      """),
    Explanation(
      "statistics.diverged",
      """
      The map of neighbours is found step by step, and its points flew apart. Usually one feature
      is millions of times larger than the others, or a number is not finite. Standardise the
      embeddings first.
      """),
    Explanation(
      "statistics.draws",
      """
      A bootstrap or a test by permutation repeats a draw so many times, and the precision of its
      result grows with the root of that number. Some thousands are usual. Above the limit it
      only takes longer.
      """),
    Explanation(
      "statistics.empty",
      """
      A mean, a quantile or a test needs at least one value, and the list is empty. A selection
      before it kept nothing. Look at the list.
      """,
      fails: "confidence([])",
      corrected: "confidence([0.71, 0.69, 0.74])"),
    Explanation(
      "statistics.group",
      """
      Groups are numbered from 0 without gaps, and this number is outside. It is a mistake of the
      program that made the numbers; name the groups by a label instead.
      """),
    Explanation(
      "statistics.iterations",
      """
      An iterative method takes from 1 to 100000 steps. For a map of neighbours 500 to 1000 are
      usual; more hardly change it. Leave the number out for the default.
      """),
    Explanation(
      "statistics.level",
      """
      The level of a confidence interval is how often such an interval covers the true value, a
      share strictly between 0 and 1: 0.95 for 95 percent. At 1 the interval would have to be
      infinitely wide. Do not confuse it with the risk of an error, 0.05.
      """),
    Explanation(
      "statistics.matrix-shape",
      """
      The directions of greatest variance come from a matrix with as many rows as columns, of a
      size that can be worked through. The one given is not square, or too large. Take a part of
      the clips, or fewer features.
      """),
    Explanation(
      "statistics.not-finite",
      """
      One of the values is not a number or infinite, and would make every mean and every interval
      so too. In a study it is usually the result of a training that diverged. Look at that run's
      history before leaving it out: a method that diverges now and then is a result as well.
      """,
      fails: "confidence([0.71, log(-1.0), 0.74])",
      corrected: "confidence([0.71, 0.69, 0.74])"),
    Explanation(
      "statistics.perplexity",
      """
      The perplexity is about how many neighbours each point of the map keeps near, so it must be
      well below the number of clips: a third of the others at most. Usual are 5 to 50. Ask for
      less, or give more clips.
      """,
      fails: "tsne([[0, 1], [1, 0], [5, 5], [5, 6], [9, 0], [9, 1]], perplexity=30)",
      corrected: """
        points = [[0, 1], [1, 0], [5, 5], [5, 6], [9, 0], [9, 1]]
        tsne(points, perplexity=1, iterations=5).shape
        """),
    Explanation(
      "statistics.probability",
      """
      A probability, a p-value or the part of a quantile lies from 0 to 1. A number in percent
      has to be divided by 100, or written with its sign. Anything else is a count or a score.
      """,
      fails: "holm([0.01, 4])",
      corrected: "holm([0.01, 4%])"),
    Explanation(
      "statistics.stopped",
      """
      The computation was interrupted before its end, by Ctrl-C or by a limit of time. Nothing
      was kept. Ask for fewer draws or iterations if it takes too long.
      """),
    Explanation(
      "statistics.too-few",
      """
      A map of neighbours shows which clips are near each other, and with fewer than five there
      is no picture to draw. Use `scatter` on the numbers themselves, or give more clips.
      """,
      fails: "tsne([[0, 1], [1, 0], [5, 5]])",
      corrected: "scatter([[0, 1], [1, 0], [5, 5]], height=4)"),
    Explanation(
      "statistics.too-few-groups",
      """
      A bootstrap over groups draws whole groups, such as speakers, and with a single one every
      draw is the same. The interval would have no width and would mean nothing. Give clips of
      several groups, the more the better; with fewer than about ten the interval is rough.
      """,
      fails: """
        labels = {word: ["a", "b"], who: ["p", "p"]}
        clips = dataset({audio: [[0], [1]]}, labels=labels, target="word")
        run = fit(student(network(inputs="audio"), clips.classes), clips, epochs=1)
        bootstrap(run, on=clips, by="who", draws=100)
        """,
      corrected: """
        labels = {word: ["a", "b"], who: ["p", "q"]}
        clips = dataset({audio: [[0], [1]]}, labels=labels, target="word")
        run = fit(student(network(inputs="audio"), clips.classes), clips, epochs=1)
        bootstrap(run, on=clips, by="who", draws=100).groups
        """),
    Explanation(
      "statistics.too-few-pairs",
      """
      A paired t test asks how large a difference is against how much it varies, and a single
      pair does not vary. Two pairs are the least that can be computed; five or more are the
      least that can convince. Repeat the experiment with more seeds or folds.
      """,
      fails: "paired_test([0.71], [0.66])",
      corrected: "paired_test([0.71, 0.69, 0.74], [0.66, 0.68, 0.70]).t_test"),
    Explanation(
      "statistics.too-large",
      """
      The method compares every clip with every other, so its work grows with the square of the
      number of clips, and beyond a limit it would take hours. A part of the clips shows the same
      picture. Take some with `take` after a `shuffle`.
      """),
    Explanation(
      "statistics.undefined",
      """
      The quantity does not exist on these clips, or on most of the draws: recall of a class, for
      instance, when a draw has no clip of it. With few groups that happens often. Use more
      groups, or a quantity that needs fewer clips of each class.
      """),
  ]
}
