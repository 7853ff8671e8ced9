import Diagnostics

extension Explanations {
  /// Errors of datasets: clips with their views and labels.
  static let datasets: [Explanation] = [
    Explanation(
      "dataset.different-clips",
      """
      Two sets of data that are joined, sound on one side and faces on the other, must be about
      the same clips, since a clip without its partner has nothing to be joined with. The names
      of the clips decide. Look for a spelling that differs (`03-01` against `3-1`), or leave out
      the clips that only one side has.
      """),
    Explanation(
      "dataset.different-labels",
      """
      Clips of two sources can be put together only when both have the same labels and the same
      target, for otherwise some clips would have no answer to learn. Give both sources the same
      labels first, under the same names.
      """),
    Explanation(
      "dataset.different-views",
      """
      Clips that are put together need the same views with the same number of features, so that
      one network can read all of them. One side has a view more, or features that were made with
      other settings. Take away the view that is too much, or make the features anew with the
      same settings.
      """),
    Explanation(
      "dataset.duplicate-clip",
      """
      The name of a clip tells it apart from all others: trials, splits and what a teacher has
      made of a clip all go by it. Two clips of one name would be taken for one, and one of them
      could be learnt from while the other is tested on. Give each a name of its own; often the
      same file is listed twice.
      """),
    Explanation(
      "dataset.duplicate-label",
      """
      Labels are found by their names, so a second one of the same name could never be reached.
      Give the two different names, or keep one of them.
      """),
    Explanation(
      "dataset.duplicate-view",
      """
      Views are found by their names, and networks say by name what they read. A second view of
      the same name would be hidden. Choose another name for the new one.
      """),
    Explanation(
      "dataset.empty",
      """
      The selection kept no clip at all, and nothing can be computed from no clips. Usually the
      list of wanted classes is empty, or two selections exclude each other. `describe(clips)`
      lists the labels with their classes and how many clips each has.
      """,
      fails: """
        clips = dataset({audio: [[1], [2]]}, labels={word: ["yes", "no"]})
        wanted = filter(clips.classes, c -> c == "maybe")
        where(clips, "word", is=wanted)
        """,
      corrected: """
        clips = dataset({audio: [[1], [2]]}, labels={word: ["yes", "no"]})
        wanted = filter(clips.classes, c -> c != "no")
        len(where(clips, "word", is=wanted))
        """),
    Explanation(
      "dataset.labels",
      """
      The labels of a dataset are a record of lists: one list for each label, with one class for
      each clip, in the order of the clips. A text alone would be one class for all. For clips
      whose class is not known write `none`.
      """,
      fails: """
        dataset({audio: [[1], [2]]}, labels={word: "yes"})
        """,
      corrected: """
        dataset({audio: [[1], [2]]}, labels={word: ["yes", "no"]})
        """),
    Explanation(
      "dataset.length",
      """
      All views and all labels of a dataset describe the same clips, the first row the first
      clip, so they have to be equally many. Where they are not, every row after the missing one
      would belong to another clip. Find out which clips lack a row, and build all lists from the
      same source.
      """,
      fails: """
        dataset({audio: [[1], [2], [3]]}, labels={word: ["yes", "no"]})
        """,
      corrected: """
        dataset({audio: [[1], [2], [3]]}, labels={word: ["yes", "no", "yes"]})
        """),
    Explanation(
      "dataset.missing-label",
      """
      To work group by group, each clip must be in a group, and some clips have no class of this
      label. What should happen to them is a decision that changes the results, so it is left to
      you: leave them out, or give them the class that is missing.
      """,
      fails: """
        clips = dataset({audio: [[1], [2], [3]]}, labels={who: ["a", "a", none]})
        standardize(clips, by="who")
        """,
      corrected: """
        clips = dataset({audio: [[1], [2], [3]]}, labels={who: ["a", "a", none]})
        where(clips, "who", is="a") |> standardize(by="who")
        """),
    Explanation(
      "dataset.no-clips",
      """
      There is no clip to work with: either the arrays have no rows, or no clip has a label that
      may be used. After `label_budget` or `unlabelled` the clips are still there, but their
      labels are hidden, and what needs labels finds none.
      """,
      fails: "dataset({audio: zeros([0, 3])})",
      corrected: "len(dataset({audio: zeros([2, 3])}))"),
    Explanation(
      "dataset.no-target",
      """
      A training needs to know which of the labels is to be learnt, and these data name none.
      Where there is only one label, lupi takes it; with several, choosing is up to you.
      `target(clips, "emotion")` chooses; `dataset(…, target="emotion")` does so from the start.
      """,
      fails: """
        clips = dataset({audio: [[1], [2]]}, labels={word: ["a", "b"], who: [1, 2]})
        label_budget(clips, 1)
        """,
      corrected: """
        clips = dataset({audio: [[1], [2]]}, labels={word: ["a", "b"], who: [1, 2]})
        label_budget(target(clips, "word"), 1)
        """),
    Explanation(
      "dataset.no-views",
      """
      Merging puts the numbers of several views side by side, and the list of views to merge is
      empty. Name at least one. For a network no merging is needed: a teacher reads several
      views.
      """),
    Explanation(
      "dataset.position",
      """
      Clips are chosen by their positions, from 0 to one less than their number, and each of them
      once: a clip that is taken twice would count twice in every result. The positions probably
      belong to other data, or to the data before some clips were left out.
      """),
    Explanation(
      "dataset.sequence-view",
      """
      Views are merged by putting their vectors side by side. A sequence has one vector for each
      step, and the steps of two views need not fall on the same times. Make one vector of each
      sequence first, or let a network read both views.
      """),
    Explanation(
      "dataset.take",
      """
      The number of clips to take counts from the first clip on and is 0 or more. To take the
      last ones instead, use a range of negative positions or reverse the order. A negative
      number usually comes from a subtraction.
      """),
    Explanation(
      "dataset.unknown-label",
      """
      The data have no label of this name. Labels are the columns that say something about a
      clip: speaker, emotion, word. Each corpus has its own, and `describe(clips)` lists them
      with their classes.
      """,
      fails: """
        clips = dataset({audio: [[1], [2]]}, labels={speaker: ["a", "b"]})
        target(clips, "emotion")
        """,
      corrected: """
        clips = dataset({audio: [[1], [2]]}, labels={speaker: ["a", "b"]})
        target(clips, "speaker").classes
        """),
    Explanation(
      "dataset.unknown-view",
      """
      The data have no view of this name. Views are what is known of each clip, such as the sound
      and the picture, under the names that the data give them. `clips.views` lists them. If a
      view was taken away with `drop_view`, whatever reads it has to be given the data from
      before.
      """,
      fails: """
        clips = dataset({audio: [[1], [2]]})
        drop_view(clips, "video")
        """,
      corrected: """
        clips = dataset({audio: [[1], [2]], video: [[3], [4]]})
        drop_view(clips, "video").views
        """),
    Explanation(
      "dataset.views",
      """
      A view is a table of numbers with one row for each clip, or a list of tensors where clips
      are sequences of different lengths. It is given under its name, in a record: `{audio: x}`.
      What was given is not numbers, or its sequences do not have the same features.
      """,
      fails: """
        dataset({audio: "clip.wav"})
        """,
      corrected: "dataset({audio: [[0.1, 0.2], [0.3, 0.4]]})"),
  ]
}
