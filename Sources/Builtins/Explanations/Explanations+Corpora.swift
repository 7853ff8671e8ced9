import Diagnostics

extension Explanations {
  /// Errors of corpora and of tables that describe one.
  static let corpora: [Explanation] = [
    Explanation(
      "corpus.absent",
      """
      This corpus is not part of lupi, because it is large and has a licence of its own: you
      bring it. It lies in a folder of its name below a folder that you name with `--data` or in
      LUPI_DATA. The message says which files are missing or how their names must look.

        lupi run emotions.lupi --data ~/corpora
      """),
    Explanation(
      "corpus.damaged",
      """
      The files of the corpus do not belong together: one has more rows than the other, or lacks
      a column. Sound and face of a clip would be mixed up. Fetch all files of the corpus again
      from one source.
      """),
    Explanation(
      "corpus.knob",
      """
      The settings of the synthetic corpus have ranges: so many clips, speakers, emotions, from
      one bound to the other. The message names them. Each of the settings moves one property of
      the world that is made.
      """),
    Explanation(
      "corpus.unknown",
      """
      Some corpora are known by name: `japanese-vowels` and `synthetic` are part of lupi, others
      such as `ravdess` you bring, and `lupi help corpus` lists them. Anything else is read from a
      table of clips that you write: see `lupi help manifest`.
      """),
    Explanation(
      "manifest.empty",
      """
      A manifest is a table with a row for each clip: its labels, and the files of its views.
      This one has names of columns and no rows. Add a row for each clip:

        clip,emotion,audio
        a1,happy,a1.wav
      """),
    Explanation(
      "manifest.mixed",
      """
      All clips of a view are either vectors or sequences, because one network reads them all.
      Some files hold one row of numbers and others many. Make the features of all clips in the
      same way.
      """),
    Explanation(
      "manifest.no-features",
      """
      The cell that should name a file of features is empty, so this clip has no such view. The
      clip is left out, and `describe` counts it. Fill in the name, or take the row out.
      """),
    Explanation(
      "manifest.no-views",
      """
      A manifest names the files of at least one view: features, as in `a1.npy`, or recordings, as
      in `a1.wav` and `a1.mp4`. The name of their column becomes the name of the view. No column
      of this table names such files. Add one:

        clip,emotion,audio
        a1,happy,a1.wav
      """),
    Explanation(
      "manifest.nothing-left",
      """
      Every clip was left out, because the files of its views could not be read. The message
      gives the first reason. Usually all the paths are wrong in the same way: they are relative
      to the folder of the manifest.
      """),
    Explanation(
      "manifest.reference",
      """
      A cell names a file, and may name rows in it: `faces.npy[17]` for one row,
      `faces.npy[10..<40]` for several. This one is written otherwise. Rows are counted from 0,
      and the end of `..<` is not included.
      """),
    Explanation(
      "manifest.rows",
      """
      The rows that the cell asks for are not all in the array. Rows are counted from 0, so that
      the last is one less than their number. If the rows were counted from 1, all of them are
      one too high.
      """),
    Explanation(
      "manifest.shape",
      """
      The array in the file is a vector for a clip, or a matrix with a row for each step of time.
      This one has another number of axes. Save it again with one or two axes, for instance
      without a first axis of size 1.
      """),
    Explanation(
      "manifest.width",
      """
      All clips of a view have the same number of features, and this one has another than the
      first. Its features were made with other settings, or another file was named. Make them
      anew.
      """),
  ]
}
