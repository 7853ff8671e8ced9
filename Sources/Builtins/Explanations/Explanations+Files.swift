import Diagnostics

extension Explanations {
  /// Errors of files and folders, whatever their format.
  static let files: [Explanation] = [
    Explanation(
      "cache.nowhere",
      """
      Features of recordings are kept from one run to the next in a folder of your own, below
      XDG_CACHE_HOME or HOME. Neither names a folder, which happens in bare containers. Set one
      of them:

        XDG_CACHE_HOME="$HOME/cache" lupi cache list
      """),
    Explanation(
      "cache.unwritable",
      """
      Features of recordings, or results of cells, could be computed but not kept, so the next run
      has to compute them again. No result depends on it. Make room or permissions in the folder of
      the message, or run with `--no-cache`; for features XDG_CACHE_HOME names another folder.
      """),
    Explanation(
      "file.device",
      """
      The path leads to something that is not a file with contents: a device, a pipe or a socket.
      Reading it could wait for ever, or give something else each time. Copy the data into a
      file.
      """),
    Explanation(
      "file.field",
      """
      A file of this format must say certain things about itself, and one of them is missing or
      is not what it may be. It was written by another version, or changed by hand. Write it
      again with the program that made it.
      """),
    Explanation(
      "file.folder",
      """
      The path leads to a folder where a file is needed. Name a file in it. For a whole folder of
      recordings use `corpus` or `manifest`.
      """,
      fails: """
        load_csv(".")
        """),
    Explanation(
      "file.format",
      """
      The file is of another kind than the one that is read here, as its first bytes show; the
      name alone says little. Two paths may have been exchanged, or a file was saved under the
      wrong ending.
      """),
    Explanation(
      "file.full",
      """
      The disk has no room for the file. What was there before is unchanged, because lupi writes
      a new file beside the old one and exchanges them at the end. Make room, or choose another
      output folder:

        lupi run tour.lupi --out /other/disk/results
      """),
    Explanation(
      "file.large",
      """
      The file is larger than what is read at once into memory. It is probably not the file that
      was meant, or holds far more than is needed. Take a part of it first with a tool of the
      shell.
      """),
    Explanation(
      "file.lfs",
      """
      Git LFS keeps large files outside of the repository and leaves small texts, pointers, in
      their places. The pointer is here and the data were not fetched. Fetch them in the folder
      of the repository:

        git lfs pull
      """),
    Explanation(
      "file.missing",
      """
      There is no file at this path. Paths are relative to the folder of the notebook, not to the
      folder in which you typed the command, so that a notebook finds its data wherever it is
      started from. Folders that were given with `--data` are searched too. Capital letters
      count.
      """,
      fails: """
        load_csv("no-such-table.csv")
        """),
    Explanation(
      "file.missing-folder",
      """
      A folder that was given with `--data` or `--out`, or in LUPI_DATA, does not exist. Corpora
      are looked for inside it, so the folder has to be there before the notebook runs. Check the
      spelling; `~` is expanded by the shell only at the beginning of a word:

        lupi run emotions.lupi --data ~/corpora
      """),
    Explanation(
      "file.name",
      """
      The name of a file is a text with at least one character, and without the character NUL,
      which ends names for the operating system. The name was probably built from a part that is
      empty.
      """,
      fails: """
        load_csv("")
        """),
    Explanation(
      "file.no-output",
      """
      Files are written below one folder, `out` beside the notebook or the one given with
      `--out`, so that a notebook cannot overwrite anything else. Here there is none. Start lupi
      with it:

        lupi run tour.lupi --out results
      """),
    Explanation(
      "file.outside",
      """
      A notebook reads below its own folder and the folders given with `--data`, and writes below
      its output folder, nowhere else: so a notebook from a stranger can be run without fear for
      your files. Paths that climb out with `..`, begin with `/` elsewhere, or lead out by a link
      are refused. Copy the file into the folder, or start lupi with `--data` and the folder that
      holds it:

        lupi run tour.lupi --data ~/corpora
      """,
      fails: """
        load_csv("../secrets.csv")
        """),
    Explanation(
      "file.tensors",
      """
      The file must hold certain tensors, by their names and shapes, and some are missing or
      others are there. It was saved from another network or another version. Save it again.
      """),
    Explanation(
      "file.text",
      """
      The file is read as text in UTF-8, and holds bytes that are not. It may be a binary file,
      or text in an older encoding. Convert it in the shell:

        iconv -f latin1 -t utf-8 old.csv > new.csv
      """),
    Explanation(
      "file.unreadable",
      """
      The file is there but the operating system does not let it be read; the reason in the
      message is its own. Usually permissions are missing, or the disk has a fault. Look at it
      with `ls -l`.
      """),
    Explanation(
      "file.unwritable",
      """
      The file cannot be written; the reason in the message is the operating system's own.
      Usually the folder belongs to somebody else or the disk is mounted for reading only. Choose
      another output folder with `--out`.
      """),
    Explanation(
      "file.version",
      """
      The file was written in a later version of its format than this lupi knows. Reading it as
      if it were older could give wrong numbers without a word. Install a newer lupi.
      """),
  ]
}
