import Diagnostics

extension Explanations {
  /// Errors of verification: trials, scores and cohorts.
  static let verification: [Explanation] = [
    Explanation(
      "trials.count",
      """
      Trials of one kind are pairs of clips, and there are only so many different pairs. The
      number must be at least one and at most that. Ask for fewer, or leave it out to take all
      pairs.
      """,
      fails: """
        clips = dataset({audio: [[1], [2], [3], [4]]}, labels={who: [1, 1, 2, 2]})
        trials(clips, by="who", count=100)
        """,
      corrected: """
        clips = dataset({audio: [[1], [2], [3], [4]]}, labels={who: [1, 1, 2, 2]})
        len(trials(clips, by="who", count=2))
        """),
    Explanation(
      "trials.empty",
      """
      A list of trials needs one at least, and this one has none. A file may hold a header alone,
      or empty lines. Each line names an answer and two clips:

        1 first.wav second.wav
      """),
    Explanation(
      "trials.encoding",
      """
      A list of trials is text in UTF-8, and this file is not. It was probably saved by a
      spreadsheet in another encoding. Save it again as UTF-8.
      """),
    Explanation(
      "trials.header",
      """
      If a file of trials begins with names of columns, they must be `same`, `first` and
      `second`, so that no column is taken for another. Name the columns so, or leave the line of
      names out.
      """),
    Explanation(
      "trials.label",
      """
      The first part of each line says whether the two clips are of the same speaker: 1 for the
      same, 0 for different ones. Here something else stands there. Often the order of the
      columns differs, with the answer at the end.
      """),
    Explanation(
      "trials.lengths",
      """
      A trial is two clips and an answer, so the three lists must be equally long. One has more
      entries than another. Build them together, one trial at a time.
      """),
    Explanation(
      "trials.name",
      """
      In a list of lines, blanks and tabs separate the parts of a trial, so the name of a clip
      must not contain them, nor a comma or semicolon. Write to a file whose name ends in `.csv`,
      where such names are put into quotes.
      """),
    Explanation(
      "trials.one-kind",
      """
      Trials are pairs of the same speaker and pairs of different ones, and from these clips one
      kind cannot be made. With one clip for each speaker there are no pairs of the same; with
      one speaker there are none of different ones. Asking for more labels to be equal can also
      leave nothing.
      """,
      fails: """
        clips = dataset({audio: [[1], [2]]}, labels={who: ["p", "q"]})
        trials(clips, by="who")
        """,
      corrected: """
        clips = dataset({audio: [[1], [2], [3], [4]]}, labels={who: [1, 1, 2, 2]})
        len(trials(clips, by="who"))
        """),
    Explanation(
      "trials.ragged",
      """
      Each line of a list of trials has three parts: the answer and two clips. This line has
      fewer or more, perhaps because a name contains a blank. Correct the line, or use a `.csv`
      file, where names may have blanks.
      """),
    Explanation(
      "trials.stopped",
      """
      Making the trials was interrupted before its end, by Ctrl-C or by a limit of time. Nothing
      was kept. Ask for fewer trials if it takes too long.
      """),
    Explanation(
      "trials.too-many",
      """
      The number of pairs grows with the square of the number of clips, and beyond a limit they
      would not fit into memory. Take a part of the clips with `take` or `where`, or ask for a
      number of trials with `count`.
      """),
    Explanation(
      "trials.unknown-clip",
      """
      The list of trials names a clip that is not among the data. Names have to agree exactly,
      with or without the folder and the ending. Give the data for which the list was made, or
      look at a few names of both.
      """,
      fails: """
        clips = dataset({audio: [[1], [2], [3], [4]]}, labels={who: [1, 1, 2, 2]})
        pairs = trials(clips, by="who")
        verify([[1, 0], [1, 1]], pairs, on=take(clips, 2))
        """,
      corrected: """
        clips = dataset({audio: [[1], [2], [3], [4]]}, labels={who: [1, 1, 2, 2]})
        pairs = trials(clips, by="who")
        verify([[1, 0], [1, 1], [0, 1], [0, 2]], pairs, on=clips).eer
        """),
    Explanation(
      "verify.cohort",
      """
      A cohort stands for the voices of other people, so no clip of it may be in a trial: it
      would be compared with itself, and the normalised scores would look better than they are. A
      cohort also needs a run that embeds it. Take the cohort from the training part.
      """,
      fails: """
        clips = dataset({audio: [[1], [2], [3], [4]]}, labels={who: [1, 1, 2, 2]})
        run = fit(student(network(inputs="audio"), clips.classes), clips, epochs=1)
        verify(run, trials(clips, by="who"), on=clips, norm="s", cohort=clips)
        """,
      corrected: """
        clips = synthetic(clips=20, speakers=4)
        run = fit(student(network(inputs="audio"), clips.classes), clips, epochs=1)
        {train, test} = split(clips, by="speaker", test=50%)
        pairs = trials(test, by="speaker")
        len(verify(run, pairs, on=test, norm="s", cohort=train).scores)
        """),
    Explanation(
      "verify.embeddings",
      """
      Embeddings for a verification are given in the order of the clips, one row for each. Their
      number differs from that of the clips. Take both from the same part of the data, or give
      the run itself.
      """,
      fails: """
        clips = dataset({audio: [[1], [2], [3], [4]]}, labels={who: [1, 1, 2, 2]})
        verify([[1, 0], [0, 1]], trials(clips), on=clips)
        """,
      corrected: """
        clips = dataset({audio: [[1], [2], [3], [4]]}, labels={who: [1, 1, 2, 2]})
        verify([[1, 0], [1, 1], [0, 1], [0, 2]], trials(clips), on=clips).eer
        """),
    Explanation(
      "verify.error",
      """
      Below a cell that is meant to fail, a fence `error` holds the message, or lines of it.
      Either the cell does not fail any more, or with another message. Look whether the new
      behaviour is right; if so, `lupi test --accept` writes it down.
      """),
    Explanation(
      "verify.output",
      """
      What the cell shows is not what is recorded below it. Either the notebook or lupi has
      changed, or the numbers depend on the machine: those of `numerics exact` do not. Look at
      the difference line by line; if what is shown now is right, `lupi test --accept` writes it
      down.
      """),
  ]
}
