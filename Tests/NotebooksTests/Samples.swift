import Foundation

/// Documents made at random, always the same for one seed.
enum Samples {
  #if DEBUG
    private static let usualCount = 2_000
  #else
    private static let usualCount = 20_000
  #endif

  /// How many random documents each property is tried on; `LUPI_FUZZ` asks for more.
  static let fuzzCount =
    ProcessInfo.processInfo.environment["LUPI_FUZZ"].flatMap(Int.init) ?? usualCount

  /// A document with a bit of everything.
  static let tour = #"""
    #!/usr/bin/env lupi
    # A tour *of* everything

    Prose with a value {{ 1 + 1 }} and `code {{ not }}` and \{{ neither }}.

    ```lupi #setup
    param epochs = 3 in 1..10 "passes"
    ```

    ```lupi #train quiet timeout=30s hint="try {it}"
    loss = 1.5 / epochs
    show({a: loss, b: {c: [1, 2]}})
    ```

    ```out
    {a: 0.5, b: {c: [1, 2]}}
    ```

    > A quotation
    > ```lupi
    > not_run
    > ```

    - a list
      ```lupi
      not_run
      ```
    - its second item

    ~~~~lupi #tilde slow
    "```"
    ~~~~
    ~~~out tol=2%
    ...
    ~~~

    <!--
    ```lupi #commented
    nothing
    ```
    -->

    ```python
    print("prose")
    ```

    ```lupi
    loss + none
    ```
    ```error
    type
    ```

    The end: {{ {a: {b: 1}} }}.
    """#

  private static let fragments = [
    "\n", "\n", "\n", "\r\n", "\n\n", "```", "````", "~~~", "```lupi", "```lupi #a", "lupi", "out",
    "error", "```out", "~~~out exact", " #name", " skip", " slow", " timeout=3s", "\t", "    ",
    "  ",
    " ", "{{", "}}", "{{ x }}", "`", "\\", "> ", "- ", "1. ", "# ", "#!", "---", "<!--", "-->",
    "<pre>", "x = 1", "\"", "é", "👩‍🔬", "\u{FEFF}", "...", "0.5", "=", "\r",
  ]

  /// Fragments of documents and stray bytes in any order.
  static func soup(_ random: inout SeededGenerator) -> [UInt8] {
    var bytes: [UInt8] = []
    for _ in 0..<Int.random(in: 0..<60, using: &random) {
      if Int.random(in: 0..<12, using: &random) == 0 {
        bytes.append(UInt8.random(in: 0...255, using: &random))
      } else {
        bytes += Array(fragments.randomElement(using: &random)?.utf8 ?? "".utf8)
      }
    }
    return bytes
  }

  /// A real document with a few pieces cut, doubled, swapped or overwritten.
  static func mutant(_ random: inout SeededGenerator) -> [UInt8] {
    var bytes = Array(tour.utf8)
    if Bool.random(using: &random) { bytes = withCarriageReturns(bytes) }
    for _ in 0..<Int.random(in: 1...6, using: &random) where !bytes.isEmpty {
      let at = Int.random(in: 0..<bytes.count, using: &random)
      let length = min(bytes.count - at, Int.random(in: 1...30, using: &random))
      switch Int.random(in: 0..<5, using: &random) {
      case 0: bytes.removeSubrange(at..<(at + length))
      case 1: bytes.insert(contentsOf: Array(bytes[at..<(at + length)]), at: at)
      case 2: bytes.insert(contentsOf: soup(&random), at: at)
      case 3: bytes[at] = UInt8.random(in: 0...255, using: &random)
      default: bytes.removeSubrange(at...)
      }
    }
    return bytes
  }

  static func withCarriageReturns(_ bytes: [UInt8]) -> [UInt8] {
    bytes.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
  }
}
