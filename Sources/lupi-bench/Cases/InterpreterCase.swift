import Diagnostics
import Language

/// Small programs that do nothing but interpret.
final class InterpreterCase: BenchCase {
  /// Which program.
  enum Kind: String, CaseIterable {
    /// Calls of a function.
    case calls = "script_fib"
    /// A loop with arithmetic.
    case loop = "script_loop"
    /// A list that is made and read.
    case list = "script_list"
    /// A text that grows.
    case text = "script_text"
  }

  /// Shows nothing.
  private final class Silence: Host {
    var isInterrupted: Bool { false }
    func show(_ value: Value, in evaluation: Evaluation) {}
  }

  let name: String
  private let kind: Kind
  private let program: Program
  private let interpreter = Interpreter(library: [], host: Silence())
  private var result: Value = .none

  init(_ kind: Kind) throws {
    self.kind = kind
    name = kind.rawValue
    let outcome = Parser.parse(SourceText(name: kind.rawValue, text: kind.code))
    guard let program = outcome.program else {
      throw Bench.WrongResult(description: "\(kind.rawValue) does not parse")
    }
    self.program = program
  }

  var items: (count: Int, unit: String) {
    switch kind {
    case .calls: (150_049, "calls")
    case .loop: (1_000_000, "turns")
    case .list: (300_000, "items")
    case .text: (100_000, "texts")
    }
  }

  func run() throws {
    result = try interpreter.run(program, cell: "bench") ?? .none
  }

  /// Compares the result with what Swift computes.
  func verify() throws -> String? {
    try run()
    let expected =
      switch kind {
      case .calls: 46368
      case .loop: (0..<1_000_000).reduce(0) { $1 % 3 == 0 ? $0 + $1 : $0 }
      case .list: (0..<300_000).reduce(0) { $0 + $1 * $1 % 7 }
      case .text: 200_000
      }
    let found = kind == .text ? result.count : result.int
    return found == expected ? nil : "the result is \(found as Int?) instead of \(expected)"
  }
}

extension InterpreterCase.Kind {
  /// The program; `Peers/plain.py` has the same ones.
  fileprivate var code: String {
    switch self {
    case .calls:
      """
      fn fib(n) { if n < 2 { n } else { fib(n - 1) + fib(n - 2) } }
      fib(24)
      """
    case .loop:
      """
      total = 0
      for i in 0..<1000000 { if i % 3 == 0 { total = total + i } }
      total
      """
    case .list:
      """
      squares = [i * i % 7 for i in 0..<300000]
      total = 0
      for square in squares { total = total + square }
      total
      """
    case .text:
      """
      words = ""
      for i in 0..<100000 { words = words + "ab" }
      words
      """
    }
  }
}
