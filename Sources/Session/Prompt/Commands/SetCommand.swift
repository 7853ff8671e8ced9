import Diagnostics
import Notebooks

extension ColonCommand {
  static let set = ColonCommand(
    word: ":set", operands: "[NAME [VALUE]]", kind: .setting,
    meaning: "Shows or changes how things look and are computed."
  ) { prompt, operand throws(Fault) in
    let words = operand.split(whereSeparator: { $0 == " " || $0 == "=" }).map(String.init)
    guard let name = words.first else {
      let width = PromptSetting.all.map(\.name.count).max() ?? 0
      for setting in PromptSetting.all {
        let shown = padded(setting.name, to: width) + "  " + padded(setting.value(prompt), to: 7)
        prompt.say(
          "  " + shown + "  " + prompt.console.presentation.styled(setting.meaning, .faint))
      }
      return
    }
    guard let setting = PromptSetting.all.first(where: { $0.name == name }) else {
      throw Fault(
        "prompt.setting", "there is no setting `\(name)`",
        hint: suggestion(for: name, among: PromptSetting.all.map(\.name), noun: "setting"))
    }
    guard words.count > 1 else { return prompt.say("\(name)  \(setting.value(prompt))") }
    guard words.count == 2, try setting.change(prompt, words[1]) else {
      throw Fault(
        "prompt.setting",
        "`\(name)` must be \(setting.rule), but is `\(words[1...].joined(separator: " "))`",
        hint:
          "Write, for example, `:set \(name) \(setting.choices.first ?? setting.value(prompt))`.")
    }
  }
}
