import Diagnostics
import Notebooks

/// Something that `:set` changes, declared once.
struct PromptSetting: Sendable {
  let name: String
  /// One sentence.
  let meaning: String
  /// What its value must be.
  let rule: String
  /// The values there are, where they are few.
  var choices: [String] = []
  /// Its value now.
  let value: @Sendable (Prompt) -> String
  /// Changes it; `false` where the text is no value for it.
  let change: @Sendable (Prompt, String) throws(Fault) -> Bool

  /// Every setting.
  static let all: [PromptSetting] = [
    PromptSetting(
      name: "width", meaning: "Columns; auto follows the terminal.",
      rule: "auto or a whole number from 20 to 1000", choices: ["auto"],
      value: { $0.settings.width.map(String.init) ?? "auto" }
    ) { prompt, text throws(Fault) in
      var settings = prompt.settings
      settings.width = text == "auto" ? nil : Int(text)
      guard text == "auto" || settings.width.map({ (20...1000).contains($0) }) ?? false else {
        return false
      }
      try prompt.change(settings)
      return true
    },
    PromptSetting(
      name: "color", meaning: "When to use colours.", rule: "auto, always or never",
      choices: ["auto", "always", "never"], value: { $0.settings.color }
    ) { prompt, text throws(Fault) in
      guard ["auto", "always", "never"].contains(text) else { return false }
      var settings = prompt.settings
      settings.color = text
      try prompt.change(settings)
      return true
    },
    PromptSetting(
      name: "ascii", meaning: "Draws with ASCII characters only.", rule: "on or off",
      choices: ["on", "off"], value: { $0.settings.ascii ? "on" : "off" }
    ) { prompt, text throws(Fault) in
      guard text == "on" || text == "off" else { return false }
      var settings = prompt.settings
      settings.ascii = text == "on"
      try prompt.change(settings)
      return true
    },
    PromptSetting(
      name: "numerics", meaning: "fast, or exact: the same bits on any machine.",
      rule: "fast or exact", choices: ["fast", "exact"], value: { $0.mode.rawValue }
    ) { prompt, text throws(Fault) in
      guard let mode = NumericsMode(rawValue: text) else { return false }
      var settings = prompt.settings
      settings.running.numerics = mode
      try prompt.change(settings, numerics: mode)
      return true
    },
    PromptSetting(
      name: "threads", meaning: "Results do not depend on it.",
      rule: "a whole number from 1 to 256", value: { "\($0.settings.running.threads)" }
    ) { prompt, text throws(Fault) in
      guard let count = Int(text), (1...256).contains(count) else { return false }
      var settings = prompt.settings
      settings.running.threads = count
      try prompt.change(settings)
      return true
    },
    PromptSetting(
      name: "timeout", meaning: "Seconds that an entry may take.",
      rule: "none or a number of seconds above 0", choices: ["none"],
      value: { $0.settings.running.timeout.map(decimal) ?? "none" }
    ) { prompt, text throws(Fault) in
      var settings = prompt.settings
      settings.running.timeout = text == "none" ? nil : Double(text)
      guard text == "none" || settings.running.timeout.map({ $0 > 0 && $0.isFinite }) ?? false
      else { return false }
      try prompt.change(settings)
      return true
    },
    PromptSetting(
      name: "keys", meaning: "The keys of the editor; ~/.editrc may bind others.",
      rule: "emacs or vi", choices: ["emacs", "vi"], value: { $0.editor?.keys ?? "none" }
    ) { prompt, text throws(Fault) in
      guard text == "emacs" || text == "vi" else { return false }
      prompt.editor?.use(keys: text)
      return true
    },
  ]
}
