import Diagnostics

extension Explanations {
  /// Errors of tensors: their shapes, their range, and what is computed row by row.
  static let shapes: [Explanation] = [
    Explanation(
      "class.range",
      """
      The classes of a loss are counted from 0, and there is one score for each of them, so a
      class must be below the number of scores. A larger one means that the labels belong to
      other data than the network was made for. Describe the network with `classes=` of the data
      that it learns from.
      """),
    Explanation(
      "gradient.not-scalar",
      """
      A gradient says how one number, the loss, changes with each parameter. For a tensor of
      losses there would be one gradient for each of them. Reduce the losses to one number first,
      by their mean or their sum.
      """),
    Explanation(
      "shape.axis",
      """
      The axes of a tensor are counted from 0, the outermost, or from -1, the innermost: a matrix
      has the axes 0 (down the rows) and 1 (across the columns). A reduction along axis 0 leaves
      one number for each column. This tensor has fewer axes than the number asks for. Its
      `shape` has one entry for each axis.
      """,
      fails: """
        x = tensor([[1, 2], [3, 4]])
        sum(x, axis=2)
        """,
      corrected: """
        x = tensor([[1, 2], [3, 4]])
        sum(x, axis=1)
        """),
    Explanation(
      "shape.count",
      """
      Reshaping keeps all numbers and their order, and changes only how they are divided into
      axes. So the sizes of the new shape must multiply to the number of elements. One size may
      be -1 and is then computed, if the others divide the number evenly.
      """,
      fails: "reshape([1, 2, 3, 4, 5, 6], [4, 2])",
      corrected: "reshape([1, 2, 3, 4, 5, 6], [3, 2])"),
    Explanation(
      "shape.embeddings",
      """
      A set of embeddings is a matrix with one row for each clip and one column for each
      dimension. What was given has another number of axes: a list of numbers is one row only,
      and features over time have an axis too many. `embed(run, on=test)` gives the right shape.
      """,
      fails: "projection([1, 2, 3])",
      corrected: "projection([[1, 2], [3, 4], [5, 7]])"),
    Explanation(
      "shape.empty",
      """
      Putting tensors together needs at least one to know the width of the result. The list is
      empty, usually because a selection before it kept nothing. Ask for the length of the list
      first.
      """),
    Explanation(
      "shape.index",
      """
      Rows are counted from 0, so that the last one is one less than their number. A position
      outside usually comes from counting from 1, or from positions that were made for another,
      longer tensor.
      """),
    Explanation(
      "shape.matrix",
      """
      Only a matrix, with rows and columns, can be drawn as a field of shades. A list of numbers
      has one axis, and a batch of spectrograms has three: take one of them with `x[0]`, or give
      the numbers two axes with `reshape`.
      """,
      fails: "heatmap(zeros([2, 3, 4]))",
      corrected: "heatmap(zeros([2, 3, 4])[0])"),
    Explanation(
      "shape.mismatch",
      """
      Tensors are combined element by element, so their sizes have to agree along every axis,
      seen from the last one; a size of 1 is repeated as often as needed, which is called
      broadcasting. For a matrix product `a @ b` the columns of `a` must be as many as the rows
      of `b`, because each number of the result is the sum over them. Look at both shapes in the
      message, and find the axis that was not meant to be there or stands in another place:
      `transpose` exchanges axes, `reshape` adds one of size 1.
      """,
      fails: """
        weights = zeros([3, 4])
        weights @ tensor([1, 2, 3])
        """,
      corrected: """
        weights = zeros([3, 4])
        transpose(weights) @ tensor([1, 2, 3])
        """),
    Explanation(
      "shape.negative",
      """
      The size of an axis counts elements and is 0 or more. A negative size mostly comes from a
      subtraction that went too far, such as a window that is longer than the clip. Only in
      `reshape` has -1 a meaning, and there only once: the size that is left over.
      """,
      fails: """
        steps = 3
        window = 5
        zeros([steps - window, 2])
        """,
      corrected: """
        steps = 5
        window = 3
        zeros([steps - window, 2])
        """),
    Explanation(
      "shape.points",
      """
      A cloud of points is given as a matrix with two columns, one for each coordinate, or as two
      lists, one behind `y`. With more columns it is not clear which two to draw. `projection` or
      `tsne` makes two dimensions of many.
      """,
      fails: "scatter([[1, 2, 3], [4, 5, 6]])",
      corrected: "scatter([[1, 2], [4, 5]], height=4)"),
    Explanation(
      "shape.ragged",
      """
      The rows of a tensor are equally long, as in a table. Here one row has more numbers than
      another. Clips of different lengths are the usual reason: keep them as a list of tensors,
      which `dataset` takes as a view of sequences, instead of one tensor.
      """,
      fails: "tensor([[1, 2, 3], [4, 5]])",
      corrected: "tensor([[1, 2, 3], [4, 5, 6]])"),
    Explanation(
      "shape.subscripts",
      """
      A tensor takes one subscript for each of its axes, from the first on, and those that are
      left out are kept whole. More subscripts than axes have nothing to count. Look at `shape`;
      perhaps an axis has already been used up by an earlier subscript.
      """,
      fails: """
        x = tensor([[1, 2], [3, 4]])
        x[0, 1, 0]
        """,
      corrected: """
        x = tensor([[1, 2], [3, 4]])
        x[0, 1]
        """),
    Explanation(
      "shape.too-large",
      """
      A tensor may have as many elements as fit into memory with room to compute, a bit more than
      a billion. Two moderate sizes multiply to a huge one faster than one thinks: a matrix of
      distances between a hundred thousand clips has ten billion numbers. Work on a part of the
      data at a time, or take fewer bands or longer steps.
      """,
      fails: "zeros([100_000, 100_000])",
      corrected: "zeros([100, 100]).shape"),
    Explanation(
      "tensor.range",
      """
      The numbers of a tensor are in single precision, which reaches about 3.4e38 with seven
      digits. A larger number would become infinite, and everything computed with it after that.
      Scale the numbers first (take logarithms, or other units), or keep them in a list, whose
      numbers reach 1e308.
      """,
      fails: "tensor([1e40, 2e40])",
      corrected: "tensor([1.0, 2.0])"),
    Explanation(
      "weight.range",
      """
      A weight says how much a row counts in a sum, and a negative one would reward mistakes. It
      must be 0 or more. Compute weights from counts or shares, which are never negative.
      """),
  ]
}
