import Testing

@testable import Notebooks

/// Whatever is edited, a run with a cache shows what one without shows.
@Suite struct CacheLawTests {
  /// A notebook of a few cells that read and bind a few names.
  private struct Draft {
    var cells: [(name: String, lines: [String])] = []

    var text: String {
      cells.map { cell in
        "```lupi #\(cell.name)\n\(cell.lines.joined(separator: "\n"))\n```\n"
          + "Now a is {{ a }}, b {{ f(1) }}.\n"
      }.joined()
    }
  }

  private static let lines = [
    "a = a + 1", "b = draw() % 50", "c = [a, b]", "fn f(x) = x + a", "fn f(x) = x * 2 + draw() % 3",
    "if b > 20 { a = 5 }", "show(c)", "a", "[f(a), f(b)]", "b = f(b)", "c = c + [f(len0)]",
    "g = f\nb = g(2)", "seed 5", "a = file(\"x\") == none", "a = 7", "{a, b} = {a: b, b: a}",
    "fail(\"now\")", "show(heavy([a, b, c]))", "c = [i * 0.5 for i in 0..<400]",
    "f = twice(f)", "fs = [f, x -> x + b, {g: (x, y=a) -> x - y}]", "f = fs[1]", "f = fs[2].g",
    "fn f(x) = if x < 2 { a } else { later(x) }\nfn later(x) = f(x - 2) + b", "show(f)",
    "fn f(x) { y = x + len0\n  y + c[0] }", "draw = 4", "f = x -> fail(\"{x}\")", "f(1)",
    "fn twice(g) = x -> g(g(x) + a)", "# a comment", "show(f == fs[0])",
  ]

  private static func edit(_ draft: inout Draft, _ random: inout SeededGenerator) {
    let cell = Int.random(in: 1..<draft.cells.count, using: &random)
    let count = draft.cells[cell].lines.count
    switch Int.random(in: 0..<6, using: &random) {
    case 0, 1:
      draft.cells[cell].lines.insert(
        lines.randomElement(using: &random) ?? "", at: Int.random(in: 0...count, using: &random))
    case 2 where count > 1:
      draft.cells[cell].lines.remove(at: Int.random(in: 0..<count, using: &random))
    case 3 where draft.cells.count < 7:
      let name = "c\(Int.random(in: 0..<1000, using: &random))"
      if !draft.cells.contains(where: { $0.name == name }) {
        draft.cells.insert((name, [lines.randomElement(using: &random) ?? ""]), at: cell)
      }
    case 4 where draft.cells.count > 3: draft.cells.remove(at: cell)
    default: draft.cells.swapAt(cell, Int.random(in: 1..<draft.cells.count, using: &random))
    }
  }

  @Test(arguments: 1...12) func editsNeverShowThroughTheCache(seed: Int) {
    let bench = CacheBench()
    var random = SeededGenerator(seed: UInt64(seed))
    var draft = Draft(cells: [
      (
        "start",
        [
          "seed 1", "a = 1", "b = 2", "c = [1]", "len0 = 3", "fn f(x) = x",
          "fn twice(g) = x -> g(g(x))", "fs = [f, f, {g: f}]",
        ]
      ),
      ("one", ["show(a)"]), ("two", ["b = f(b)", "b"]), ("three", ["c = c + [a]"]),
    ])
    for step in 0..<40 {
      Self.edit(&draft, &random)
      if Int.random(in: 0..<8, using: &random) == 0 { bench.setFile("x", "\(step % 2)") }
      // Somebody else's run, or the want of room, has taken entries away.
      if Int.random(in: 0..<6, using: &random) == 0 {
        bench.entries = bench.entries.filter { _ in Bool.random(using: &random) }
      }
      let change: (inout RunOptions) -> Void = {
        $0.keepGoing = step % 3 == 0
        if step % 5 == 4 { $0.parameters = [("seed", "\(step % 3)")] }
      }
      let text = draft.text
      #expect(
        bench.seen(text, change) == bench.seen(text, uses: false, change), "step \(step):\n\(text)")
    }
  }
}
