import Diagnostics

/// A parsed command line: the command, its options and its operands.
struct Invocation: Sendable {
  let command: Subcommand
  private(set) var values: [String: [String]] = [:]
  private(set) var operands: [String] = []

  /// Parses the arguments after the program's name.
  ///
  /// Options may stand anywhere, as `--name value` or `--name=value`; `--` ends them. Unknown
  /// options, missing arguments and repeated options are errors.
  init(_ arguments: [String]) throws(Fault) {
    var rest = arguments[...]
    if let first = rest.first, let found = Subcommand.all.first(where: { $0.name == first }) {
      command = found
      rest = rest.dropFirst()
    } else {
      command = .main
    }
    while let word = rest.popFirst() {
      if word == "--" {
        operands += rest
        break
      }
      guard word.hasPrefix("-"), word != "-" else {
        operands.append(word)
        continue
      }
      let parts = word.hasPrefix("--") ? word.split(separator: "=", maxSplits: 1) : [word[...]]
      let name = String(parts[0])
      guard let option = command.options.first(where: { $0.name == name || $0.short == name })
      else {
        throw unknownOption(name)
      }
      guard let argument = option.argument else {
        guard parts.count == 1 else {
          throw Fault(
            "usage.option", "`\(option.name)` takes no value", hint: "Write `\(option.name)` alone."
          )
        }
        values[option.name] = [""]
        continue
      }
      guard let value = parts.count == 2 ? String(parts[1]) : rest.popFirst() else {
        throw Fault(
          "usage.option", "`\(option.name)` needs a value",
          hint: "Write `\(option.name) \(argument)`.")
      }
      guard option.repeats || values[option.name] == nil else {
        throw Fault("usage.option", "`\(option.name)` is given twice", hint: "Keep one of the two.")
      }
      values[option.name, default: []].append(value)
    }
  }

  private func unknownOption(_ name: String) -> Fault {
    let known = command.options.map(\.name)
    let title = command.name.isEmpty ? "lupi" : "lupi \(command.name)"
    return Fault(
      "usage.unknown-option", "`\(title)` has no option `\(name)`",
      hint: nearestName(to: name, among: known).map { "Did you mean `\($0)`?" }
        ?? "`\(title) --help` lists the options.")
  }

  /// Whether a flag or option was given.
  func has(_ option: Option) -> Bool { values[option.name] != nil }

  /// The value of an option.
  func text(_ option: Option) -> String? { values[option.name]?.last }

  /// All values of an option that may be repeated.
  func texts(_ option: Option) -> [String] { values[option.name] ?? [] }

  /// The value of an option that must be a whole number in a range.
  func integer(_ option: Option, in range: ClosedRange<Int>) throws(Fault) -> Int? {
    guard let text = text(option) else { return nil }
    guard let number = Int(text), range.contains(number) else {
      let rule =
        range.upperBound == .max
        ? "at least \(range.lowerBound)" : "from \(range.lowerBound) to \(range.upperBound)"
      throw Fault(
        "usage.option", "`\(option.name)` must be a whole number \(rule), but is `\(text)`",
        hint: "Write `\(option.name) \(range.lowerBound)` or more.")
    }
    return number
  }

  /// The value of an option that must be a positive number of seconds.
  func seconds(_ option: Option) throws(Fault) -> Double? {
    guard let text = text(option) else { return nil }
    let digits = text.hasSuffix("s") ? String(text.dropLast()) : text
    guard let number = Double(digits), number > 0, number.isFinite else {
      throw Fault(
        "usage.option", "`\(option.name)` must be a number of seconds above 0, but is `\(text)`",
        hint: "Write `\(option.name) 60`.")
    }
    return number
  }

  /// The value of an option that must be one of a few words.
  func choice(_ option: Option, of words: [String]) throws(Fault) -> String? {
    guard let text = text(option) else { return nil }
    guard words.contains(text) else {
      throw Fault(
        "usage.option",
        "`\(option.name)` must be \(listed(words, conjunction: "or", quoted: true)), but is `\(text)`",
        hint: nearestName(to: text, among: words).map { "Did you mean `\($0)`?" })
    }
    return text
  }

  /// The overrides of notebook parameters, in order.
  func parameters() throws(Fault) -> [(name: String, value: String)] {
    var found: [(name: String, value: String)] = []
    for text in texts(.parameter) {
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[0].isEmpty else {
        throw Fault(
          "usage.param", "`-p` must be followed by NAME=VALUE, but is followed by `\(text)`",
          hint: "Write, for example, `-p epochs=20`.")
      }
      let name = String(parts[0])
      if let other = found.first(where: { $0.name == name }), other.value != parts[1] {
        throw Fault(
          "usage.param", "`\(name)` is set twice, to `\(other.value)` and to `\(parts[1])`",
          hint: "Keep one of the two.")
      }
      found.append((name, String(parts[1])))
    }
    return found
  }
}
