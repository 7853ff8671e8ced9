import Diagnostics

extension Explanations {
  /// Errors of the views and labels of a dataset.
  static let views: [Explanation] = [
    Explanation(
      "examples.label",
      """
      A label is the position of its class, from 0, or -1 for a clip whose label is not known.
      This one points behind the last class. The labels belong to another list of classes than
      the one the network was made for.
      """),
    Explanation(
      "examples.shape",
      """
      A training reads each view as a matrix with a row for each clip, or as sequences with their
      lengths, and all views must have as many items as there are labels. One of the arrays has
      another form. Where clips differ in length, give them as a list of tensors.
      """),
    Explanation(
      "examples.view",
      """
      The network reads a view that these clips do not have. It is named in `network(inputs=…)`
      by its name in the data, and for a test the data need all views that were there in
      training. A student that only hears needs no `video`; a teacher does.
      """,
      fails: """
        clips = dataset({sound: [[1], [2]]}, labels={word: ["a", "b"]})
        fit(student(network(inputs="audio"), clips.classes), clips, epochs=1)
        """,
      corrected: """
        clips = dataset({sound: [[1], [2]]}, labels={word: ["a", "b"]})
        fit(student(network(inputs="sound"), clips.classes), clips, epochs=1).epochs
        """),
    Explanation(
      "label.duplicate-class",
      """
      The classes of a label are its possible answers, and each of them is listed once. Two of
      the same name would be two answers that cannot be told apart, and half of the clips would
      be judged wrong. Correct the list; different spellings of one class should become one.
      """),
    Explanation(
      "label.index",
      """
      A label is kept as the position of its class in the list of classes, and this position lies
      outside of the list. The numbers probably begin at 1, or belong to another list of classes.
      Count from 0, or give the classes as texts.
      """),
    Explanation(
      "label.unknown-class",
      """
      The label exists, but no clip has this class. The spelling has to be exact, and numbers
      that are names of classes are texts: "15" and not 15. `describe(clips)` lists the classes
      of each label.
      """,
      fails: """
        clips = dataset({audio: [[1], [2]]}, labels={word: ["yes", "no"]})
        where(clips, "word", is="maybe")
        """,
      corrected: """
        clips = dataset({audio: [[1], [2]]}, labels={word: ["yes", "no"]})
        len(where(clips, "word", is="yes"))
        """),
    Explanation(
      "view.feature-names",
      """
      The names of the features stand for the columns of a view, one name for each column in
      their order. Here the numbers differ, so that some names would stand over the wrong column.
      The list probably belongs to another version of the features.
      """),
    Explanation(
      "view.features",
      """
      The features of a view are its columns, counted from 0. The position is outside, or nothing
      was chosen at all. The width of a view stands in `describe(clips)`; a range such as
      `0..<10` takes the first ten.
      """,
      fails: """
        clips = dataset({audio: [[1, 2, 3], [4, 5, 6]]})
        take_features(clips, 1..3)
        """,
      corrected: """
        clips = dataset({audio: [[1, 2, 3], [4, 5, 6]]})
        take_features(clips, 1..<3)
        """),
    Explanation(
      "view.lengths",
      """
      A view of sequences keeps the length of each clip beside the numbers, because shorter clips
      are filled up to the longest. There must be one length for each clip, from 1 to the steps
      that there are. Give the clips as a list of tensors, and lupi takes the lengths from them.
      """),
    Explanation(
      "view.not-finite",
      """
      A feature is not a number, or is infinite. One such value makes the mean of its feature
      undefined, and with it every clip after standardising; a training would end in NaN at its
      first step. It mostly comes from the logarithm of 0 or of a negative number where the
      features were made. Find that clip in the source, or leave it out.
      """,
      fails: """
        clips = dataset({audio: [[1.0], [log(-1.0)]]}, labels={word: ["a", "b"]})
        fit(student(network(inputs="audio"), clips.classes), clips, epochs=1)
        """,
      corrected: """
        clips = dataset({audio: [[1.0], [2.0]]}, labels={word: ["a", "b"]})
        fit(student(network(inputs="audio"), clips.classes), clips, epochs=1).epochs
        """),
    Explanation(
      "view.not-sequences",
      """
      This works along the time of each clip, and the view has no time: it holds one vector for
      each clip. Features of whole clips, such as means over time, cannot be taken apart again.
      Read the recordings as sequences, or take the rows as they are.
      """,
      fails: """
        clips = dataset({audio: [[1, 2], [3, 4]]})
        sequences(clips, "audio")
        """,
      corrected: """
        clips = dataset({audio: zeros([2, 4, 3])})
        sequences(clips, "audio")[0].shape
        """),
    Explanation(
      "view.shape",
      """
      A view is a matrix with a row for each clip, or, where clips have a time, an array of
      clips, steps and features. The given array has fewer or more axes. A list of plain numbers
      needs brackets around each of them: one number is a row of one feature.
      """,
      fails: "dataset({audio: zeros([2, 3, 4, 5])})",
      corrected: "dataset({audio: zeros([2, 3, 4])})"),
    Explanation(
      "view.steps",
      """
      Steps of a clip are counted from 0, and every clip must have one of those that are taken,
      for otherwise nothing would be left of it. Some clips are shorter than you think. Take
      earlier steps, or leave short clips out first.
      """,
      fails: """
        clips = dataset({audio: zeros([2, 4, 3])})
        take_steps(clips, 4..6)
        """,
      corrected: """
        clips = dataset({audio: zeros([2, 4, 3])})
        take_steps(clips, 1..3)
        """),
  ]
}
