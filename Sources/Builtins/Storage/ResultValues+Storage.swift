import Datasets
import Diagnostics
import Distillation
import Language

extension StudyValue: Storable {
  static var storedName: String { "study" }

  func write(to writer: StorageWriter) throws {
    try writer.plain(trials)
    try writer.plain(summaryOfTrials)
  }

  init(from reader: StorageReader) throws {
    self.init(trials: try reader.plain(), summaryOfTrials: try reader.plain())
  }
}

extension RobustnessValue: Storable {
  static var storedName: String { "robustness" }

  func write(to writer: StorageWriter) {
    writer.text(variable)
    writer.text(words)
    writer.doubles(places)
    writer.text(metric.rawValue)
    writer.list(rows) { row in
      writer.text(row.name)
      writer.list(row.values, writer.doubles)
    }
  }

  init(from reader: StorageReader) throws {
    let (variable, words) = (try reader.text(), try reader.text())
    let places = try reader.doubles()
    guard let metric = MetricKind(rawValue: try reader.text()) else {
      throw Fault.unreadable("a kept metric")
    }
    let rows = try reader.list {
      (name: try reader.text(), values: try reader.list(reader.doubles))
    }
    guard rows.allSatisfy({ $0.values.count == places.count }) else {
      throw Fault.unreadable("a kept curve")
    }
    self.init(variable: variable, words: words, places: places, metric: metric, rows: rows)
  }
}

extension StorageWriter {
  func trials(_ list: TrialList) {
    texts(list.clips)
    ints(list.first)
    ints(list.second)
    self.list(list.isSame, bool)
  }
}

extension StorageReader {
  func trials() throws -> TrialList {
    try TrialList(clips: texts(), places: ints(), ints(), isSame: list(bool))
  }
}

extension TrialsValue: Storable {
  static var storedName: String { "trials" }

  func write(to writer: StorageWriter) { writer.trials(list) }

  init(from reader: StorageReader) throws { self.init(try reader.trials()) }
}

extension VerificationValue: Storable {
  static var storedName: String { "verification" }

  func write(to writer: StorageWriter) {
    writer.doubles(scores)
    writer.list(isSame, writer.bool)
    writer.optional(trials, writer.trials)
    writer.double(prior)
    writer.text(method)
  }

  init(from reader: StorageReader) throws {
    let (scores, isSame) = (try reader.doubles(), try reader.list(reader.bool))
    let trials = try reader.optional(reader.trials)
    guard trials.map({ $0.isSame == isSame }) ?? true else {
      throw Fault.unreadable("kept trials")
    }
    try self.init(
      scores, same: isSame, trials: trials, prior: reader.double(), method: reader.text())
  }
}
