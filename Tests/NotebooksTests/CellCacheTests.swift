import Language
import Testing

@testable import Notebooks

/// A run with a cache cannot be told from one without, and runs nothing that was run before.
@Suite struct CellCacheTests {
  private let bench = CacheBench()

  private let notebook = """
    ```lupi #setup
    seed 3
    param size = 2 in 1..9
    ```
    ```lupi #data
    rows = [heavy(i) for i in 0..<size]
    show(rows)
    ```
    ```lupi #drawn
    noise = draw() % 100
    noise
    ```
    ```lupi #sum
    total = heavy(rows[0] + rows[1])
    ```
    It is {{ total }} and {{ heavy(total + 1) }}.
    ```lupi #last quiet
    show("done")
    total
    ```
    """

  @Test func aSecondRunShowsTheSameAndRunsNothing() {
    let first = bench.seen(notebook)
    #expect(bench.calls == ["0", "1", "1", "2"])
    #expect(bench.seen(notebook) == first)
    #expect(bench.calls == [])
    #expect(bench.seen(notebook, uses: false) == first)
  }

  @Test func proseWhiteSpaceAndCommentsChangeNothing() {
    _ = bench.run(notebook)
    _ = bench.calls
    let edited =
      "A new beginning.\n\n"
      + notebook.replacing("total = heavy(", with: "total  =  heavy( # the sum\n  ")
      .replacing("It is", with: "Now it is")
    let second = bench.run(edited)
    #expect(bench.calls == [])
    #expect(second.runner.reused.count == 5)
  }

  @Test func onlyWhatHasChangedRuns() {
    _ = bench.run(notebook)
    _ = bench.calls
    #expect(bench.seen(notebook.replacing("show(rows)", with: "rows")).contains("data: [0, 1]"))
    // The cell runs again, but what it binds is the same: nothing below it runs.
    #expect(bench.calls == ["0", "1"])
    _ = bench.run(notebook.replacing("rows[0] + rows[1]", with: "rows[1]"))
    #expect(bench.calls == ["1"])
  }

  @Test func parametersSeedsAndNamesCount() {
    _ = bench.run(notebook)
    _ = bench.calls
    _ = bench.run(notebook) { $0.parameters = [("size", "3")] }
    #expect(bench.calls == ["0", "1", "2", "1"])
    // `2` is another override than none, but the same value.
    let default2 = bench.run(notebook) { $0.parameters = [("size", "2")] }
    #expect(bench.calls == [])
    #expect(default2.runner.reused.count == 4)
    for edited in [
      notebook.replacing("seed 3", with: "seed 4"), notebook.replacing("#drawn", with: "#other"),
    ] {
      #expect(bench.seen(edited) == bench.seen(edited, uses: false))
    }
    #expect(
      bench.seen(notebook, { $0.parameters = [("seed", "9")] })
        == bench.seen(notebook, uses: false, { $0.parameters = [("seed", "9")] }))
  }

  @Test func aCellThatAsksForNoSeedIsTheSameForAll() {
    for seed in ["1", "2", "3"] {
      let run = bench.run(notebook) { $0.parameters = [("seed", seed)] }
      // The first cell sets the seed and the third draws.
      #expect(run.runner.reused == (seed == "1" ? [] : [1, 3, 4]))
    }
    _ = bench.calls
    #expect(bench.run(notebook) { $0.parameters = [("seed", "2")] }.runner.reused.count == 5)
    #expect(bench.calls == [])
  }

  @Test func aFunctionCountsWithWhatItCapturesAndWhereItsCallsStand() {
    func text(_ more: String, _ factor: Int) -> String {
      """
      ```lupi #a
      k = \(factor)
      ```
      ```lupi #f
      \(more)
      fn f(x) = x * k + draw() % 7
      ```
      ```lupi #use
      y = heavy(f(1))
      y
      ```
      """
    }
    let variants = [
      text("z = 1", 2), text("z = 1", 3), text("z = draw()", 2), text("z = 2", 2), text("z = 1", 2),
    ]
    for variant in variants {
      #expect(bench.seen(variant) == bench.seen(variant, uses: false))
    }
    _ = bench.calls
    let other = text("z = 1", 2).replacing("f(1)", with: "f(2)")
    #expect(bench.seen(other) == bench.seen(other, uses: false))
  }

  @Test func filesAreAskedAgain() {
    let text = """
      ```lupi #read
      text = heavy(file("a"))
      ```
      ```lupi #use
      heavy(text)
      ```
      """
    #expect(bench.seen(text).first == "read: ")
    _ = bench.calls
    bench.setFile("a", "one")
    #expect(bench.seen(text)[1] == "use: \"one\"")
    #expect(bench.calls == ["\"one\"", "\"one\""])
    bench.setFile("a", "two")
    #expect(bench.seen(text)[1] == "use: \"two\"")
    _ = bench.calls
    // Going back finds what was kept.
    bench.setFile("a", "one")
    #expect(bench.seen(text)[1] == "use: \"one\"")
    #expect(bench.calls == [])
  }

  @Test func whatCannotBeRepeatedIsNotKept() {
    let text = "```lupi #a\nt = clock()\n```\n```lupi #b\nheavy(1)\n```\n"
    for _ in 0..<2 {
      _ = bench.run(text)
      #expect(bench.calls.contains("clock"))
    }
    #expect(bench.run(text).runner.reused == [1])
  }

  @Test func failuresAreNotKept() {
    let text = """
      ```lupi #bad
      heavy(1)
      fail("no")
      ```
      ```lupi #announced
      heavy(2)
      fail("no")
      ```
      ```error
      no
      ```
      ```lupi #never no-cache
      heavy(3)
      ```
      """
    for _ in 0..<2 {
      _ = bench.run(text) { $0.keepGoing = true }
      #expect(bench.calls == ["1", "2", "3"])
    }
  }

  @Test func namesThatAreBoundAgainAreVersions() {
    let text = """
      ```lupi #a
      x = heavy(1)
      f = v -> v + x
      ```
      ```lupi #b
      y = heavy(x + 1)
      x = heavy(10)
      ```
      ```lupi #c
      [heavy(f(0)), x, y]
      ```
      """
    #expect(bench.seen(text).contains("c: [1, 10, 2]"))
    let edited = text.replacing("[heavy(f(0)), x, y]", with: "[heavy(f(5)), x, y]")
    // `f` is made again from the first `x`, though `x` is another one by now.
    #expect(bench.seen(edited).contains("c: [6, 10, 2]"))
    let second = text.replacing("y = heavy(x + 1)", with: "y = heavy(x + 2)")
    #expect(bench.seen(second).contains("c: [1, 10, 3]"))
    let only = bench.seen(second) { $0.selection.only = ["c"] }
    #expect(only.contains("c: [1, 10, 3]"))
  }

  @Test func anotherBuildStartsAnew() {
    _ = bench.run(notebook)
    _ = bench.calls
    bench.setBuild("build 2")
    _ = bench.run(notebook)
    #expect(bench.calls == ["0", "1", "1", "2"])
  }

  @Test func aFullDiskOnlyCostsTime() {
    let expected = bench.seen(notebook, uses: false)
    bench.fill()
    #expect(bench.seen(notebook) == expected)
    #expect(bench.seen(notebook) == expected)
    #expect(bench.entries.isEmpty)
  }

  @Test func lostValuesAreMadeAgain() {
    let text = """
      ```lupi #a
      big = [heavy(i) + 0.5 for i in 0..<600]
      ```
      ```lupi #b
      heavy(big[599])
      ```
      """
    _ = bench.run(text)
    _ = bench.calls
    #expect(bench.entries.keys.contains { $0.hasPrefix("values/") })
    bench.entries = bench.entries.filter { !$0.key.hasPrefix("values/") }
    // Nobody needs the value: nothing runs.
    #expect(bench.run(text).runner.reused == [0, 1])
    #expect(bench.calls == [])
    #expect(bench.seen(text.replacing("big[599]", with: "big[0]")).contains("b: 0.5"))
    #expect(bench.calls.count == 601)
  }

  @Test(arguments: [.nan, .infinity, -1, 1e300])
  func anEntryWithoutATimeIsNone(seconds: Double) {
    func bytes(_ seconds: Double) -> [UInt8] {
      CellEntry(
        notebook: "a.lupi", cell: "a", parts: [],
        outcomes: [.init(observations: [], seconds: seconds)]
      ).bytes()
    }
    #expect(CellEntry(bytes(2))?.outcomes.first?.seconds == 2)
    #expect(CellEntry(bytes(seconds)) == nil)
  }

  @Test func damageOfAnyKindIsNoticed() {
    let expected = bench.seen(notebook)
    let whole = bench.entries
    var random = SeededGenerator(seed: 11)
    for _ in 0..<300 {
      bench.entries = whole.mapValues { bytes in
        var bytes = bytes
        switch Int.random(in: 0..<5, using: &random) {
        case 0: return bytes
        case 1: return Array(bytes.prefix(Int.random(in: 0...bytes.count, using: &random)))
        case 2:
          bytes.insert(
            .random(in: 0...255, using: &random),
            at: Int.random(in: 0...bytes.count, using: &random))
        default:
          let place = Int.random(in: 0..<bytes.count, using: &random)
          bytes[place] ^= UInt8(1) << UInt8.random(in: 0..<8, using: &random)
        }
        return bytes
      }
      #expect(bench.seen(notebook) == expected)
    }
    // Entries that lie in each other's places.
    let names = whole.keys.sorted()
    bench.entries = Dictionary(
      uniqueKeysWithValues: zip(names, names.reversed().compactMap { whole[$0] }))
    #expect(bench.seen(notebook) == expected)
  }
}
