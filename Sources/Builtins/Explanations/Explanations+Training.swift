import Diagnostics

extension Explanations {
  /// Errors of training a network.
  static let training: [Explanation] = [
    Explanation(
      "checkpoint.damaged",
      """
      A checkpoint is covered by a hash, and the file no longer has the contents that were
      hashed. It was cut off, changed, or damaged on the way. Delete it and begin the training
      anew; results computed from a damaged state would be wrong in silence.
      """),
    Explanation(
      "checkpoint.other",
      """
      A checkpoint holds the state of one particular training, and its settings differ from those
      asked for here; the message names the first difference. To go on with other settings would
      give a result that belongs to neither. Use another file, or delete this one.
      """),
    Explanation(
      "fit.classes",
      """
      A network answers with the classes that it was described with, and the labels of these
      clips have others. If they went together by their position, every answer would be wrong in
      a way that no number shows. Describe the network with `classes=train.classes`; after a
      selection the classes may have changed, so do that last.
      """,
      fails: """
        clips = dataset({audio: [[0], [1]]}, labels={word: ["a", "b"]})
        fit(student(network(inputs="audio"), ["yes", "no"]), clips, epochs=1)
        """,
      corrected: """
        clips = dataset({audio: [[0], [1]]}, labels={word: ["a", "b"]})
        fit(student(network(inputs="audio"), clips.classes), clips, epochs=1).epochs
        """),
    Explanation(
      "fit.hide",
      """
      A view can be hidden of a share of the clips while a teacher trains, so that it learns to
      do without. `hide` is a record of views with their shares, each from 0 to 1, and only of
      views that the network reads. Write `hide={video: 30%}`.
      """,
      fails: """
        clips = dataset({audio: [[0], [1]], video: [[1], [0]]}, labels={of: [1, 2]})
        ear = network(inputs="audio")
        eye = network(inputs="video")
        both = teacher(clips.classes, audio=ear, video=eye)
        fit(both, clips, epochs=1, hide={face: 30%})
        """,
      corrected: """
        clips = dataset({audio: [[0], [1]], video: [[1], [0]]}, labels={of: [1, 2]})
        ear = network(inputs="audio")
        eye = network(inputs="video")
        both = teacher(clips.classes, audio=ear, video=eye)
        fit(both, clips, epochs=1, hide={video: 30%}).epochs
        """),
    Explanation(
      "fit.watch",
      """
      `watch` looks at a training on its way: what the function returns is kept as a frame, to be
      shown later. A function that returns nothing, such as one that ends in `show`, leaves nothing
      to keep. Let it return the figure or the number.
      """,
      fails: """
        clips = dataset({audio: [[0], [1]]}, labels={of: [1, 2]})
        hear = student(network(inputs="audio"), clips.classes)
        fit(hear, clips, epochs=1, watch=r -> none)
        """,
      corrected: """
        clips = dataset({audio: [[0], [1]]}, labels={of: [1, 2]})
        hear = student(network(inputs="audio"), clips.classes)
        fit(hear, clips, epochs=1, watch=r -> r.parameters).frames.epochs
        """),
    Explanation(
      "fit.labels",
      """
      Learning from labels needs at least one label that may be used. After `unlabelled`, or with
      a label budget that is too small, there is none. Only a distillation learns from clips
      without labels, and its header needs some as well.
      """,
      fails: """
        clips = dataset({audio: [[0], [1]]}, labels={word: ["a", "b"]})
        hear = student(network(inputs="audio"), clips.classes)
        fit(hear, unlabelled(clips), epochs=1)
        """,
      corrected: """
        clips = dataset({audio: [[0], [1]]}, labels={word: ["a", "b"]})
        hear = student(network(inputs="audio"), clips.classes)
        fit(hear, clips, epochs=1).epochs
        """),
    Explanation(
      "fit.validation",
      """
      The validation part decides when to stop, by how well the network does on it, and without
      labels that cannot be said. Give a part whose labels may be used. `split(clips,
      validation=10%)` makes one.
      """,
      fails: """
        clips = dataset({audio: [[0], [1]]}, labels={word: ["a", "b"]})
        hear = student(network(inputs="audio"), clips.classes)
        fit(hear, clips, epochs=1, validation=unlabelled(clips), patience=1)
        """,
      corrected: """
        clips = dataset({audio: [[0], [1]]}, labels={word: ["a", "b"]})
        hear = student(network(inputs="audio"), clips.classes)
        fit(hear, clips, epochs=1, validation=clips, patience=1).epochs
        """),
    Explanation(
      "train.cancelled",
      """
      The training was interrupted before its end, by Ctrl-C or by a limit of time. With
      `checkpoint=` a training can be taken up again where it was left, and gives the same bits
      as one that was never interrupted.
      """),
    Explanation(
      "train.diverged",
      """
      The loss became infinite or not a number: each step overshot the last, until the weights
      were too large to compute with. Nearly always the learning rate is too high, or features of
      very different sizes were not standardised. Take a rate three to ten times smaller, or
      limit the gradient with `clip=1`. With `keep_diverged=true` the run is returned anyway, to
      look at its history.
      """,
      fails: """
        clips = dataset({audio: [[0], [1]]}, labels={word: ["a", "b"]})
        ear = network(inputs="audio") |> dense(4) |> dense(4)
        hear = student(ear, clips.classes)
        fit(hear, clips, epochs=20, optimizer=sgd(rate=1000))
        """,
      corrected: """
        clips = dataset({audio: [[0], [1]]}, labels={word: ["a", "b"]})
        ear = network(inputs="audio") |> dense(4) |> dense(4)
        hear = student(ear, clips.classes)
        fit(hear, clips, epochs=20, optimizer=sgd(rate=0.01)).epochs
        """),
    Explanation(
      "train.plan",
      """
      A training goes over rows in batches, for a number of epochs: there must be one row at
      least, a batch of at least one, and no negative number of epochs. One of the three is not
      so. A batch larger than the data is allowed and is then the whole of the data.
      """),
  ]
}
