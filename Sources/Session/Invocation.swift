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
      let (name, attached) = Self.parts(of: word, command)
      guard let option = command.options.first(where: { $0.name == name || $0.short == name })
      else {
        throw unknownOption(name)
      }
      guard let argument = option.argument else {
        guard attached == nil else {
          throw Fault(
            "usage.option", "`\(option.name)` takes no value", hint: "Write `\(option.name)` alone."
          )
        }
        values[option.name] = [""]
        continue
      }
      guard let value = attached ?? rest.popFirst() else {
        throw Fault(
          "usage.option", "`\(name)` needs a value", hint: "Write `\(name) \(argument)`.")
      }
      guard option.repeats || values[option.name] == nil else {
        throw Fault("usage.option", "`\(option.name)` is given twice", hint: "Keep one of the two.")
      }
      values[option.name, default: []].append(value)
    }
  }

  /// An option's name and the value that is attached to it, as in `--width=60` or `-pepochs=2`.
  private static func parts(of word: String, _ command: Subcommand) -> (String, String?) {
    if word.hasPrefix("--") {
      guard let sign = word.firstIndex(of: "=") else { return (word, nil) }
      return (String(word[..<sign]), String(word[word.index(after: sign)...]))
    }
    let short = String(word.prefix(2))
    let takesValue = command.options.contains { $0.short == short && $0.argument != nil }
    return takesValue && word != short ? (short, String(word.dropFirst(2))) : (word, nil)
  }

  private func unknownOption(_ name: String) -> Fault {
    let title = command.name.isEmpty ? "lupi" : "lupi \(command.name)"
    return Fault(
      "usage.unknown-option", "`\(title)` has no option `\(name)`",
      hint: hint(forUnknown: name) ?? "Choose one of those that `\(title) --help` lists.")
  }

  private func hint(forUnknown name: String) -> String? {
    // The dashes are no part of the word: counting them would make short words look alike.
    let word = String(name.drop { $0 == "-" })
    if word.lowercased() == "v" { return "Did you mean `lupi --version`?" }
    if word == "seed" { return "Set the seed with `-p seed=7`." }
    let known = command.options.map { String($0.name.dropFirst(2)) }
    if known.contains(word) { return "Did you mean `--\(word)`?" }
    return nearestName(to: word, among: known).map { "Did you mean `--\($0)`?" }
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
        hint: Double(text).map { $0 > Double(range.upperBound) } ?? false
          ? "Write `\(option.name) \(range.upperBound)` or less."
          : "Write `\(option.name) \(range.lowerBound)` or more.")
    }
    return number
  }

  /// The value of an option that must be a number in a range.
  func number(_ option: Option, in range: ClosedRange<Double>) throws(Fault) -> Double? {
    guard let text = text(option) else { return nil }
    guard let number = Double(text), range.contains(number) else {
      throw Fault(
        "usage.option",
        "`\(option.name)` must be a number from \(decimal(range.lowerBound)) to "
          + "\(decimal(range.upperBound)), but is `\(text)`",
        hint: "Write `\(option.name) \(decimal((range.lowerBound + range.upperBound) / 2))`.")
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

  /// The value of an option that must be a number of bytes, as `512MiB` or `2GB`.
  func bytes(_ option: Option) throws(Fault) -> Int? {
    guard let text = text(option) else { return nil }
    let digits = text.prefix { $0.isNumber || $0 == "." }
    let units = ["KiB": 0x1p10, "MiB": 0x1p20, "GiB": 0x1p30, "kB": 1e3, "MB": 1e6, "GB": 1e9]
    guard let number = Double(digits), let unit = units[String(text.dropFirst(digits.count))],
      number * unit >= 0x1p20, number * unit <= 0x1p60
    else {
      throw Fault(
        "usage.option",
        "`\(option.name)` must be a size of at least 1MiB with its unit, but is `\(text)`",
        hint: "Write `\(option.name) 512MiB` or `\(option.name) 2GB`.")
    }
    return Int(number * unit)
  }

  /// The value of an option that must be one of a few words.
  func choice(_ option: Option, of words: [String]) throws(Fault) -> String? {
    guard let text = text(option) else { return nil }
    guard words.contains(text) else {
      throw Fault(
        "usage.option",
        "`\(option.name)` must be \(listed(words, conjunction: "or", quoted: true)), but is `\(text)`",
        hint: nearestName(to: text, among: words).map { "Did you mean `\($0)`?" }
          ?? words.first.map { "Write, for example, `\(option.name) \($0)`." })
    }
    return text
  }

  /// The values of an option that must name folders.
  func folders(_ option: Option) throws(Fault) -> [String] {
    let paths = texts(option)
    guard !paths.contains("") else {
      throw Fault(
        "usage.option", "`\(option.name)` must be the path of a folder, but is empty",
        hint: "Write `\(option.name) .` for the folder you are in.")
    }
    return paths
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
