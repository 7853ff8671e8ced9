public import Diagnostics

extension TrainingHistory {
  /// The history as a value that is written to files, every number exact.
  public var json: JSONValue {
    var fields: [(String, JSONValue)] = [
      ("reason", .string(reason.rawValue)), ("kept", .number(Double(keptEpoch))),
      ("averaged", .number(Double(averagedSteps))),
      ("epochs", .array(epochs.map(\.json))),
    ]
    if let bestEpoch { fields.append(("best", .number(Double(bestEpoch)))) }
    if let divergence {
      let words = [divergence.code, divergence.message] + [divergence.hint].compactMap { $0 }
      fields.append(("divergence", JSONValue(words)))
    }
    return .object(fields)
  }

  /// Reads what ``json`` wrote; nothing if it is something else.
  public init?(_ json: JSONValue) {
    guard let reason = json["reason"]?.string.flatMap({ Reason(rawValue: $0) }),
      let kept = json["kept"]?.integer, let averaged = json["averaged"]?.integer,
      let rows = json["epochs"]?.items
    else { return nil }
    self.init()
    (self.reason, keptEpoch, averagedSteps) = (reason, kept, averaged)
    epochs = rows.compactMap { Epoch($0) }
    guard epochs.count == rows.count, epochs.indices.allSatisfy({ epochs[$0].number == $0 + 1 })
    else { return nil }
    if let best = json["best"] {
      guard let number = best.integer, (1...max(1, epochs.count)).contains(number) else {
        return nil
      }
      bestEpoch = number
    }
    if let divergence = json["divergence"] {
      guard let words = divergence.strings, (2...3).contains(words.count) else { return nil }
      self.divergence = Fault(words[0], words[1], hint: words.count > 2 ? words[2] : nil)
    }
  }
}

extension TrainingHistory.Epoch {
  /// Number, loss, rate and, if it was validated, loss, metric (or null) and score.
  fileprivate var json: JSONValue {
    var items: [JSONValue] = [.number(Double(number)), JSONValue(loss), JSONValue(rate)]
    if let validation {
      items += [
        JSONValue(validation.loss), validation.metric.map { JSONValue($0) } ?? .null,
        JSONValue(validation.score),
      ]
    }
    return .array(items)
  }

  fileprivate init?(_ json: JSONValue) {
    guard let items = json.items, items.count == 3 || items.count == 6,
      let number = items[0].integer, let loss = items[1].double, let rate = items[2].double
    else { return nil }
    var validation: Validation?
    if items.count == 6 {
      guard let loss = items[3].double, let score = items[5].double,
        items[4] == .null || items[4].double != nil
      else { return nil }
      validation = Validation(loss: loss, metric: items[4].double, score: score)
    }
    self.init(number: number, loss: loss, rate: rate, validation: validation)
  }
}
