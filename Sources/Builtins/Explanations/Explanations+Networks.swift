import Diagnostics

extension Explanations {
  /// Errors of layers and networks.
  static let networks: [Explanation] = [
    Explanation(
      "layer.input",
      """
      A layer takes items of a certain form: a pooling layer needs steps over time to take a mean
      of, a dense layer needs a row of numbers, a convolution over images needs bins and
      channels. What comes out of the layer before it, or out of the data, has another form.
      `summary(model, on=train)` lists the form after each layer.
      """,
      fails: """
        clips = dataset({audio: zeros([4, 3])}, labels={word: ["a", "b", "a", "b"]})
        hear = student(network(inputs="audio") |> mean_pool(), clips.classes)
        summary(hear, on=clips)
        """,
      corrected: """
        clips = dataset({audio: zeros([4, 3])}, labels={word: ["a", "b", "a", "b"]})
        hear = student(network(inputs="audio") |> dense(8), clips.classes)
        summary(hear, on=clips)
        """),
    Explanation(
      "layer.setting",
      """
      A setting of the layer lies outside of what the layer can do: a kernel covers one step at
      least, a momentum is a share. Such a setting would only fail later, in the middle of a
      training. `lupi help` and the name of the layer show the range of each.
      """),
    Explanation(
      "layer.short",
      """
      A convolution without padding sees only windows that lie wholly inside of its item, so each
      of them makes an item shorter, and a larger dilation shortens it more. Here nothing would
      be left. Use longer clips or segments, a smaller kernel, or `padding="same"`, which adds
      silence at both ends and keeps the length.
      """,
      fails: """
        ear = network(inputs="audio")
          |> tdnn(4, kernel=5, padding="valid")
          |> mean_pool()
        clips = dataset({audio: zeros([2, 3, 2])}, labels={word: ["a", "b"]})
        fit(student(ear, clips.classes), clips, epochs=1)
        """,
      corrected: """
        ear = network(inputs="audio")
          |> tdnn(4, kernel=3, padding="valid")
          |> mean_pool()
        clips = dataset({audio: zeros([2, 3, 2])}, labels={word: ["a", "b"]})
        fit(student(ear, clips.classes), clips, epochs=1).epochs
        """),
    Explanation(
      "network.view",
      """
      A network begins with the name of the view that it reads, as the data call it: `audio`,
      `video`, or whatever stands in the record of views. An empty name could never be found in
      any data. `clips.views` lists the names.
      """,
      fails: """
        network(inputs="")
        """,
      corrected: """
        network(inputs="audio")
        """),
    Explanation(
      "segment.hop",
      """
      The hop is how many steps the next segment begins after the one before. With 0 all segments
      would be the same; with more than the length of a segment some steps are never seen, which
      is allowed. Give a whole number from 1 on, or leave it out for segments that lie end to
      end.
      """),
    Explanation(
      "segment.length",
      """
      A segment is a number of time steps, at least one. The length counts steps of the view and
      not seconds: at a hop of 10 ms, 100 steps last one second. Divide the duration that you
      want by the hop of the features.
      """),
    Explanation(
      "sequence.empty",
      """
      Every sequence needs at least one step, because a mean or a last step of nothing does not
      exist. It happens where clips are shorter than a segment, or where silence was cut away
      entirely. Leave such clips out, or take shorter segments.
      """),
    Explanation(
      "weights.mismatch",
      """
      The tensors in the file are not those that this network has: another name, another number,
      another shape. So they were saved from a network with other layers or other widths. Load
      the model with `load_model`, which makes the network that belongs to the weights, or
      describe it again exactly as it was.
      """),
  ]
}
