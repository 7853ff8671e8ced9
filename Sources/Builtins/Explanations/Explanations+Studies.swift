import Diagnostics

extension Explanations {
  /// Errors of studies over folds and seeds.
  static let studies: [Explanation] = [
    Explanation(
      "study.duplicate",
      """
      A study has one value for each variant, fold and seed. This one occurs twice, so that it
      would count twice. It is a mistake of the program that collected the values.
      """),
    Explanation(
      "study.empty",
      """
      A study repeats a trial over rounds and seeds, and needs one of each at least. One of the
      two lists is empty. `folds` makes the rounds, and `seeds=1..5` gives five seeds.
      """,
      fails: """
        fn trial(t) = {guess: 0.5}
        study(trial, over=[], seeds=1..3)
        """,
      corrected: """
        fn trial(t) = {guess: 0.5 + 0.01 * t.seed}
        study(trial, over=[{fold: 1}], seeds=1..3)
        """),
    Explanation(
      "study.metric",
      """
      Runs that a trial returns are judged by a metric of classification. Other measures, such as
      an equal error rate, need more than the run and the test part. Compute it in the trial, and
      return the numbers instead of the runs.
      """),
    Explanation(
      "study.missing",
      """
      The variants of a study are compared in pairs: the same fold, the same seed, with and
      without a teacher. So every trial has to return the same variants, all of them. A trial
      that returns one only sometimes, for instance inside an `if`, leaves holes that would bias
      the comparison.
      """,
      fails: """
        fn trial(t) = if t.seed == 1 { {alone: 0, taught: 1} } else { {alone: 0} }
        study(trial, over=[{fold: 1}], seeds=1..2)
        """,
      corrected: """
        fn trial(t) = {alone: 0.5 + 0.01 * t.seed, taught: 0.6}
        study(trial, over=[{fold: 1}], seeds=1..2)
        """),
    Explanation(
      "study.mixed",
      """
      A trial returns either runs, which the study judges on the test part, or numbers, which the
      trial has computed itself. Both at once would be in different units. Judge the runs in the
      trial and return numbers alone.
      """,
      fails: """
        clips = dataset({audio: [[0], [1]]}, labels={word: ["a", "b"]})
        hear = student(network(inputs="audio"), clips.classes)
        fn trial(t) {
          run = fit(hear, clips, epochs=1)
          {alone: run, guess: 0.5}
        }
        study(trial, over=[{test: clips}], seeds=1..2)
        """,
      corrected: """
        clips = dataset({audio: [[0], [1]]}, labels={word: ["a", "b"]})
        hear = student(network(inputs="audio"), clips.classes)
        fn trial(t) {
          run = fit(hear, clips, epochs=1)
          {alone: evaluate(run, on=clips).accuracy, guess: 0.5}
        }
        study(trial, over=[{test: clips}], seeds=1..2)
        """),
    Explanation(
      "study.not-finite",
      """
      A value is not a number or infinite, and no mean or test could be computed with it. The
      training of that trial has probably diverged. Run the trial by itself with this fold and
      seed and look at its history; to drop it silently would make the method look steadier than
      it is.
      """,
      fails: """
        fn trial(t) = {guess: log(-1.0)}
        study(trial, over=[{fold: 1}], seeds=1..2)
        """,
      corrected: """
        fn trial(t) = {guess: 0.5 + 0.01 * t.seed}
        study(trial, over=[{fold: 1}], seeds=1..2)
        """),
    Explanation(
      "study.repeated-seed",
      """
      The same seed gives the same weights and the same order of clips, hence the same result to
      the last bit. To count it twice would make the spread look smaller than it is. Give
      different seeds.
      """,
      fails: """
        fn trial(t) = {guess: 0.5}
        study(trial, over=[{fold: 1}], seeds=[1, 2, 2])
        """,
      corrected: """
        fn trial(t) = {guess: 0.5 + 0.01 * t.seed}
        study(trial, over=[{fold: 1}], seeds=[1, 2, 3])
        """),
    Explanation(
      "study.result",
      """
      A trial ends with a record that names its variants: runs, or numbers. The names become the
      rows of the table. The last line of a function is its value, so the record has to stand
      there.
      """,
      fails: """
        fn trial(t) = 0.5
        study(trial, over=[{fold: 1}], seeds=1..2)
        """,
      corrected: """
        fn trial(t) = {guess: 0.5 + 0.01 * t.seed}
        study(trial, over=[{fold: 1}], seeds=1..2)
        """),
    Explanation(
      "study.test",
      """
      Runs are judged on the test part of each round, and these rounds have none. `folds` makes
      rounds with `train` and `test`. With rounds of your own, judge the runs in the trial and
      return numbers.
      """,
      fails: """
        clips = dataset({audio: [[0], [1]]}, labels={word: ["a", "b"]})
        hear = student(network(inputs="audio"), clips.classes)
        fn trial(t) = {alone: fit(hear, clips, epochs=1)}
        study(trial, over=[{fold: 1}], seeds=1..2)
        """,
      corrected: """
        clips = dataset({audio: [[0], [1]]}, labels={word: ["a", "b"]})
        hear = student(network(inputs="audio"), clips.classes)
        fn trial(t) = {alone: fit(hear, clips, epochs=1)}
        study(trial, over=[{test: clips}], seeds=1..2)
        """),
    Explanation(
      "study.unknown-baseline",
      """
      The baseline is the variant that all others are compared with, and the trial returns none
      of that name. The names are those of the record at the end of the trial. Usually it is the
      student without a teacher.
      """,
      fails: """
        fn trial(t) = {alone: 0.5, taught: 0.6 + 0.01 * t.seed}
        study(trial, over=[{fold: 1}], seeds=1..2, baseline="audio_only")
        """,
      corrected: """
        fn trial(t) = {alone: 0.5, taught: 0.6 + 0.01 * t.seed}
        study(trial, over=[{fold: 1}], seeds=1..2, baseline="alone")
        """),
  ]
}
