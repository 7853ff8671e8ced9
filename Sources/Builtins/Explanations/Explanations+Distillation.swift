import Diagnostics

extension Explanations {
  /// Errors of distilling one network into another.
  static let distillation: [Explanation] = [
    Explanation(
      "distill.classes",
      """
      Soft labels are probabilities of classes, so a student can imitate them only if it has the
      same classes as its teacher, in the same order. Embeddings know no classes: with an
      objective between embeddings, such as `mse()`, teacher and student may have learnt
      different tasks.
      """,
      fails: """
        a = dataset({audio: [[0], [1]]}, labels={word: ["a", "b"]})
        b = dataset({audio: [[0], [1]]}, labels={word: ["yes", "no"]})
        big = fit(student(network(inputs="audio"), a.classes), a, epochs=1)
        hear = student(network(inputs="audio"), b.classes)
        distill(hear, from=big, on=b, objective=soft_labels(), epochs=1)
        """,
      corrected: """
        a = dataset({audio: [[0], [1]]}, labels={word: ["a", "b"]})
        b = dataset({audio: [[0], [1]]}, labels={word: ["yes", "no"]})
        big = fit(student(network(inputs="audio"), a.classes), a, epochs=1)
        hear = student(network(inputs="audio"), b.classes)
        distill(hear, from=big, on=b, objective=mse(), epochs=1)
        """),
    Explanation(
      "distill.control",
      """
      A control repeats a distillation with a teacher that cannot help, to show what the same
      training does without it. Without one, an improvement might come from longer training
      alone. Some controls make or train a teacher anew, and so need the run itself: a lesson
      holds only what a teacher once made of the clips.
      """,
      fails: """
        clips = dataset({audio: [[0], [1]]}, labels={word: ["a", "b"]})
        hear = student(network(inputs="audio"), clips.classes)
        kept = lesson(fit(hear, clips, epochs=1), on=clips)
        distill(hear, from=kept, on=clips, epochs=1, control="random")
        """,
      corrected: """
        clips = dataset({audio: [[0], [1]]}, labels={word: ["a", "b"]})
        hear = student(network(inputs="audio"), clips.classes)
        big = fit(hear, clips, epochs=1)
        distill(hear, from=big, on=clips, epochs=1, control="random")
        """),
    Explanation(
      "distill.folds",
      """
      To judge no clip by a teacher that has learnt from it, the teacher is trained in folds,
      from two up to the number of clips or groups with labels. More folds than that would leave
      some of them empty. Ask for fewer.
      """,
      fails: """
        clips = dataset({audio: [[0], [1]]}, labels={word: ["a", "b"]})
        hear = student(network(inputs="audio"), clips.classes)
        out_of_fold(hear, clips, folds=5, epochs=1)
        """,
      corrected: """
        clips = dataset({audio: [[0], [1], [0], [1]]}, labels={digit: [1, 2, 1, 2]})
        hear = student(network(inputs="audio"), clips.classes)
        out_of_fold(hear, clips, folds=2, epochs=1)
        """),
    Explanation(
      "distill.objective",
      """
      The objective says what the student has to match: an objective such as `mse()`, a sum of
      objectives, or a record that gives one for each set of embeddings, `{encoder: mse(),
      aggregation: cosine()}`. Those are the only two sets there are, and at least one needs an
      objective.
      """,
      fails: """
        clips = dataset({audio: [[0], [1]]}, labels={word: ["a", "b"]})
        hear = student(network(inputs="audio"), clips.classes)
        big = fit(hear, clips, epochs=1)
        distill(hear, from=big, on=clips, objective={embedding: mse()}, epochs=1)
        """,
      corrected: """
        clips = dataset({audio: [[0], [1]]}, labels={word: ["a", "b"]})
        hear = student(network(inputs="audio"), clips.classes)
        big = fit(hear, clips, epochs=1)
        distill(hear, from=big, on=clips, objective=mse(), epochs=1)
        """),
    Explanation(
      "distill.recorded",
      """
      A lesson keeps what a teacher made of clips, by their names, so that many students can
      learn from it. So the names have to differ, and every clip that the student learns from
      must have been kept. Make the lesson on the same training part.
      """,
      fails: """
        clips = synthetic(clips=20)
        hear = student(network(inputs="audio"), clips.classes)
        kept = lesson(fit(hear, clips, epochs=1), on=take(clips, 10))
        distill(hear, from=kept, on=clips, epochs=1)
        """,
      corrected: """
        clips = synthetic(clips=20)
        hear = student(network(inputs="audio"), clips.classes)
        kept = lesson(fit(hear, clips, epochs=1), on=clips)
        distill(hear, from=kept, on=clips, epochs=1)
        """),
    Explanation(
      "distill.segments",
      """
      Where a student matches its teacher segment by segment, both have to cut every clip into
      equally many segments. Sound and picture may have different frame rates, so that equal
      numbers of steps last differently long. Give both segments of the same duration, or match
      the aggregation alone. Where both cut the sound alike and a film ends before it, the last
      segment of the sound may have no picture: it is left out of what is matched.
      """),
    Explanation(
      "distill.teachers",
      """
      A student can learn from several teachers at once, and then from the mean of what they make
      of a clip. That asks for one teacher at least, and for the same classes in all of them.
      Give a list of runs that learnt the same target.
      """,
      fails: """
        clips = dataset({audio: [[0], [1]]}, labels={word: ["a", "b"]})
        hear = student(network(inputs="audio"), clips.classes)
        distill(hear, from=[], on=clips, epochs=1)
        """,
      corrected: """
        clips = dataset({audio: [[0], [1]]}, labels={word: ["a", "b"]})
        hear = student(network(inputs="audio"), clips.classes)
        distill(hear, from=[fit(hear, clips, epochs=1)], on=clips, epochs=1)
        """),
    Explanation(
      "objective.batch",
      """
      Objectives that compare clips with each other need several of them in each batch: with one
      clip there are no pairs. Others can hold only so many. Set `batch` accordingly, and
      remember that the last batch of an epoch may be smaller.
      """,
      fails: """
        clips = dataset({audio: [[0], [1]]}, labels={word: ["a", "b"]})
        hear = student(network(inputs="audio"), clips.classes)
        big = fit(hear, clips, epochs=1)
        pairs = rkd_distance()
        distill(hear, from=big, on=clips, objective=pairs, epochs=1, batch=1)
        """,
      corrected: """
        clips = synthetic(clips=8)
        hear = student(network(inputs="audio"), clips.classes)
        big = fit(hear, clips, epochs=1)
        pairs = rkd_distance()
        distill(hear, from=big, on=clips, objective=pairs, epochs=1, batch=8)
        """),
    Explanation(
      "objective.negatives",
      """
      A contrastive objective sets each clip apart from clips of other classes, its negatives.
      Where all clips are known to be of one class there are none. Give data with several
      classes, or leave some of the labels out.
      """),
    Explanation(
      "objective.unknown",
      """
      There is no objective of this name. Objectives between embeddings (such as `mse`, `cosine`,
      `rkd_distance`) and objectives on labels (`soft_labels`, `generalized`) are builtins; `lupi
      help` lists both.
      """),
    Explanation(
      "objective.weight",
      """
      A weight says how much an objective counts beside the others, and is 0 or more and finite.
      With a negative weight the student would be rewarded for being unlike its teacher. To leave
      an objective out, leave it out of the sum.
      """),
    Explanation(
      "setting.range",
      """
      Each setting of an objective has a range in which its formula makes sense: a temperature is
      above 0, for one divides by it. The message says the range. Published values are the
      defaults.
      """),
    Explanation(
      "setting.unknown",
      """
      The objective has no setting of this name. `lupi help` and the name of the objective list
      those that it has, with their ranges and defaults.
      """),
  ]
}
