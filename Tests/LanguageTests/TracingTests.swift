import Diagnostics
import Testing

@testable import Language

/// What `explain` shows: every part of an expression with its value, inner parts first.
@Suite struct TracingTests {
  private func steps(_ expression: String, before: String = "") throws -> [String] {
    let value = try run("\(before)\nsteps(\(expression))")
    return (value?.list ?? []).map(\.plainText)
  }

  @Test func partsComeInTheOrderInWhichTheyAreEvaluated() throws {
    #expect(
      try steps("(1 + 2) * x", before: "x = 4")
        == ["1 (1 + 2) = 3", "1 x = 4", "0 (1 + 2) * x = 12"])
  }

  @Test func whatIsNotEvaluatedDoesNotAppear() throws {
    #expect(
      try steps("1 > 2 and 3 > x", before: "x = 1") == [
        "1 1 > 2 = false", "0 1 > 2 and 3 > x = false",
      ])
    #expect(
      try steps("if 2 > 1 { 5 * 2 } else { 7 * 2 }") == [
        "1 2 > 1 = true", "1 5 * 2 = 10", "0 if 2 > 1 { 5 * 2 } else { 7 * 2 } = 10",
      ])
  }

  @Test func functionsAreOneStep() throws {
    #expect(
      try steps("f(2) + 1", before: "fn f(a) = a * a + 1") == [
        "1 f(2) = 5", "0 f(2) + 1 = 6",
      ])
    #expect(try steps("map([1, 2], x -> x * 2)") == ["0 map([1, 2], x -> x * 2) = [2, 4]"])
  }

  @Test func aNameIsShownAgainOnlyWhereItHasChanged() throws {
    #expect(
      try steps("[i * k for i in 1..2]", before: "k = 3") == [
        "2 i = 1", "2 k = 3", "1 i * k = 3", "2 i = 2", "1 i * k = 6",
        "0 [i * k for i in 1..2] = [3, 6]",
      ])
  }

  @Test func constantsAreTheirOwnExplanation() throws {
    #expect(try steps("[1, 2]") == ["0 [1, 2] = [1, 2]"])
    #expect(try run("{a: 5} |> steps()")?.list?.first?.plainText == "0 {a: 5} = {a: 5}")
  }

  @Test func linesAreJoined() throws {
    #expect(try steps("1 +\n   2").last == "0 1 + 2 = 3")
  }

  @Test func aLongTraceIsCut() throws {
    let all = try steps("[i + 1 for i in 0..<1000]")
    #expect(all.count == EvaluationTrace.limit + 2)
    #expect(all.last == "\(2000 - EvaluationTrace.limit)")
    #expect(all[EvaluationTrace.limit].hasPrefix("0 [i + 1"))
  }

  @Test func anErrorInsideLeavesNoTraceBehind() throws {
    let interpreter = Interpreter(library: TestLibrary.functions, host: TestHost())
    #expect(throws: (any Error).self) { try run("steps(1 + \"a\")", in: interpreter) }
    #expect(interpreter.evaluation.traces.isEmpty)
    #expect(try run("steps(steps(1 + 1))", in: interpreter)?.list?.count == 1)
    #expect(interpreter.evaluation.traces.isEmpty)
  }

  @Test func aFunctionThatIsHandedOnHasNoTrace() throws {
    #expect(try run("map([1], steps)")?.list?.first?.isNone == true)
  }
}
