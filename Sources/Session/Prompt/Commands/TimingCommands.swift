import Diagnostics
import Language

extension ColonCommand {
  static let time = ColonCommand(
    word: ":time", operands: "ENTRY", kind: .expression,
    meaning: "Runs an entry, and shows how long it took."
  ) { prompt, operand throws(Fault) in
    guard !operand.isEmpty else {
      throw Fault(
        "prompt.operand", "`:time` needs an entry", hint: "Write, for example, `:time 1 + 1`.")
    }
    let start = ContinuousClock.now
    prompt.run(program: operand)
    prompt.say("took \(Duration.text((ContinuousClock.now - start) / .seconds(1)))")
  }

  static let bench = ColonCommand(
    word: ":bench", operands: "EXPR", kind: .expression,
    meaning:
      "Evaluates an expression again and again for about a second, and shows how long it takes."
  ) { prompt, operand throws(Fault) in
    let program = try prompt.expression(operand, of: ":bench")
    _ = prompt.session.end {
      var times: [Double] = []
      let start = ContinuousClock.now
      // One that is slow is run three times all the same; one that is quick, not for ever.
      while times.count < 3 || (ContinuousClock.now - start < .seconds(1) && times.count < 100_000)
      {
        let before = ContinuousClock.now
        _ = try prompt.session.value(of: program)
        times.append((ContinuousClock.now - before) / .seconds(1))
      }
      times.sort()
      prompt.say(
        "median \(Duration.text(times[times.count / 2])), fastest \(Duration.text(times[0])), "
          + "slowest \(Duration.text(times[times.count - 1])), of \(counted(times.count, "run"))")
      return nil
    }
  }
}

extension Prompt {
  /// The expression behind a command.
  func expression(_ text: String, of word: String) throws(Fault) -> Program {
    guard !text.isEmpty else {
      throw Fault(
        "prompt.operand", "`\(word)` needs an expression",
        hint: "Write, for example, `\(word) 1 + 1`.")
    }
    let outcome = Parser.parse(SourceText(name: "prompt", text: text))
    if let first = outcome.diagnostics.first {
      throw Fault(first.code, first.message, hint: first.hint)
    }
    guard let program = outcome.program, program.isExpression else {
      throw Fault(
        "prompt.operand", "`\(word)` must be followed by one expression, but is by statements",
        hint: "Run the statements first, and name what they make.")
    }
    return program
  }
}

extension Duration {
  /// A time in the unit that makes it short.
  static func text(_ seconds: Double) -> String {
    let (scaled, unit) =
      seconds >= 1
      ? (seconds, "s") : seconds >= 1e-3 ? (seconds * 1e3, "ms") : (seconds * 1e6, "µs")
    let tenths = Int((scaled * 10).rounded())
    return "\(tenths / 10).\(tenths % 10) \(unit)"
  }
}
