import Diagnostics
import Distillation
import Testing

/// Settings are declared once; checks and printing follow.
struct SettingTests {
  static let names =
    EmbeddingObjectives.all.map(\.about.name)
    + LabelObjectives.all.map(\.about.name) + Headers.all.map(\.about.name)

  private static let all: [any Configurable] =
    EmbeddingObjectives.all.map { $0 } + LabelObjectives.all.map { $0 } + Headers.all.map { $0 }

  /// A value within the range that is not the default.
  private func other(_ setting: SettingDescription) -> SettingValue {
    switch (setting.range, setting.value) {
    case (.number(let range), .number(let value)):
      .number(value == range.lowerBound ? range.upperBound : range.lowerBound)
    case (.whole(let range), .whole(let value)):
      .whole(value == range.lowerBound ? range.upperBound : range.lowerBound)
    case (_, .flag(let value)): .flag(!value)
    default: setting.value
    }
  }

  private func outside(_ setting: SettingDescription) -> [SettingValue] {
    switch setting.range {
    case .number(let range):
      [.number(range.lowerBound - 1), .number(range.upperBound + 1), .number(.nan), .flag(true)]
    case .whole(let range):
      [.whole(range.lowerBound - 1), .whole(range.upperBound + 1), .number(2.5), .flag(true)]
    case .flag: [.number(1), .whole(0)]
    }
  }

  private func check(_ configurable: some Configurable) throws {
    let name = type(of: configurable).name
    for setting in configurable.settings {
      let changed = try configurable.with([setting.name: other(setting)])
      let found = try #require(changed.settings.first { $0.name == setting.name })
      #expect(found.value == other(setting) && found.value != setting.value, "\(name)")
      let rest = changed.settings.filter { $0.name != setting.name }
      #expect(rest == configurable.settings.filter { $0.name != setting.name }, "\(name)")
      for value in outside(setting) {
        let fault = #expect(throws: Fault.self) {
          try configurable.with([setting.name: value])
        }
        #expect(fault?.code == "setting.range" && fault?.parameter == setting.name, "\(name)")
        #expect(fault?.message.contains("must be \(setting.range), but is \(value)") == true)
      }
      // A default is a value that may be given.
      #expect(
        try configurable.with([setting.name: setting.value]).settings == configurable.settings)
    }
    #expect(throws: Fault.self) { try configurable.with(["wieght": 1]) }
  }

  @Test(arguments: names)
  func everySettingCanBeChangedWithinItsRange(_ name: String) throws {
    let configurable = try #require(Self.all.first { type(of: $0).name == name })
    try check(configurable)
  }

  @Test func settingsPrintAsCallsSpellThem() throws {
    func written(_ objective: any EmbeddingObjective) throws -> String {
      try Objective(objective).description
    }
    #expect(
      try written(InBatchContrast().with(["temperature": 0.2, "width": 64, "masked": true]))
        == "info_nce(temperature=0.2, width=64, masked=true, weight=1.0)")
    #expect(
      try written(BankContrast().with(["negatives": 512]))
        == "crd(negatives=512, temperature=0.07, momentum=0.5, width=128, weight=0.8)")
    #expect(
      try Objective(GeneralizedDistillation()).description
        == "generalized(temperature=2.0, imitation=0.5, squared=false, weight=1.0)")
    // A whole number is good enough where a number is wanted.
    #expect(
      try written(EmbeddingSmoothL1().with(["threshold": 2]))
        == "smooth_l1(threshold=2.0, weight=1.0)")
  }
}
