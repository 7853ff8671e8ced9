import Diagnostics

extension Explanations {
  /// Errors of bootstraps and comparisons.
  static let bootstraps: [Explanation] = [
    Explanation(
      "bootstrap.classes",
      """
      The difference of two runs is taken clip by clip, so both must choose among the same
      classes. One run was trained on another target, or on data in which a class is missing.
      Compare runs that learnt the same thing.
      """),
    Explanation(
      "bootstrap.group",
      """
      A bootstrap of a verification draws whole speakers, because the trials of one speaker
      depend on each other; to draw trials singly would make the interval far too narrow. So it
      needs the label to group by, and every clip must have it. Add `by="speaker"`, or the label
      that the trials are about.
      """,
      fails: """
        clips = synthetic(clips=20, speakers=4)
        run = fit(student(network(inputs="audio"), clips.classes), clips, epochs=1)
        found = verify(run, trials(clips, by="speaker"), on=clips)
        bootstrap(found, on=clips, draws=100)
        """,
      corrected: """
        clips = synthetic(clips=20, speakers=4)
        run = fit(student(network(inputs="audio"), clips.classes), clips, epochs=1)
        found = verify(run, trials(clips, by="speaker"), on=clips)
        bootstrap(found, on=clips, by="speaker", draws=100).groups
        """),
    Explanation(
      "bootstrap.kinds",
      """
      The difference of two results is taken between two of one kind: two runs by a metric, or
      two verifications by their equal error rate. A run and a verification have no difference.
      Give two of one kind.
      """),
    Explanation(
      "bootstrap.stopped",
      """
      The bootstrap was interrupted before its end, by Ctrl-C or by a limit of time. Ask for
      fewer draws if it takes too long; a thousand give the interval to within a few percent of
      its width.
      """),
    Explanation(
      "bootstrap.trials",
      """
      To draw whole speakers a bootstrap has to know which clips each trial is made of, and two
      verifications can be subtracted only trial by trial. Scores alone do not say that. Make the
      verification with `verify`, or give `verification` the trials, and use one list for both.
      """,
      fails: """
        clips = synthetic(clips=20, speakers=4)
        found = verification([0.9, 0.2, 0.4], [true, false, false])
        bootstrap(found, on=clips, by="speaker", draws=100)
        """,
      corrected: """
        clips = synthetic(clips=20, speakers=4)
        run = fit(student(network(inputs="audio"), clips.classes), clips, epochs=1)
        found = verify(run, trials(clips, by="speaker"), on=clips)
        bootstrap(found, on=clips, by="speaker", draws=100).groups
        """),
    Explanation(
      "compare.baseline",
      """
      The baseline is the run that all others are compared with, by the name that it has in the
      record of runs. No run has this name. Usually it is the student that was trained without a
      teacher.
      """,
      fails: """
        clips = dataset({audio: [[0], [1]]}, labels={word: ["a", "b"]})
        run = fit(student(network(inputs="audio"), clips.classes), clips, epochs=1)
        compare({alone: run, again: run}, on=clips, baseline="audio_only")
        """,
      corrected: """
        clips = dataset({audio: [[0], [1]]}, labels={word: ["a", "b"]})
        run = fit(student(network(inputs="audio"), clips.classes), clips, epochs=1)
        compare({alone: run, again: run}, on=clips, baseline="alone")
        """),
    Explanation(
      "compare.classes",
      """
      Runs are compared by the share of clips that they name rightly, which only means something
      if all choose among the same classes: with more classes the task is harder. These runs have
      different ones. Compare runs that learnt the same target from the same data.
      """,
      fails: """
        a = dataset({audio: [[0], [1]]}, labels={word: ["a", "b"]})
        b = dataset({audio: [[0], [1]]}, labels={word: ["a", "c"]})
        first = fit(student(network(inputs="audio"), a.classes), a, epochs=1)
        second = fit(student(network(inputs="audio"), b.classes), b, epochs=1)
        compare({first, second}, on=a)
        """,
      corrected: """
        a = dataset({audio: [[0], [1]]}, labels={word: ["a", "b"]})
        first = fit(student(network(inputs="audio"), a.classes), a, epochs=1)
        second = fit(student(network(inputs="audio"), a.classes), a, epochs=2)
        compare({first, second}, on=a)
        """),
    Explanation(
      "compare.empty",
      """
      A comparison needs something to compare: a record with at least one run, each under the
      name that the table should show. The record is empty.
      """,
      fails: "compare({}, on=synthetic(clips=8))",
      corrected: """
        clips = dataset({audio: [[0], [1]]}, labels={word: ["a", "b"]})
        run = fit(student(network(inputs="audio"), clips.classes), clips, epochs=1)
        compare({alone: run}, on=clips)
        """),
    Explanation(
      "compare.groups",
      """
      To compare group by group, speaker by speaker for instance, each test clip must be in a
      group. Some have no class of this label. Leave these clips out, or compare clip by clip by
      leaving `by` out.
      """),
    Explanation(
      "compare.run",
      """
      What is compared are runs: trained networks. A description made by `student` or `teacher`
      has no weights yet, and a score is only a number. Train it with `fit` or `distill` first;
      to compare numbers use `paired_test`.
      """,
      fails: """
        clips = dataset({audio: [[0], [1]]}, labels={word: ["a", "b"]})
        hear = student(network(inputs="audio"), clips.classes)
        compare({alone: hear}, on=clips)
        """,
      corrected: """
        clips = dataset({audio: [[0], [1]]}, labels={word: ["a", "b"]})
        hear = student(network(inputs="audio"), clips.classes)
        compare({alone: fit(hear, clips, epochs=1)}, on=clips)
        """),
    Explanation(
      "compare.stopped",
      """
      The comparison was interrupted before its end, by Ctrl-C or by a limit of time. Run the
      cell again; the trained runs are not lost as long as their cells need not run again.
      """),
    Explanation(
      "robustness.name",
      """
      The curve is kept as a table with a column for each run, and some names are taken by the
      columns of the table itself. A run of that name would hide one. Call the run something else
      in the record.
      """),
  ]
}
