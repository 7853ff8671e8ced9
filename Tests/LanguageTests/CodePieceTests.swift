import Testing

@testable import Language

@Suite struct CodePieceTests {
  private func kinds(_ program: String) -> [String] {
    CodePiece.pieces(of: program).filter { $0.kind != .plain }.map { "\($0.kind) \($0.text)" }
  }

  @Test func wordsHaveTheirKinds() {
    #expect(
      kinds("param n = 3 in 1..10 # passes\nfn f(x) = if x { round(2.5ms) } else { none }")
        == [
          "keyword param", "number 3", "keyword in", "number 1", "number 10", "comment # passes",
          "keyword fn", "call f", "keyword if", "call round", "number 2.5ms", "keyword else",
          "number none",
        ])
    #expect(
      kinds("param(1)\nseed = 2\nx = \"a # {n + 1:.2} b\" #")
        == [
          "call param", "number 1", "number 2", "text \"a # ", "number 1", "text  b\"", "comment #",
        ])
  }

  @Test func piecesAreTheProgram() {
    for program in Programs.all.map(\.text) + [
      "", "#", "\"", "\"{", "é ¿", "\u{0}", "a\r\n#b\r\nc", "\u{FEFF}x",
    ] {
      let pieces = CodePiece.pieces(of: program)
      #expect(pieces.map(\.text).joined() == program)
      #expect(!pieces.contains { $0.text.isEmpty })
    }
  }

  @Test func noPrefixIsLost() {
    for program in Programs.all.map(\.text) {
      for length in stride(from: 0, to: min(program.count, 400), by: 7) {
        let prefix = String(program.prefix(length))
        #expect(CodePiece.pieces(of: prefix).map(\.text).joined() == prefix)
      }
    }
  }
}
