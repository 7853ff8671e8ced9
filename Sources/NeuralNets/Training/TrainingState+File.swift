public import Diagnostics
import Tensors

extension TrainingState {
  /// The state as the contents of a file: numbers as tensors, the history as words, all exact.
  public var file: SafetensorsFile {
    var file = SafetensorsFile(NetworkWeights(names: [], tensors: []))
    file.add(blocks, as: "block")
    file.add(best ?? [], as: "best")
    file.add(good, as: "good")
    file.add(average.blocks, as: "average")
    file.metadata["history"] = history.json.text
    file.metadata["good epoch"] = "\(goodEpoch)"
    file.metadata["averaged steps"] = "\(average.steps)"
    if let bestScore { file.metadata["best score"] = JSONValue(bestScore).text }
    return file
  }

  /// Reads what ``file`` wrote, for a training of some blocks.
  ///
  /// - Throws: `file.field` and `file.tensors` where the words or tensors are not those of a state of
  ///   these blocks.
  public init(
    _ fields: FileFields, _ shelf: inout TensorShelf, for blocks: [ParameterBlock]
  ) throws(Fault) {
    guard let history = TrainingHistory(try fields.json("history")) else {
      throw fields.wrong("history", "the history of a training", try fields.text("history"))
    }
    let last = history.epochs.count
    var score: Double?
    if fields.optional("best score") != nil {
      score = try fields.json("best score").double
      guard score != nil else {
        throw fields.wrong("best score", "a number", try fields.text("best score"))
      }
    }
    let steps = try fields.integer("averaged steps", in: 0...Int.max)
    self.init(
      history: history, blocks: try fields.states("block", &shelf, for: blocks),
      best: score == nil ? nil : try fields.numbers("best", &shelf, for: blocks),
      bestScore: score, good: try fields.numbers("good", &shelf, for: blocks),
      goodEpoch: try fields.integer("good epoch", in: 0...last),
      average: WeightAverage(
        steps: steps, blocks: steps == 0 ? [] : try fields.numbers("average", &shelf, for: blocks)))
  }
}

extension SafetensorsFile {
  /// Adds the numbers of blocks, and what the optimizer remembers of them, under a name.
  public mutating func add(_ states: [ParameterBlock.State], as name: String) {
    add(states.map(\.values), as: name)
    for (index, state) in states.enumerated() {
      add(state.moments, as: "\(name) \(index) moment")
    }
    metadata["\(name) steps"] = JSONValue.array(states.map { .number(Double($0.steps)) }).text
    metadata["\(name) moments"] =
      JSONValue.array(states.map { .number(Double($0.moments.count)) }).text
  }

  /// Adds rows of numbers under a name and their places.
  fileprivate mutating func add(_ rows: [[Float]], as name: String) {
    let tensors = rows.compactMap { try? Tensor([$0.count], $0) }
    weights = NetworkWeights(
      names: weights.names + tensors.indices.map { "\(name) \($0)" },
      tensors: weights.tensors + tensors)
  }
}

extension FileFields {
  /// Reads the numbers of blocks and what the optimizer remembers of them.
  ///
  /// - Throws: `file.field` and `file.tensors`.
  public func states(
    _ name: String, _ shelf: inout TensorShelf, for blocks: [ParameterBlock]
  ) throws(Fault) -> [ParameterBlock.State] {
    let steps = try counts("\(name) steps", blocks.count)
    let moments = try counts("\(name) moments", blocks.count)
    let values = try numbers(name, &shelf, for: blocks)
    var states: [ParameterBlock.State] = []
    for (index, block) in blocks.enumerated() {
      var own: [[Float]] = []
      for moment in 0..<moments[index] {
        // A mean of squares may be infinite: then its weight does not move.
        own.append(
          try shelf.take(
            "\(name) \(index) moment \(moment)", try Shape([block.trainableCount]),
            isFinite: false
          ).values)
      }
      states.append(ParameterBlock.State(values: values[index], moments: own, steps: steps[index]))
    }
    return states
  }

  /// Reads the numbers of blocks.
  fileprivate func numbers(
    _ name: String, _ shelf: inout TensorShelf, for blocks: [ParameterBlock]
  ) throws(Fault) -> [[Float]] {
    var rows: [[Float]] = []
    for (index, block) in blocks.enumerated() {
      rows.append(
        try shelf.take("\(name) \(index)", try Shape([block.layout.count])).values)
    }
    return rows
  }

  /// Reads as many counts as there are blocks.
  private func counts(_ name: String, _ count: Int) throws(Fault) -> [Int] {
    guard let counts = try json(name).integers, counts.count == count,
      counts.allSatisfy({ $0 >= 0 })
    else {
      throw wrong(name, "a count for each of \(counted(count, "block"))", try text(name))
    }
    return counts
  }
}
