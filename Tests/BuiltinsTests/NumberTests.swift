import Diagnostics
import Testing

/// Numbers where single precision or a shortcut would be wrong.
@Suite struct NumberTests {
  @Test(arguments: [
    ("(tensor([-2.0, 3]) ^ tensor([2.0, 3.0])).values", "[4.0, 27.0]"),
    ("(tensor([0.0, 2]) ^ tensor([0, 2])).values", "[1.0, 4.0]"),
    ("(tensor([4.0, 9]) ^ 0.5).values", "[2.0, 3.0]"),
    ("(2 ^ tensor([3.0, -1])).values", "[8.0, 0.5]"),
    ("(tensor([1e8, -7]) % 3).values", "[1.0, 2.0]"),
    ("(tensor([7.0, -7]) // 2).values", "[3.0, -4.0]"),
    ("argmax([16777216, 16777217])", "1"),
    ("softmax([1e30, 0], temperature=1e-10).values[0]", "1.0"),
    ("paired_test([[1000000001, 1000000002]], [[1000000000, 1000000000]]).difference", "1.5"),
    ("quantile([-1e308, 1e308, 1e308], 0)", "-1e+308"),
  ])
  func isRight(_ row: (code: String, shows: String)) throws {
    #expect(try shown(row.code) == row.shows)
  }

  @Test func shapesThatDoNotFitNameTheOperator() {
    for op in ["%", "//", "^"] {
      #expect { try shown("tensor([1, 2]) \(op) tensor([1, 2, 3])") } throws: {
        guard let diagnostic = $0 as? Diagnostic else { return false }
        return diagnostic.code == "shape.mismatch" && diagnostic.message.contains("`\(op)`")
      }
    }
  }

  @Test(arguments: ["tensor([[1], [1e300]])", "save_npy([1e300], \"a.npy\")"])
  func whatATensorCannotHoldIsRefused(code: String) {
    #expect { try shown(code) } throws: { ($0 as? Diagnostic)?.code == "tensor.range" }
  }
}
