import Diagnostics
import Language
import Testing

@testable import Notebooks

/// Functions come back from the cache as they were, and their cells do not run again for them.
@Suite struct KeptFunctionTests {
  private let bench = CacheBench()

  /// A cell that takes long and declares functions of every kind, and one that calls one of them.
  private func notebook(_ call: String, above: String = "") -> String {
    """
    \(above)
    ```lupi #a
    k = heavy(10)
    fn even(n) = if n == 0 { true } else { odd(n - 1) }
    fn odd(n) = if n == 0 { false } else { even(n - 1) }
    fn add(x, step=k+1) { y = x + step
      y }
    fn scaled(by) = x -> x * by + k
    fn again(f) = x -> f(f(x))
    triple = scaled(3)
    fs = {list: [x -> x + k, x -> x + k, again(triple)], one: add}
    fn bad(x) = x + fail("it is {x}")
    fn shadow(draw) = draw
    ```
    ```lupi #b
    \(call)
    ```
    """
  }

  @Test(arguments: [
    ("even(10)", "true"), ("[odd(3), even(3)]", "[true, false]"), ("add(1)", "12"),
    ("add(1, step=4)", "5"), ("triple(2)", "16"), ("again(triple)(1)", "49"),
    ("fs.list[2](0)", "40"), ("fs.list[1](5)", "15"), ("fs.one(0)", "11"), ("shadow(3)", "3"),
    ("[f(1) for f in fs.list]", "[11, 11, 49]"), ("fs.list[0] == fs.list[1]", "true"),
    ("k = 0\ntriple(1)", "13"), ("fn even(n) = \"mine\"\nodd(1)", "true"),
  ]) func aFunctionIsReadAndNotMadeAgain(call: String, result: String) {
    _ = bench.run(notebook("1"))
    #expect(bench.calls == ["10"])
    let seen = bench.seen(notebook(call))
    #expect(bench.calls == [])
    #expect(seen.contains("b: \(result)"), "\(seen)")
    #expect(seen == bench.seen(notebook(call), uses: false))
  }

  @Test func errorsPointToWhereTheFunctionStandsNow() throws {
    _ = bench.run(notebook("1"))
    let moved = notebook("add(1)\nbad(2)", above: "# Title\n\nMuch prose.\n")
      .replacing("fn bad(x) = x", with: "fn bad( x )  =  # comment\n  x")
    _ = bench.calls
    let problem = try #require(bench.run(moved).summary.problems.first)
    #expect(bench.calls == [])
    let plain = try #require(bench.run(moved, uses: false).summary.problems.first)
    #expect(problem.rendered(.plain) == plain.rendered(.plain))
    #expect(problem.rendered(.plain).contains("a.lupi:16:12"), "\(problem.rendered(.plain))")
  }

  @Test func wordsAreThoseOfTheCellAsItIsWritten() {
    _ = bench.run(notebook("1"))
    let spaced = notebook("show(add)").replacing("step=k+1", with: "step = k + 1")
    _ = bench.calls
    #expect(bench.seen(spaced).contains("b: fn add(x, step=k + 1)"))
    #expect(bench.calls == [])
  }

  @Test func aFunctionOfACellAboveGoesThroughOthers() {
    func text(_ call: String, _ more: String) -> String {
      """
      ```lupi #a
      \(more)
      f = x -> x * 2
      ```
      ```lupi #b
      g = {f: f, n: heavy(1)}
      ```
      ```lupi #c
      \(call)
      ```
      """
    }
    _ = bench.run(text("g.f(1)", "z = 1"))
    _ = bench.calls
    #expect(bench.seen(text("g.f(2)", "z = 1")).contains("c: 4"))
    // The cell of the function was edited elsewhere; the function is the same, and so is `g`.
    #expect(bench.seen(text("g.f(3)", "z = 2")).contains("c: 6"))
    #expect(bench.calls == [])
    // Nothing is found of a function that is gone: what held it is made again.
    let gone = text("g.f(4)", "z = 2").replacing("x * 2", with: "x * 3")
    #expect(bench.seen(gone).contains("c: 12"))
    #expect(bench.calls == ["1"])
  }

  @Test func theSameWordsMayMeanAnotherName() {
    func text(_ name: String, _ call: String) -> String {
      "```lupi #a\n\(name) = heavy(3)\nf = () -> [file == 3, clock == 3]\n```\n"
        + "```lupi #b\n\(call)\n```\n"
    }
    for (name, result) in [("file", "[true, false]"), ("clock", "[false, true]")] {
      #expect(bench.seen(text(name, "f()")).contains("b: \(result)"))
      #expect(bench.seen(text(name, "heavy(f())")).contains("b: \(result)"))
    }
  }

  @Test func whatCapturesWhatCannotBeKeptIsNotKept() {
    let text = """
      ```lupi #a
      o = opaque(heavy(1))
      f = () -> o
      n = heavy(2)
      ```
      ```lupi #b
      f() == o
      ```
      """
    for _ in 0..<2 {
      #expect(bench.seen(text).contains("b: true"))
      #expect(bench.calls == ["1", "2"])
    }
  }

  @Test func whatHoldsItselfTwiceAndAgainIsNotKept() {
    let text = """
      ```lupi #a
      fn both(f, g) = x -> f(g(x))
      f = x -> x + heavy(1)
      for i in 0..<60 { f = both(f, f) }
      ```
      ```lupi #b
      f == 1
      ```
      """
    for _ in 0..<2 { #expect(bench.seen(text).contains("b: false")) }
    #expect(bench.run(text).runner.reused == [])
  }

  @Test func damageIsAFault() throws {
    let source = SourceText(name: "a", text: "k = 2\nfn f(x, y=1) = g(x) + k\nfn g(x) = x + y0")
    let program = try #require(Parser.parse(source).program)
    let library = Library(TrialRun.library)
    let interpreter = Interpreter(library: library, host: NotebookHost(sink: { _ in }) { false })
    interpreter.bind("y0", to: .int(5))
    _ = try interpreter.run(program, cell: "a")
    let value = try #require(interpreter["f"])
    let writer = StorageWriter()
    try writer.value(value)
    #expect(writer.isReadable && writer.isComplete)
    var context = StorageContext(library: library)
    func read(_ bytes: [UInt8]) throws -> Value {
      let reader = StorageReader(bytes, context: context)
      let value = try reader.value()
      try reader.requireEnd()
      return value
    }
    #expect(throws: (any Error).self) { try read(writer.bytes) }
    context.functions = DeclaredFunctions(library: library)
    #expect(throws: (any Error).self) { try read(writer.bytes) }
    // Without `y0` another name is captured than was.
    context.functions?.enter(program, cell: "a", reading: [])
    #expect(throws: (any Error).self) { try read(writer.bytes) }
    context.functions?.enter(program, cell: "a", reading: ["y0"])
    let copy = try read(writer.bytes)
    #expect(Value.areEqual(copy, value))
    interpreter.bind("f", to: copy)
    let call = try #require(Parser.parse(SourceText(name: "b", text: "f(1)")).program)
    #expect(try interpreter.run(call, cell: "b")?.literal == "8")
    for bit in 0..<(8 * writer.bytes.count) {
      var bytes = writer.bytes
      bytes[bit / 8] ^= 1 << UInt8(bit % 8)
      guard let other = try? read(bytes) else { continue }
      let again = StorageWriter()
      try again.value(other)
      #expect(again.bytes == bytes)
    }
  }
}
