import Diagnostics

extension Explanations {
  /// Errors of gradients and of explained expressions.
  static let gradients: [Explanation] = [
    Explanation(
      "gradient.untraceable",
      """
      `gradient` follows numbers through the functions that they pass. Of some functions, such as
      a quantile or rounding, lupi knows no derivative, or it is 0 nearly everywhere. Passing a
      tensor through one silently would give a gradient of 0 and a network that learns nothing.
      Use one of the functions in the hint, or take `x.values`, which are plain numbers.
      """,
      fails: """
        gradient(x -> max(x), tensor([1, 2]))
        """,
      corrected: """
        gradient(x -> sum(x^2), tensor([1, 2]))
        """),
    Explanation(
      "gradient.operator",
      """
      Division with rounding and remainders jump, so they have no useful derivative. Whole
      matrices are multiplied by `@` one at a time. Everything else that arithmetic offers has a
      gradient.
      """,
      fails: """
        gradient(x -> x // 2, 3)
        """,
      corrected: """
        gradient(x -> x / 2, 3)
        """),
    Explanation(
      "gradient.nested",
      """
      A gradient inside the function whose gradient is sought would be a second derivative, which
      lupi does not compute. A difference of two gradients a little apart is close to it. A
      gradient with respect to something else can be computed before, outside of the function.
      """,
      fails: """
        gradient(x -> gradient(y -> y^2 * x, 2), 3)
        """,
      corrected: """
        fn slope(x) = gradient(y -> y^3, x)
        (slope(3.01) - slope(2.99)) / 0.02
        """),
    Explanation(
      "call.unnamed",
      """
      `explain` shows an expression as it is written, so the expression has to stand between its
      parentheses. Handed to another function, such as `map`, it would only see finished values.
      Call it by its own name.
      """,
      fails: """
        map([1, 2], explain)
        """,
      corrected: """
        explain(1 + 2)
        """),
    Explanation(
      "value.repeated",
      """
      A record has each name once, or `r.name` would have two answers. When names are computed, two
      of them have come out equal. Number them, or gather the values of each name in a list.
      """,
      fails: """
        record(["a", "a"], [1, 2])
        """,
      corrected: """
        record(["a", "b"], [1, 2])
        """),
    Explanation(
      "limit.memory",
      """
      A run may hold a certain amount of memory, four fifths of the machine's unless `--memory` says
      otherwise, and no more than `ulimit -d` or `ulimit -v` allow the process. Asking for more ends in this error at the call that asked, and what was bound
      before is still there; without the limit the system would end the whole process. Large
      batches, long sequences without segments, and pairwise tables of many clips are usual causes.
      """),
  ]
}
