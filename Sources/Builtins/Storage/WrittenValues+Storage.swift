import Binding
import Diagnostics
import Distillation
import Language
import NeuralNets

// Values that are shown as the calls that make them are kept as these calls.

extension NetworkValue: Storable {
  static var storedName: String { "network" }

  func write(to writer: StorageWriter) {
    writer.text(encoder.view)
    writer.optional(encoder.segmentation) { segmentation in
      writer.int(segmentation.steps)
      writer.int(segmentation.hop)
    }
    writer.texts(encoder.layers.map(\.description))
  }

  init(from reader: StorageReader) throws {
    let surroundings = try reader.surroundings
    let view = try reader.text()
    let segmentation = try reader.optional {
      try Segmentation(steps: reader.int(), hop: reader.int())
    }
    self.init(
      encoder: Encoder(
        view: view, segmentation: segmentation,
        layers: try reader.texts().map(surroundings.layer)))
  }
}

extension ModelValue: Storable {
  static var storedName: String { "model" }

  func write(to writer: StorageWriter) {
    writer.list(specification.words.sorted { $0.key < $1.key }) { name, word in
      writer.text(name)
      writer.text(word)
    }
  }

  init(from reader: StorageReader) throws {
    let surroundings = try reader.surroundings
    let words = try reader.list { (try reader.text(), try reader.text()) }
    self.init(
      specification: try ModelSpecification(
        words: Dictionary(words, uniquingKeysWith: { $1 }), layer: surroundings.layer))
  }
}

/// A value that shows itself as the call that makes it, and is kept as that.
protocol StoredAsCall: Storable, ForeignBindable {}

extension StoredAsCall {
  func write(to writer: StorageWriter) { writer.text(summary) }

  init(from reader: StorageReader) throws {
    self = try reader.surroundings.made(reader.text(), as: Self.self)
  }
}

extension ObjectiveValue: StoredAsCall {
  static var storedName: String { "objective" }
}

extension OptimizerValue: StoredAsCall {
  static var storedName: String { "optimizer" }
}

extension RateValue: StoredAsCall {
  static var storedName: String { "rate" }
}

extension HeaderValue: StoredAsCall {
  static var storedName: String { "header" }
}

extension Note: Storable {
  static var storedName: String { "note" }

  func write(to writer: StorageWriter) { writer.text(text) }

  init(from reader: StorageReader) throws { self.init(try reader.text()) }
}
