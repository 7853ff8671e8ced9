import Diagnostics

extension Explanations {
  /// Errors of teachers and students, which are put together of networks.
  static let models: [Explanation] = [
    Explanation(
      "model.aggregation",
      """
      The aggregation makes one embedding of all the segments of a clip. So it reads `segments`,
      and needs a network that cuts clips into them: without `segment=` a clip is encoded as a
      whole, and there is nothing to aggregate. Where clips are cut and no aggregation is given,
      lupi takes the mean.
      """,
      fails: """
        ear = network(inputs="audio") |> dense(8)
        over = network(inputs="segments") |> mean_pool()
        student(ear, ["happy", "sad"], aggregation=over)
        """,
      corrected: """
        ear = network(inputs="audio", segment=10) |> mean_pool() |> dense(8)
        over = network(inputs="segments") |> mean_pool()
        student(ear, ["happy", "sad"], aggregation=over)
        """),
    Explanation(
      "model.classes",
      """
      A classifier chooses between classes, so it needs two at least, and all of them different:
      with one class there is nothing to choose, and of two equal names only one could ever be
      right. Take the classes from the training data, `train.classes`, so that names and order
      agree with the labels.
      """,
      fails: """
        student(network(inputs="audio"), ["happy", "happy"])
        """,
      corrected: """
        student(network(inputs="audio"), ["happy", "sad"])
        """),
    Explanation(
      "model.embedding",
      """
      The embedding is the row of numbers into which a model turns a clip, and its width is a
      whole number from 1 to 65536. Usual are 64 to 512. Teacher and student need the same width
      where embeddings are matched one number with one number.
      """),
    Explanation(
      "model.encoder",
      """
      An encoder has to end in one vector for each clip, since that is what is fused and
      embedded. This one still has an axis of time at its end. A pooling layer sums the steps up,
      as `mean_pool()` does; a recurrent layer can hand on its last step alone.
      """,
      fails: """
        clips = dataset({audio: zeros([2, 6, 3])}, labels={word: ["a", "b"]})
        ear = network(inputs="audio") |> gru(4)
        fit(student(ear, clips.classes), clips, epochs=1)
        """,
      corrected: """
        clips = dataset({audio: zeros([2, 6, 3])}, labels={word: ["a", "b"]})
        ear = network(inputs="audio") |> gru(4, returns="last")
        fit(student(ear, clips.classes), clips, epochs=1).epochs
        """),
    Explanation(
      "model.fusion",
      """
      A gated or summed fusion adds the encoders' vectors number by number, so they have to be
      equally wide. End each encoder with a dense layer of the same size, or put the vectors side
      by side with `fusion="concat"`, which takes any widths.
      """,
      fails: """
        views = {audio: zeros([2, 3]), video: zeros([2, 5])}
        clips = dataset(views, labels={word: ["a", "b"]})
        ear = network(inputs="audio")
        eye = network(inputs="video")
        both = teacher(clips.classes, audio=ear, video=eye, fusion="sum")
        fit(both, clips, epochs=1)
        """,
      corrected: """
        views = {audio: zeros([2, 3]), video: zeros([2, 5])}
        clips = dataset(views, labels={word: ["a", "b"]})
        ear = network(inputs="audio") |> dense(4)
        eye = network(inputs="video") |> dense(4)
        both = teacher(clips.classes, audio=ear, video=eye, fusion="sum")
        fit(both, clips, epochs=1).epochs
        """),
    Explanation(
      "model.header",
      """
      The header turns the embedding into scores of the classes. It is `"softmax"`, or one of the
      headers with a margin, which are made by functions with settings of their own. In a file
      that was saved by `save_model` it stands as text; there it must read as the same version of
      lupi would write it.
      """),
    Explanation(
      "model.layer",
      """
      A saved model lists its layers as calls, such as `dense(64)`, and lupi makes them again by
      the builtins of these names. This line is not a call that it knows: the file was written by
      a newer version, or was changed by hand. Load it with the version that wrote it, or train
      the model again.
      """),
    Explanation(
      "model.no-segments",
      """
      Embeddings of segments exist only in a model that cuts clips into segments. This one sees
      whole clips, and so has one embedding for each. Leave `of` out, or describe the network
      with `segment=` and an aggregation, and train it again.
      """,
      fails: """
        clips = dataset({audio: [[0, 1], [1, 0]]}, labels={word: ["a", "b"]})
        run = fit(student(network(inputs="audio"), clips.classes), clips, epochs=1)
        embed(run, on=clips, of="segments")
        """,
      corrected: """
        clips = dataset({audio: [[0, 1], [1, 0]]}, labels={word: ["a", "b"]})
        run = fit(student(network(inputs="audio"), clips.classes), clips, epochs=1)
        embed(run, on=clips).shape
        """),
    Explanation(
      "model.no-view",
      """
      A teacher needs something to see or hear: at least one network that reads a view of the
      clips. Give it networks under the names of its senses. A teacher that is worth learning
      from has one view more than its student.
      """,
      fails: """
        teacher(["happy", "sad"])
        """,
      corrected: """
        ear = network(inputs="audio") |> dense(8)
        eye = network(inputs="video") |> dense(8)
        teacher(["happy", "sad"], audio=ear, video=eye)
        """),
    Explanation(
      "model.segments",
      """
      Segments are cut out of sequences, and the segments of all views have to lie side by side,
      the first of the sound with the first of the picture. A view with one vector for each clip
      cannot be cut; it is put beside every segment if its network has no `segment`. Where views
      have different frame rates, choose lengths in steps that last equally long.
      """,
      fails: """
        clips = dataset({audio: zeros([2, 5])}, labels={word: ["a", "b"]})
        ear = network(inputs="audio", segment=2) |> mean_pool()
        over = network(inputs="segments") |> mean_pool()
        fit(student(ear, clips.classes, aggregation=over), clips, epochs=1)
        """,
      corrected: """
        clips = dataset({audio: zeros([2, 4, 5])}, labels={word: ["a", "b"]})
        ear = network(inputs="audio", segment=2) |> mean_pool()
        over = network(inputs="segments") |> mean_pool()
        fit(student(ear, clips.classes, aggregation=over), clips, epochs=1).epochs
        """),
    Explanation(
      "model.short-clip",
      """
      A clip is shorter than one segment, so not even one can be cut from it. Padding it with
      silence would teach the network that short clips are silent at the end, which is why lupi
      does not. Take shorter segments, or leave such clips out.
      """,
      fails: """
        clips = dataset({audio: zeros([2, 3, 5])}, labels={word: ["a", "b"]})
        ear = network(inputs="audio", segment=8) |> mean_pool()
        over = network(inputs="segments") |> mean_pool()
        fit(student(ear, clips.classes, aggregation=over), clips, epochs=1)
        """,
      corrected: """
        clips = dataset({audio: zeros([2, 3, 5])}, labels={word: ["a", "b"]})
        ear = network(inputs="audio", segment=2) |> mean_pool()
        over = network(inputs="segments") |> mean_pool()
        fit(student(ear, clips.classes, aggregation=over), clips, epochs=1).epochs
        """),
    Explanation(
      "model.view-twice",
      """
      Two networks of the teacher read the same view. A view is encoded once and its embedding is
      fused with those of the others, so the second would add nothing but weights. Usually
      `inputs` was copied along with the line. Give one of the networks another view.
      """,
      fails: """
        ear = network(inputs="audio")
        eye = network(inputs="audio")
        teacher(["happy", "sad"], audio=ear, video=eye)
        """,
      corrected: """
        ear = network(inputs="audio")
        eye = network(inputs="video")
        teacher(["happy", "sad"], audio=ear, video=eye)
        """),
    Explanation(
      "model.width",
      """
      The weights of a trained network fit one number of features, and these data have another.
      So they were prepared in another way than the data of the training: more bins, deltas added
      on one side only, another corpus. Prepare all parts by the same lines, best before `split`.
      """,
      fails: """
        train = dataset({audio: [[0, 1], [1, 0]]}, labels={word: ["a", "b"]})
        test = dataset({audio: [[0, 1, 2]]}, labels={word: ["a"]})
        run = fit(student(network(inputs="audio"), train.classes), train, epochs=1)
        evaluate(run, on=test)
        """,
      corrected: """
        train = dataset({audio: [[0, 1], [1, 0]]}, labels={word: ["a", "b"]})
        test = dataset({audio: [[0, 1]]}, labels={word: ["a"]})
        run = fit(student(network(inputs="audio"), train.classes), train, epochs=1)
        evaluate(run, on=test).clips
        """),
  ]
}
