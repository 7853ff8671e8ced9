import Diagnostics

extension Explanations {
  /// Errors of the prompt and of what it keeps.
  static let prompt: [Explanation] = [
    Explanation(
      "prompt.editor",
      """
      Editing lines at the prompt is done by the library libedit, which is opened when the prompt
      starts and is not there. The prompt works all the same, line by line, without completion
      and without the arrow keys. Install the library to have them.
      """),
    Explanation(
      "prompt.history",
      """
      What you type is kept in a file so that it can be found again, and that file cannot be
      written. You can go on; only later sessions will not know of this one. LUPI_HISTORY names
      another file, or none if it is empty.
      """),
    Explanation(
      "history.changed",
      """
      Another prompt wrote to the history at the same moment. Both keep what was typed; the order
      of entries may differ. There is nothing to do.
      """),
    Explanation(
      "prompt.notebook",
      """
      `:cells`, `:run` and `:reload` work on a notebook that was loaded into the session, and none
      was. `:load FILE.lupi` runs one and brings its values to the prompt.
      """),
    Explanation(
      "prompt.numerics",
      """
      All numbers of a session are computed in one way, `fast` or `exact`, or results could not be
      compared with each other. What was typed or loaded declares the other one. `:set numerics`
      changes it for what follows.
      """),
    Explanation(
      "prompt.operand",
      """
      The command needs a word behind it, or cannot use the one that is there. The hint shows how
      it is written, and `:help` lists all commands with what they take.
      """),
    Explanation(
      "prompt.save",
      """
      `:save` writes what was typed in this session as a notebook that runs. Nothing was typed yet
      that could be saved, or a file of that name is there, which may be your work: it is replaced
      only when you say so.
      """),
    Explanation(
      "prompt.setting",
      """
      `:set` alone lists the settings of the prompt with their values and choices. The name or the
      value that was given is none of them. The change lasts for the session.
      """),
    Explanation(
      "prompt.too-long",
      """
      An entry at the prompt is edited as a whole, and that has a limit. Usually a file was pasted
      that should be loaded: numbers with `load_csv` or `load_npy`, programs as a notebook with
      `:load`.
      """),
    Explanation(
      "prompt.undo",
      """
      `:undo` takes back what the last entry has bound, one entry at a time, and there is none left.
      Files that were written stay as they are.
      """),
    Explanation(
      "cache.limit",
      """
      LUPI_CACHE_MB says how many megabytes of features of recordings are kept between runs. It has
      to be a plain whole number. Without it, 10 GB are kept, and what was not used for longest
      goes first.
      """),
    Explanation(
      "output.file",
      """
      The path after `-o` leads to a folder, and a result is one file. Nothing was run or written
      yet. Give the name of a file in the folder.
      """),
    Explanation(
      "output.folder",
      """
      A result is written into a folder that exists and that you may write to; this one is not
      there, or is closed. It is looked at before anything runs, so that no hour of training ends
      in this error. Make the folder, or choose another.
      """),
    Explanation(
      "npz.magic",
      """
      A `.npz` file is a ZIP archive of arrays, as NumPy writes it, and this one does not begin like
      a ZIP archive. A single array is a `.npy` file, which `load_npy` reads.
      """),
    Explanation(
      "npz.too-large",
      """
      A `.npz` file is a ZIP archive, which counts its arrays and the bytes of a name with two bytes,
      and its own size with four. More arrays than that are better one array with another axis, and
      more bytes several files.
      """),
    Explanation(
      "npz.damaged",
      """
      The archive ends too early, or what is in it does not have the length or the check sum that
      it announces. Usually a copy was cut short. Copy or create it again.
      """),
    Explanation(
      "npz.encoding",
      """
      Members of a ZIP archive can be compressed in many ways. NumPy stores or deflates them, and
      these two are read. Another program has written this archive; write it again with NumPy.
      """),
  ]
}
