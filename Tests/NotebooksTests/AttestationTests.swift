import Diagnostics
import Testing

@testable import Notebooks

/// What a run made, taken down and compared.
@Suite struct AttestationTests {
  private static let notebook = """
    ```lupi #first
    x = [1.5, 2]
    show("words")
    x
    ```

    ```lupi #second slow
    fn double(n) = 2 * n
    x = double(4)
    ```

    """

  private func attestation(
    _ text: String, _ circumstances: [Attestation.Circumstance] = [], quick: Bool = false
  ) -> Attestation {
    var options = RunOptions()
    options.isQuick = quick
    let recorder = AttestationRecorder()
    let runner = NotebookRunner(
      TrialRun.program(text), options: options, makeInterpreter: TrialRun.interpreter,
      sink: recorder.add)
    runner.whenBound = recorder.add
    #expect(runner.run().exit == .success)
    return recorder.attestation(circumstances)
  }

  @Test func everythingMadeIsTakenDown() {
    let made = attestation(Self.notebook)
    #expect(made.cells.map(\.name) == ["first", "second"])
    #expect(
      made.cells[0].products.map(\.name) == ["output 1", "output 2", "text", "value x"])
    #expect(Set(made.cells[1].products.map(\.name)) == ["value double", "value x"])
    #expect(attestation(Self.notebook) == made)
    #expect(
      attestation(Self.notebook, quick: true).cells[1].status
        == "skipped, marked `slow`, and this is a quick run")
  }

  @Test func theTextSaysAll() throws {
    let made = attestation(
      Self.notebook,
      [
        .init(.notebook, "a: b.lupi"), .init(.parameter, "words=one\ntwo\\n\r"),
        .init(.file, "clips.csv, 12 bytes, 0123456789abcdef"), .init(.file, "ü.npy"),
      ])
    #expect(try Attestation(text: made.text) == made)
    let lines = made.text.split(separator: "\n").joined(separator: "\r\n")
    #expect(try Attestation(text: lines) == made)
  }

  @Test(arguments: [
    ("", 1), ("lupi attestation 2\n", 1), ("lupi attestation 1\nwords\n", 2),
    ("lupi attestation 1\nwho: me\n", 2), ("lupi attestation 1\n  text: 1\n", 2),
    ("lupi attestation 1\ncell a: succeeded\nseed: 1\n", 3),
  ])
  func whatIsNoAttestationIsRefused(_ row: (text: String, line: Int)) {
    #expect {
      try Attestation(text: row.text)
    } throws: { error in
      let fault = error as? Fault
      return fault?.code == "attest.format"
        && fault?.message.hasPrefix("line \(row.line) ") == true
    }
  }

  private func difference(_ text: String, _ other: String) -> AttestationDifference {
    AttestationDifference(attested: attestation(text), now: attestation(other))
  }

  @Test func theFirstDifferenceIsNamed() {
    func cells(_ codes: String...) -> String {
      codes.enumerated().map { "```lupi #c\($0)\n\($1)\n```\n" }.joined(separator: "\n")
    }
    func first(_ a: String, _ b: String) -> String? {
      difference(a, b).first.map { "\($0.cell): \($0.what)" }
    }
    #expect(first(Self.notebook, Self.notebook) == nil)
    #expect(
      first(cells("x = 1", "2"), cells("x = 2", "3")) == "c0: the value of `x` has other bits")
    #expect(difference(cells("x = 1", "2"), cells("x = 2", "3")).count == 2)
    #expect(first(cells("x = 1", "2"), cells("x = 1", "2.5")) == "c1: output 1 has other bits")
    // A difference too small to be shown is one.
    #expect(first(cells("0.1 + 0.2"), cells("0.3")) == "c0: output 1 has other bits")
    #expect(first(cells("x = 1"), cells("y = 1")) == "c0: the value of `x` is missing now")
    #expect(first(cells("1"), cells("show(1)\n1")) == "c0: output 2 was not there")
    #expect(first(cells("1"), cells("1", "2")) == "c1: it was not there")
    #expect(first(cells("1", "2"), cells("1")) == "c1: it is missing now")
  }

  @Test func theSameBitsMayLookDifferent() {
    let made = attestation("```lupi #a\n1\n```\n")
    let products = made.cells[0].products.map {
      Attestation.CellRecord.Product(name: $0.name, digest: $0.name == "text" ? "0" : $0.digest)
    }
    let other = Attestation(
      circumstances: [],
      cells: [.init(name: "a", status: made.cells[0].status, products: products)])
    #expect(
      AttestationDifference(attested: made, now: other).first?.what
        == "the same values are shown as another text")
  }

  @Test func circumstancesAreNamed() {
    func empty(_ circumstances: [Attestation.Circumstance]) -> Attestation {
      Attestation(circumstances: circumstances, cells: [])
    }
    let found = AttestationDifference(
      attested: empty([
        .init(.notebook, "a"), .init(.content, "1"), .init(.kernels, "OpenBLAS 0.3.20 (Haswell)"),
        .init(.file, "x"),
      ]), now: empty([.init(.notebook, "b"), .init(.content, "2"), .init(.kernels, "lupi's own")]))
    #expect(
      found.circumstances == [
        "the notebook's text has changed",
        "kernels: was OpenBLAS 0.3.20 (Haswell), is lupi's own", "file: was x, is none",
      ])
    #expect(found.first == nil)
  }
}
