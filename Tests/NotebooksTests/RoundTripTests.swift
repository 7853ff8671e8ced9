import Diagnostics
import Testing

@testable import Notebooks

@Suite struct RoundTripTests {
  @Test func anyBytesComeBack() {
    var random = SeededGenerator(seed: 1)
    for number in 0..<Samples.fuzzCount {
      let bytes = number % 2 == 0 ? Samples.soup(&random) : Samples.mutant(&random)
      let notebook = Notebook(name: "random.lupi", bytes: bytes)
      guard notebook.bytes == bytes else {
        Issue.record("document \(number) changed: \(String(decoding: bytes, as: UTF8.self))")
        return
      }
    }
  }
}
