import Diagnostics
import Testing

@testable import Language

/// Errors say where the blamed value was bound.
@Suite struct OriginTests {
  @Test func aNameBoundAboveIsPointedAt() throws {
    let error = try #require(failure(of: "width = \"wide\"\n\nsum(width)"))
    #expect(error.notes.map(\.message) == ["`width` is bound here"])
    #expect(error.notes.first?.span == SourceSpan(0, 5))
  }

  @Test func aNameBoundByAnotherEntryIsNamedWithItsPlace() throws {
    let interpreter = Interpreter(library: TestLibrary.functions, host: TestHost())
    _ = try run("a = 1\nwidth = 3", in: interpreter, cell: "first")
    do {
      _ = try run("len(width)", in: interpreter, cell: "second")
      Issue.record("must fail")
    } catch let error as Diagnostic {
      #expect(error.notes.map(\.message) == ["`width` was bound at first:2:1"])
    }
  }

  @Test func nothingIsSaidWhereNothingIsCertain() throws {
    #expect(failure(of: "sum(\"wide\")")?.notes.isEmpty == true)
    #expect(failure(of: "w = [1]\nw = \"wide\"\nsum(w)")?.notes.isEmpty == true)
    #expect(failure(of: "for w in [\"a\"] { sum(w) }")?.notes.isEmpty == true)
  }

  @Test func aParameterIsNotTakenForAGlobal() throws {
    let error = try #require(failure(of: "w = [1]\nfn f(w) = sum(w)\nf(\"wide\")"))
    #expect(!error.notes.contains { $0.message.contains("bound") })
  }
}
