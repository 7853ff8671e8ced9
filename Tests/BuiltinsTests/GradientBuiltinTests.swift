import Diagnostics
import Testing

/// `gradient` against difference quotients, and what it refuses.
@Suite struct GradientBuiltinTests {
  /// Functions of a vector x of three positive numbers; each is tried at one point.
  @Test(arguments: [
    "sum(x^2)", "sum(x^3 / 2 - x)", "sum(x^-2)", "sum(x^1.5)", "sum(2^x)", "sum(x^0 * x)",
    "mean(exp(x) + log(x))", "sum(sqrt(x) * abs(x - 1))", "x @ x", "sum(x @ m)", "sum(m @ x)",
    "sum((m @ reshape(x, [3, 1])) * 3)", "-log(softmax(x)[1])", "sum(softmax(x, temperature=3)^2)",
    "sum(sigmoid(x) * tanh(x) * gelu(x))", "sum(relu(x - 1))", "x[0] * x[-1] / x[1]",
    "sum(x[1..<3]) * 2", "mean([x[0]^2, 2 * x[1], 5])", "sum(transpose(m * x)[2])",
    "sum(mean(m * x, axis=0)^2)", "1 / sum(-x)", "(3 - sum(x)) / 2",
    "sum([x[i] * i for i in 0..<3])", "if sum(x) > 1 { x[0]^2 } else { x[1] }",
    "reduce(x, (a, b) -> a * b)", "len(x) * x[2] + x.shape[0]",
  ])
  func agreesWithDifferenceQuotients(_ body: String) throws {
    #expect(
      try shown(
        """
        m = tensor([[0.5, -1, 2], [1, 0.3, -0.7], [2, 1, 1]])
        fn f(x) = \(body)
        at = [0.7, 1.3, 0.4]
        step = 2e-3
        fn moved(i, by) = tensor([at[k] + (if k == i { by } else { 0 }) for k in 0..<3])
        fn number(y) = sum([y])
        quotients = [(number(f(moved(i, step))) - number(f(moved(i, -step)))) / (2 * step) for i in 0..<3]
        g = gradient(f, tensor(at))
        max(abs(g - tensor(quotients))) < 4e-3 * (1 + max(abs(g)))
        """) == "true")
  }

  @Test func hasTheFormOfThePoint() throws {
    #expect(try shown("gradient(x -> x^2, 3)") == "6.0")
    #expect(try shown("gradient(x -> x^2 / 3, 2)") == "1.3333334")
    #expect(
      try shown("gradient(p -> p.a * p.b[0], {a: 3, b: [5, 7]})") == "{a: 5.0, b: [3.0, 0.0]}")
    #expect(try shown("gradient(x -> 4, tensor([1, 2])).values") == "[0.0, 0.0]")
    #expect(
      try shown("gradient(x -> sum(x^2), tensor([1, 2]), with_value=true).value") == "5.0")
  }

  @Test(arguments: [
    ("gradient(x -> x, tensor([1, 2]))", "gradient.not-scalar"),
    ("gradient(x -> \"a\", 1)", "gradient.not-scalar"),
    ("gradient(x -> quantile(x, 50%), tensor([1, 2]))", "gradient.untraceable"),
    ("gradient(x -> round(x), 1)", "gradient.untraceable"),
    ("gradient(x -> max(x), tensor([1, 2]))", "gradient.untraceable"),
    ("gradient(x -> x // 2, 1)", "gradient.operator"),
    ("gradient(x -> gradient(y -> x * y, 2), 1)", "gradient.nested"),
    ("gradient(x -> gradient(y -> y, x), 1)", "gradient.nested"),
    ("gradient(x -> sum(x[5]), tensor([1, 2]))", "value.index"),
    ("gradient(x -> sum(x @ x), tensor([[1, 2]]))", "shape.mismatch"),
    ("gradient(x -> x, \"a\")", "call.argument-type"),
    ("gradient(x -> mean(x), tensor([]))", "value.empty"),
  ])
  func refusesInWords(_ row: (code: String, fault: String)) {
    #expect { try shown(row.code) } throws: {
      let diagnostic = $0 as? Diagnostic
      return diagnostic?.code == row.fault && diagnostic?.hint != nil
    }
  }
}
