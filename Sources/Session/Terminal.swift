import Diagnostics

#if canImport(Glibc)
  @preconcurrency import Glibc
#else
  import Darwin
#endif

/// What is known of the terminal and the environment, read once at the start.
struct Terminal: Sendable {
  /// The variables that decide how output looks and where data are.
  var environment: [String: String]
  /// Whether standard input, output and error are terminals.
  var inputIsTerminal: Bool
  var outputIsTerminal: Bool
  var errorIsTerminal: Bool
  /// The terminal's width, if it tells.
  var columns: Int?

  /// The process's own terminal.
  static func current() -> Terminal {
    var variables: [String: String] = [:]
    let names = [
      "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "FORCE_COLOR", "TERM", "COLORTERM", "COLUMNS",
      "LUPI_DATA", "CI", "LC_ALL", "LC_CTYPE", "LANG", "XDG_CACHE_HOME", "HOME", "LUPI_HISTORY",
      "XDG_STATE_HOME", "LUPI_CACHE_MB",
    ]
    for name in names { variables[name] = getenv(name).map { String(cString: $0) } }
    return Terminal(
      environment: variables, inputIsTerminal: isatty(0) == 1, outputIsTerminal: isatty(1) == 1,
      errorIsTerminal: isatty(2) == 1, columns: currentColumns())
  }

  /// The width of the terminal at this moment, if it tells.
  static func currentColumns() -> Int? {
    var size = winsize()
    return ioctl(1, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : nil
  }

  /// The terminal's height at this moment, if it tells.
  static func currentRows() -> Int? {
    var size = winsize()
    return ioctl(1, UInt(TIOCGWINSZ), &size) == 0 && size.ws_row > 0 ? Int(size.ws_row) : nil
  }

  /// Whether lines can be edited: there is a terminal on both sides that understands more than text.
  var canEdit: Bool {
    inputIsTerminal && outputIsTerminal
      && !["", "dumb", "emacs"].contains(environment["TERM"] ?? "")
  }

  /// How to draw on standard output: `--color`, then NO_COLOR, CLICOLOR_FORCE or FORCE_COLOR, TERM,
  /// then whether it is a terminal; `--width`, then COLUMNS, the terminal, 80.
  func presentation(_ invocation: Invocation, toError: Bool = false) throws(Fault) -> Presentation {
    let when = try invocation.choice(.color, of: ["auto", "always", "never"]) ?? "auto"
    let width = try invocation.integer(.width, in: 20...1000)
    let declared = environment["COLUMNS"].flatMap { Int($0) }.flatMap {
      (20...1000).contains($0) ? $0 : nil
    }
    let isTerminal = toError ? errorIsTerminal : outputIsTerminal
    return Presentation(
      width: width ?? declared ?? columns ?? 80, color: color(when, isTerminal: isTerminal),
      ascii: invocation.has(.ascii) || !isUnicode, wrapsMessages: isTerminal)
  }

  /// Where to keep what is slow to make: `lupi` below XDG_CACHE_HOME, else in `.cache` below HOME.
  /// As the XDG Base Directory Specification asks, a path that is not absolute counts as none.
  var cacheFolder: String? {
    let home = environment["HOME"].map { $0 + "/.cache" }
    return [environment["XDG_CACHE_HOME"], home].compactMap { $0 }.first { $0.hasPrefix("/") }
      .map { $0 + "/lupi" }
  }

  private func isSet(_ name: String) -> Bool {
    guard let value = environment[name] else { return false }
    return !value.isEmpty && value != "0"
  }

  /// The colours for `auto`, `always` or `never`.
  func color(_ when: String, isTerminal: Bool) -> Presentation.ColorLevel {
    if when == "never" { return .none }
    let term = environment["TERM"] ?? ""
    if when == "auto" {
      if environment["NO_COLOR"].map({ !$0.isEmpty }) ?? false { return .none }
      if !isSet("CLICOLOR_FORCE") && !isSet("FORCE_COLOR") {
        if !isTerminal || term.isEmpty || term == "dumb" || environment["CLICOLOR"] == "0" {
          return .none
        }
      }
    }
    if let depth = environment["COLORTERM"], depth == "truecolor" || depth == "24bit" {
      return .trueColor
    }
    return term.contains("256color") || term.hasPrefix("tmux") || term.hasPrefix("screen")
      ? .palette : .basic
  }

  /// A locale that says it is not UTF-8 gets ASCII drawings on a terminal; files always get Unicode.
  private var isUnicode: Bool {
    guard outputIsTerminal else { return true }
    for name in ["LC_ALL", "LC_CTYPE", "LANG"] {
      if let value = environment[name], !value.isEmpty {
        return value.lowercased().contains("utf") || value == "C" || value == "POSIX"
      }
    }
    return true
  }
}
