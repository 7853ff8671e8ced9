import Diagnostics

extension Explanations {
  /// Errors of sweeps, exercises and teaching.
  static let sweeps: [Explanation] = [
    Explanation(
      "sweep.nothing",
      """
      A sweep runs a notebook once for each combination of values, so at least one parameter must
      have several. Values stand between commas, and whole numbers in a row may be written as
      `1..5`. For a single run there is `lupi run`.
      """),
    Explanation(
      "sweep.value",
      """
      The values of a parameter stand between commas: `-p temperature=1,2,4`. One of them is empty,
      is there twice, or a range counts down. Each would be a run that you did not mean.
      """),
    Explanation(
      "sweep.too-many",
      """
      The number of runs is the product of the numbers of values, and grows faster than one
      expects. A limit stops what would take days by a slip of the keyboard. Sweep fewer values at
      a time; what was run is kept, so that several sweeps cost no more than one.
      """),
    Explanation(
      "sweep.collect",
      """
      The table of a sweep has a column for each thing that is collected: a name that the notebook
      binds, or an expression of such names. Nothing else is kept of a run, so at least one must
      be named, and it must exist when the notebook has run.
      """),
    Explanation(
      "sweep.skipped",
      """
      What is to be collected comes from a cell that was not run: it is marked `skip` or `slow`,
      is an exercise that nobody has done, or needs such a cell. A table with a hole in it would
      look like a failure of the method. Collect something else, or let the cell run.
      """),
    Explanation(
      "notebook.exercise",
      """
      `hint=`, `solution=` and `check=` belong to an exercise, a cell with the word `exercise` and
      with holes `___` in it. The solution and the check are other cells of the same notebook,
      given by their names. Add the word, or correct the name.
      """),
    Explanation(
      "exercise.solution",
      """
      `lupi test` puts the solution in the place of the exercise and runs the check below it. The
      check failed, so a learner who does everything right would be told that it is wrong. Mend
      the solution or the check.
      """),
    Explanation(
      "exercise.untouched",
      """
      `lupi test` also runs the check on the exercise as the learner gets it, and that must fail. A
      check that passes with the holes still open says nothing about what the learner does. Leave
      a hole, or check more.
      """),
    Explanation(
      "handout.same",
      """
      A handout is the notebook without its solutions. Written over the notebook it would delete
      them. Give the handout a name of its own.
      """),
    Explanation(
      "teach.replay",
      """
      `:replay` in `lupi teach` shows again what `watch` has recorded of a training, two frames a
      second, or as many as you say. Nothing is computed for it.
      """),
    Explanation(
      "teach.command",
      """
      In `lupi teach` a line that begins with a colon is a command, such as `:hint` or `:skip`, and
      there is none of this name. `:help` lists them. Everything else is an expression, which is
      run between the steps of the lesson.
      """),
  ]
}
