import Diagnostics
import NeuralNets
import Tensors

extension TrainingSettings {
  /// How was trained, as words with names, in the order in which differences are reported.
  var fields: [(name: String, text: String)] {
    [
      ("length", length.description), ("batch", "\(batchSize)"), ("rate", "\(rate)"),
      ("rate schedule", rateSchedule.description), ("optimizer", optimizer.description),
      ("clip", clipNorm.map { "\($0)" } ?? Self.none),
      ("patience", patience.map { "\($0)" } ?? Self.none),
      ("header length", headerLength?.description ?? Self.none),
      ("finetune length", finetuneLength.description),
      ("finetune rate part", "\(finetuneRatePart)"), ("average", "\(averagedPart)"),
      (
        "hide",
        JSONValue.object(
          hiddenShare.sorted { $0.key < $1.key }.map { ($0.key, JSONValue($0.value)) }
        ).text
      ),
      ("standardize", "\(standardizes)"), ("key", key.bits.hexadecimal),
      ("numerics", numerics.mode == .exact ? "exact" : "fast"),
    ]
  }

  /// Reads what ``fields`` wrote, each with `training ` before its name.
  ///
  /// The numerics are those of whoever reads. Throws `file.field`.
  init(_ fields: FileFields, _ numerics: Numerics) throws(Fault) {
    func field(_ name: String) -> String { "training \(name)" }
    func optional<T>(_ name: String, _ read: (String) throws(Fault) -> T) throws(Fault) -> T? {
      try fields.text(field(name)) == Self.none ? nil : try read(field(name))
    }
    func length(_ name: String) throws(Fault) -> Length {
      let text = try fields.text(name)
      guard let length = Length(text) else {
        throw fields.wrong(name, "a number of epochs or steps, as `1000 steps`", text)
      }
      return length
    }
    let counts = 1...100_000_000
    self.init()
    self.length = try length(field("length"))
    batchSize = try fields.integer(field("batch"), in: counts)
    rate = try fields.number(field("rate"))
    let schedule = try fields.text(field("rate schedule"))
    guard let rateSchedule = WrittenCall(schedule).flatMap({ LearningRateSchedule($0) }) else {
      throw fields.wrong(field("rate schedule"), "a schedule, as `cosine`", schedule)
    }
    self.rateSchedule = rateSchedule
    let rule = try fields.text(field("optimizer"))
    guard let optimizer = WrittenCall(rule).flatMap({ Self.optimizer($0) }) else {
      throw fields.wrong(field("optimizer"), "an optimizer with its settings", rule)
    }
    self.optimizer = optimizer
    clipNorm = try optional("clip", fields.number)
    patience = try optional("patience") { name throws(Fault) in
      try fields.integer(name, in: counts)
    }
    headerLength = try optional("header length", length)
    finetuneLength = try length(field("finetune length"))
    finetuneRatePart = try fields.number(field("finetune rate part"))
    averagedPart = try fields.number(field("average"))
    guard case .object(let shares) = try fields.json(field("hide")) else {
      throw fields.wrong(field("hide"), "views with shares", try fields.text(field("hide")))
    }
    for (view, share) in shares { hiddenShare[view] = share.double ?? 0 }
    standardizes = try fields.text(field("standardize")) == "true"
    let digits = try fields.text(field("key"))
    guard let bits = UInt64(digits, radix: 16) else {
      throw fields.wrong(field("key"), "sixteen hexadecimal digits", digits)
    }
    key = RandomKey(bits)
    self.numerics = numerics
  }

  private static let none = "none"

  /// The optimizer that shows a text.
  private static func optimizer(_ call: WrittenCall) -> (any Optimizer)? {
    let numbers = call.arguments.compactMap { Double($0.text) }
    guard numbers.count == call.arguments.count, numbers.allSatisfy(\.isFinite) else { return nil }
    let made: (any Optimizer)? =
      switch (call.name, numbers.count) {
      case (Adam.name, 4):
        Adam(
          beta1: numbers[0], beta2: numbers[1], epsilon: numbers[2], weightDecay: numbers[3])
      case (GradientDescent.name, 2):
        GradientDescent(momentum: numbers[0], weightDecay: numbers[1])
      case (RootMeanSquare.name, 2): RootMeanSquare(decay: numbers[0], epsilon: numbers[1])
      default: nil
      }
    return made.flatMap { WrittenCall($0.description) == call ? $0 : nil }
  }
}

extension TrainingSettings.Length: CustomStringConvertible {
  /// `3 epochs` or `1000 steps`.
  public var description: String {
    switch self {
    case .epochs(let count): counted(count, "epoch")
    case .steps(let count): counted(count, "step")
    }
  }

  /// The length that shows a text.
  fileprivate init?(_ text: String) {
    let words = text.split(separator: " ")
    guard words.count == 2, let count = Int(words[0]), (0...100_000_000).contains(count) else {
      return nil
    }
    switch words[1] {
    case "epoch", "epochs": self = .epochs(count)
    case "step", "steps": self = .steps(count)
    default: return nil
    }
  }
}

extension LearningRateSchedule {
  /// The schedule that shows a text.
  fileprivate init?(_ call: WrittenCall) {
    let numbers = call.arguments.compactMap { Double($0.text) }
    guard numbers.count == call.arguments.count, numbers.allSatisfy(\.isFinite) else { return nil }
    switch (call.name, numbers.count) {
    case ("constant", 0): self = .constant
    case ("cosine", 0): self = .cosine()
    case ("cosine", 1): self = .cosine(warmUp: numbers[0])
    case ("step", 2):
      guard let epochs = Int(exactly: numbers[0]) else { return nil }
      self = .step(epochs: epochs, factor: numbers[1])
    default: return nil
    }
  }
}
