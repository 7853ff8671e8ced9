import Diagnostics

extension Explanations {
  /// Errors of dividing, hiding and standardising data.
  static let splits: [Explanation] = [
    Explanation(
      "budget.count",
      """
      So many clips of each class keep their labels, while those of the others are hidden, so
      every class needs that many labelled clips. Otherwise the classes would have unequal
      budgets, and a comparison of budgets would mean little. Ask for fewer, or for a share of
      the clips.
      """,
      fails: """
        clips = dataset({audio: [[1], [2], [3]]}, labels={word: ["a", "a", "b"]})
        label_budget(clips, 2)
        """,
      corrected: """
        clips = dataset({audio: [[1], [2], [3]]}, labels={word: ["a", "a", "b"]})
        label_budget(clips, 1)
        """),
    Explanation(
      "budget.fraction",
      """
      A share of the labels lies above 0 and is at most 1, that is 100%. Write 10% or 0.1 for a
      tenth. A whole number such as 4 means so many clips of each class instead.
      """,
      fails: "label_budget(synthetic(clips=40), 150%)",
      corrected: "label_budget(synthetic(clips=40), 50%)"),
    Explanation(
      "missing.share",
      """
      The share of clips whose view is missing lies from 0 to 1. Write 30% or 0.3. With 0 nothing
      is missing and with 1 everything, which are the two ends that a curve of robustness is read
      from.
      """),
    Explanation(
      "noise.classes",
      """
      Mislabelling gives a clip a wrong class, and with a single class there is no wrong one.
      Give data with two classes at least, or look whether a selection has left only one.
      """),
    Explanation(
      "noise.fraction",
      """
      The share of clips that get a wrong label lies from 0 to 1. Write 10% or 0.1. With all of
      them wrong the labels would still say something: what a clip is not.
      """),
    Explanation(
      "noise.level",
      """
      The level of noise is a standard deviation, in units of the feature's own spread, and
      cannot be negative. 0 adds nothing; 1 adds as much noise as there is signal.
      """),
    Explanation(
      "split.class-left-out",
      """
      The training part has no clip of this class, so a network could never learn to answer it,
      and every such clip of the test part would count as wrong. It happens when groups and
      classes go together: if one speaker alone says a word, a test on new speakers takes the
      word along. Divide by another label, or, where new classes are wanted, as in verification,
      say so with `new_classes=true`.
      """,
      fails: """
        clips = dataset(
          {audio: [[1], [2], [3], [4]]},
          labels={word: ["a", "a", "b", "b"], who: ["p", "p", "q", "q"]},
          target="word")
        split(clips, by="who", test=["q"])
        """,
      corrected: """
        clips = dataset(
          {audio: [[1], [2], [3], [4]]},
          labels={word: ["a", "b", "a", "b"], who: ["p", "p", "q", "q"]},
          target="word")
        split(clips, by="who", test=["q"]).test.classes
        """),
    Explanation(
      "split.empty",
      """
      Both parts of a split need clips: one to learn from and one to be judged on. With few clips
      a small share can round to none at all. Ask for a larger share, or name the groups of the
      test part.
      """,
      fails: """
        clips = dataset({audio: [[1], [2]]}, labels={who: ["p", "q"]})
        split(clips, by="who", test=["p", "q"])
        """,
      corrected: """
        clips = dataset({audio: [[1], [2], [3]]}, labels={who: ["p", "q", "r"]})
        len(split(clips, by="who", test=["r"], new_classes=true).train)
        """),
    Explanation(
      "split.fold-count",
      """
      Cross-validation divides the clips (or the groups) into so many parts, each of which is the
      test part once. So there are two parts at least, and no more than there are clips or groups
      to divide. With as many folds as groups, each group is tested alone: `leave_one_out` says
      it more clearly.
      """,
      fails: """
        clips = dataset({audio: [[1], [2], [3]]}, labels={who: ["p", "q", "r"]})
        folds(clips, by="who", count=5)
        """,
      corrected: """
        clips = synthetic(clips=40, speakers=4)
        len(folds(clips, by="speaker", count=4))
        """),
    Explanation(
      "split.fraction",
      """
      The share of the test part lies between 0 and 1, and neither end makes sense: with 0
      nothing is tested, with 1 nothing is learnt. Write 25% or 0.25. To name the groups of the
      test part instead, give a list of texts and `by`.
      """,
      fails: "split(synthetic(clips=40), test=25)",
      corrected: "len(split(synthetic(clips=40), test=25%).test)"),
    Explanation(
      "split.groups",
      """
      Dividing by groups keeps all clips of a speaker, or of whatever `by` names, on one side. So
      a list of names needs the label to which they belong, and there must be two groups at
      least, one for each side. `describe(clips)` lists the labels and their classes.
      """,
      fails: """
        split(synthetic(clips=40), test=["s1", "s2"])
        """,
      corrected: """
        clips = synthetic(clips=40, speakers=4)
        len(folds(clips, by="speaker", count=2))
        """),
    Explanation(
      "split.small-class",
      """
      To have a class in both parts, at least two of its clips must be labelled, and this class
      has one. It could only be learnt or only be tested. Leave the class out with `where`, find
      more clips of it, or join it with a class that is like it.
      """,
      fails: """
        clips = dataset({audio: [[1], [2], [3]]}, labels={word: ["a", "a", "b"]})
        split(clips)
        """,
      corrected: """
        clips = dataset({audio: [[1], [2], [3], [4]]}, labels={digit: [1, 1, 2, 2]})
        len(split(clips, test=50%).test)
        """),
    Explanation(
      "split.validation",
      """
      The validation part is used for decisions during the training, such as when to stop, so it
      must not share a group with the training part nor with the test part. That takes three
      groups: one to learn from, one to decide on, one to test. Here too few are left. Give the
      test part fewer groups, or do without a validation part.
      """,
      fails: """
        clips = dataset({audio: [[1], [2], [3]]}, labels={who: ["p", "q", "r"]})
        folds(clips, by="who", count=2, validation=25%)
        """,
      corrected: """
        clips = synthetic(clips=40, speakers=4)
        len(folds(clips, by="speaker", count=2, validation=25%))
        """),
    Explanation(
      "standardize.empty",
      """
      Standardising subtracts the mean of each feature and divides by its spread, and both are
      computed from clips, of which there are none. A selection before it kept nothing. Look at
      `describe` of the data at that point.
      """),
    Explanation(
      "standardize.small-group",
      """
      Standardising group by group removes what is typical of a group, such as a speaker's own
      level. A group of one clip has no spread, and subtracting its mean from itself would leave
      only zeros. Leave such groups out, or standardise all clips together.
      """,
      fails: """
        clips = dataset({audio: [[1], [2], [3]]}, labels={who: ["p", "p", "q"]})
        standardize(clips, by="who")
        """,
      corrected: """
        clips = dataset({audio: [[1], [2], [3]]}, labels={who: ["p", "p", "q"]})
        standardize(clips)
        """),
    Explanation(
      "standardize.width",
      """
      The mean and spread of one set of data are applied to another, feature by feature, so both
      need the same number of features. The two were made with different settings. Make the
      features of both by the same lines, best before dividing the data.
      """,
      fails: """
        train = dataset({audio: [[1, 2], [3, 4]]})
        test = dataset({audio: [[1, 2, 3]]})
        standardize(test, using=train)
        """,
      corrected: """
        train = dataset({audio: [[1, 2], [3, 4]]})
        test = dataset({audio: [[1, 2]]})
        standardize(test, using=train)
        """),
  ]
}
