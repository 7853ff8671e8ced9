import Diagnostics

extension Explanations {
  /// Errors of tables and arrays in files.
  static let formats: [Explanation] = [
    Explanation(
      "csv.binary",
      """
      A table of comma-separated values is text, and this file holds bytes that no text has. It
      may be the file of a spreadsheet, which is an archive whatever its name says. Open it there
      and save it as CSV in UTF-8.
      """),
    Explanation(
      "csv.empty",
      """
      The file has not even a first line with the names of the columns. It may have been cut off
      while it was written. Write at least the names of the columns.
      """),
    Explanation(
      "csv.encoding",
      """
      A table is read as text in UTF-8, and this file is in another encoding. Spreadsheets on
      Windows often write UTF-16 or Latin-1 unless told. Save it again as "CSV UTF-8".
      """),
    Explanation(
      "csv.header",
      """
      The first line names the columns, and two of them have the same name, so that one could not
      be reached. Rename one of the two in the file.
      """),
    Explanation(
      "csv.not-finite",
      """
      A number in the table is infinite or not a number, which every mean over the column would
      become too. Programs write `nan` where a value is missing. Leave the cell empty instead,
      and lupi knows that it is missing.
      """),
    Explanation(
      "csv.quote",
      """
      A cell with a comma or a line break in it stands in double quotes, and a quote inside of it
      is written twice. Here the quotes do not pair up, so that the rest of the file would be
      read as one cell. Look at the line that the message names.
      """),
    Explanation(
      "csv.ragged",
      """
      Every line of a table has as many cells as the first, and this line has more or fewer.
      Often a cell contains a comma and is not quoted, or the decimal point is written as a
      comma. Put such cells into quotes:

        name,remark
        ann,"loud, but clear"
      """),
    Explanation(
      "npy.header",
      """
      A `.npy` file begins with a line that says type, order and shape of the array. That line is
      damaged, or of a version that nobody writes. Write the array again with `numpy.save`.
      """),
    Explanation(
      "npy.magic",
      """
      A `.npy` file begins with a fixed mark, and this file does not. It may be an archive of
      several arrays (`.npz`), which `load_npz` reads, or another file under this name.
      Write one array with `numpy.save`.
      """),
    Explanation(
      "npy.truncated",
      """
      The file holds fewer numbers than its header says, so its end is missing. It was probably
      not copied to the end. Copy it again.
      """),
    Explanation(
      "npy.type",
      """
      The array holds something else than plain numbers, such as texts or Python objects, or
      numbers of an unusual size. Objects could run code when they are read, which is why they
      are refused. Convert it in Python before saving:

        numpy.save("x.npy", numpy.asarray(x, dtype="float32"))
      """),
    Explanation(
      "safetensors.header",
      """
      A safetensors file begins with a description of its tensors: their names, types, shapes and
      places. The description is damaged or contradicts itself. Copy or create the file again.
      """),
    Explanation(
      "safetensors.truncated",
      """
      The file ends before all of its tensors. It was probably not copied to the end, or the
      program that wrote it was stopped. Copy or create it again.
      """),
    Explanation(
      "safetensors.type",
      """
      The tensors of a model that lupi reads are numbers of 4 bytes. Others, such as half
      precision, have to be converted in Python before saving:

        tensor.float()
      """),
  ]
}
