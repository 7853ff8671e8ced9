import Diagnostics

extension Explanations {
  /// Errors of figures and tables.
  static let figures: [Explanation] = [
    Explanation(
      "plot.bandwidth",
      """
      A density is drawn as a sum of small bumps, and the bandwidth is how wide they are; it must
      be positive. Left out, it follows from the number of values and their spread, by a rule
      that suits most data.
      """),
    Explanation(
      "plot.bins",
      """
      A histogram divides its range into bins, from 1 to 1000. Many narrow bins show noise and
      few wide ones hide the form. Left out, their number follows from the data.
      """),
    Explanation(
      "plot.columns",
      """
      Panels stand in columns, one at least. Left out, as many stand side by side as fit into the
      width of the terminal or of the page.
      """),
    Explanation(
      "plot.lengths",
      """
      Each point of a figure has one value on each axis, and one error bar if there are any, so
      the lists have to be equally long. One is shorter, and it is not clear which points lack a
      value. Give one value for each point.
      """,
      fails: "plot([3, 1, 2], x=[0, 1])",
      corrected: "plot([3, 1, 2], x=[0, 1, 2])"),
    Explanation(
      "plot.log-range",
      """
      On a logarithmic axis each step multiplies, so that it never reaches 0: both bounds must be
      above it. Use a linear scale, or a small positive bound.
      """),
    Explanation(
      "plot.negative-count",
      """
      A table of confusions counts how often each class was taken for each other, and a count is
      not negative. The numbers may be differences of two tables. Draw those with `heatmap`.
      """),
    Explanation(
      "plot.nested-panels",
      """
      Panels put figures side by side, and a figure that is itself made of panels could not be
      placed in the same grid. Put all the figures into one list.
      """,
      fails: """
        a = bars({x: 1, y: 2})
        panels([panels([a, a]), a])
        """,
      corrected: """
        a = bars({x: 1, y: 2})
        panels([a, a, a])
        """),
    Explanation(
      "plot.probit-range",
      """
      The axes of a DET curve are probabilities on a scale that stretches without end towards 0
      and 1, so a bound lies strictly between them. Use a bound such as 0.001.
      """),
    Explanation(
      "plot.range",
      """
      An axis goes from a lower to a higher bound, and both are finite numbers. One is not, or
      they are exchanged. Leave the bound out, and the data decide.
      """),
    Explanation(
      "plot.rates",
      """
      Error rates are shares, from 0 to 1. A number in percent has to be divided by 100 first.
      Scores of trials are no rates: `det_plot` takes verifications and computes the rates
      itself.
      """),
    Explanation(
      "plot.reference",
      """
      A reference line, such as the level of chance, is drawn at a value, which must be a finite
      number. Leave it out if there is nothing to compare with.
      """),
    Explanation(
      "plot.too-many-series",
      """
      A figure tells its series apart by sign and colour, and a reader can keep only a few apart.
      Draw several figures with `panels`, choose the series that matter, or show the mean of
      groups.
      """,
      fails: """
        plot({a: [1], b: [2], c: [3], d: [4], e: [5], f: [6], g: [7], h: [8],
          i: [9], j: [1], k: [2], l: [3], m: [4], n: [5], o: [6], p: [7], q: [8]})
        """,
      corrected: "plot({a: [1, 2], b: [2, 1], c: [3, 3]})"),
    Explanation(
      "table.duplicate-column",
      """
      Columns are found by their names, and a second one of the same name could never be reached.
      Two of one name often come from joining two tables. Rename one of the two.
      """),
    Explanation(
      "table.not-numeric",
      """
      Something computes with this column, and a cell of it is not a number. A single word such
      as `missing`, or a comma for the decimal point, makes the whole column text, since it is
      not for lupi to guess what was meant. Leave the cell empty where a value is missing.
      """),
    Explanation(
      "table.ragged",
      """
      All columns of a table are equally long, and all records of which a table is made have the
      same fields in the same order. Otherwise a cell would be empty, and it is not clear which.
      Complete the shorter column, or give every record all fields.
      """,
      fails: """
        table({name: ["a", "b"], score: [0.5]})
        """,
      corrected: """
        table({name: ["a", "b"], score: [0.5, 0.7]})
        """),
    Explanation(
      "table.row",
      """
      Rows are counted from 0, so that the last one is one less than their number. The row that
      is asked for lies outside. The table may be shorter than you think after `where`.
      """),
    Explanation(
      "table.unknown-column",
      """
      The table has no column of this name. Names are those of the first line of the file, with
      their capital letters and blanks. `keys(t)` lists them.
      """,
      fails: """
        t = table({name: ["a", "b"], score: [0.5, 0.7]})
        where(t, "Name", is="a")
        """,
      corrected: """
        t = table({name: ["a", "b"], score: [0.5, 0.7]})
        where(t, "name", is="a")
        """),
  ]
}
