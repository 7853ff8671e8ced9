import Diagnostics

extension Explanations {
  /// Errors of reports, imports and of what is kept between runs.
  static let reports: [Explanation] = [
    Explanation(
      "report.format",
      """
      The end of the name after `-o` says what kind of report is written: `.html` is a page to
      send, `.md` Markdown, `.txt` what the terminal shows, and `.ipynb` a notebook of Jupyter.
      Any other end is refused, so that no page lies in a file that nobody can open.
      """),
    Explanation(
      "report.overwrite",
      """
      The name after `-o` is that of the notebook itself, perhaps by way of a link. A report
      written there would replace the source that made it. Choose another name.
      """),
    Explanation(
      "plot.file",
      """
      The end of the name says how a figure is written: `.svg` as a drawing, `.txt` as characters,
      `.csv` as the numbers in it. Pictures made of pixels are not written; a browser or an editor
      makes them of the SVG, at any size.
      """,
      fails: """
        save_figure(plot([1, 2]), "loss.png")
        """),
    Explanation(
      "import.name",
      """
      An import makes a notebook of lupi, and those end in `.lupi`. The name after `-o` has another
      end, which looks like an exchange of the two files. Write the new name after `-o`.
      """),
    Explanation(
      "import.exists",
      """
      A file of the new name is there already, and an import never replaces one: it may hold your
      work. Choose another name, or remove the file yourself.
      """),
    Explanation(
      "import.json",
      """
      A notebook of Jupyter is a JSON file, and this one breaks the grammar of JSON at the place
      that is named. Often a version control system has left marks of a conflict in it, or the
      download was cut short. Mend the place, or save it again with Jupyter.
      """),
    Explanation(
      "import.format",
      """
      The file is JSON, but not laid out as a notebook of Jupyter is: cells are missing, or one
      has no source. Opening and saving it with Jupyter repairs what can be repaired.
      """),
    Explanation(
      "import.version",
      """
      Notebooks of Jupyter have had several formats; the fourth has been in use since 2015, and
      lupi reads that one. Older ones are converted by Jupyter itself.
      """),
    Explanation(
      "cache.folder",
      """
      What is kept of the cells of a notebook lies in a folder `.lupi` beside it. The path that was
      given leads to no notebook and to no such folder. Give the notebook whose cells you mean.
      """),
    Explanation(
      "storage.unreadable",
      """
      A value that was kept between two runs does not read as it was written. Such an entry is not
      used: the cell simply runs again, so you should never see this error. If you do, please
      remove the folder `.lupi` and report what you did.
      """),
    Explanation(
      "storage.large",
      """
      A value holds so many others, or the same one so many times over, that writing it down takes
      longer than making it again. The cell that binds it is not kept, and neither is a cell that
      reads it: they run each time, and you should never see this error.
      """),
    Explanation(
      "checkpoint.nowhere",
      """
      A training was asked to keep checkpoints, but there is no folder for them. That happens where
      neither an output folder nor a cache is there. Give `checkpoint=` a path, or run without
      `--no-cache`.
      """),
    Explanation(
      "dataset.labelled",
      """
      Each clip of a data set either counts as labelled or does not, and one without a label cannot
      count as labelled. The marks that were read contradict that. They come from a file that
      another program wrote, or that was changed.
      """),
  ]
}
