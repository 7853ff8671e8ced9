import Diagnostics

/// One option of a cell: what it is called, whether it takes a value, and what it sets.
struct CellOption: Sendable {
  /// Sets the option; returns the rule that the value breaks, if it breaks one.
  typealias Setter = @Sendable (inout CellOptions, String) -> String?

  let name: String
  let takesValue: Bool
  let set: Setter

  /// Every option there is.
  static let all: [CellOption] = [
    flag("cache") { $0.cache = true },
    flag("no-cache") { $0.cache = false },
    flag("quiet") { $0.quiet = true },
    flag("hide") { $0.hide = true },
    flag("fold") { $0.fold = true },
    flag("skip") { $0.skip = true },
    flag("slow") { $0.slow = true },
    flag("exercise") { $0.exercise = true },
    flag("predict") { $0.predict = true },
    value("timeout") { options, text in
      options.timeout = seconds(text)
      return options.timeout == nil ? "a time such as `30s` or `500ms`" : nil
    },
    value("only") { options, text in
      options.only = NumericsMode(rawValue: text)
      return options.only == nil ? "`exact` or `fast`" : nil
    },
    value("hint") { options, text in
      options.hint = text
      return text.isEmpty ? "a text" : nil
    },
    value("solution") { options, text in
      options.solution = text
      return text.isEmpty ? "the name of a cell" : nil
    },
    value("check") { options, text in
      options.check = text
      return text.isEmpty ? "the name of a cell" : nil
    },
  ]

  private static func flag(
    _ name: String, _ set: @escaping @Sendable (inout CellOptions) -> Void
  ) -> CellOption {
    CellOption(name: name, takesValue: false) { options, _ in
      set(&options)
      return nil
    }
  }

  private static func value(_ name: String, _ set: @escaping Setter) -> CellOption {
    CellOption(name: name, takesValue: true, set: set)
  }

  /// Reads `30`, `30s`, `0.5s` or `500ms`; nothing unless it is more than zero and at most a week.
  static func seconds(_ text: String) -> Double? {
    var digits = Substring(text)
    var scale = 1.0
    if digits.hasSuffix("ms") {
      digits = digits.dropLast(2)
      scale = 0.001
    } else if digits.hasSuffix("s") {
      digits = digits.dropLast()
    }
    guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E }),
      let number = Double(digits), number * scale > 0, number * scale <= 604_800
    else { return nil }
    return number * scale
  }
}
