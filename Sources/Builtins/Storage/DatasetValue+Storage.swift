import Datasets
import Diagnostics
import Language
import NeuralNets
import Tensors

extension DatasetValue: Storable {
  static var storedName: String { "dataset" }

  func write(to writer: StorageWriter) {
    // What does not fit into memory is not copied into a cache: its digest tells it from others.
    var whole: [(view: FeatureView, features: Tensor)] = []
    for view in dataset.views where !view.isStored {
      if let features = try? view.features { whole.append((view, features)) }
    }
    guard whole.count == dataset.views.count else {
      var digest = Digest()
      self.digest(into: &digest)
      writer.text(digest.hex)
      return writer.keepOut()
    }
    writer.texts(dataset.clips)
    writer.list(whole) { view, features in
      writer.text(view.name)
      writer.tensor(features)
      writer.optional(view.lengths, writer.ints)
      writer.optional(view.featureNames, writer.texts)
      writer.list(view.origin.fields(view.name).sorted { $0.key < $1.key }) { field, words in
        writer.text(field)
        writer.text(words)
      }
    }
    writer.list(dataset.labels) { label in
      writer.text(label.name)
      writer.texts(label.classes)
      writer.ints(label.indices)
    }
    writer.optional(dataset.target, writer.text)
    writer.list(dataset.labelled, writer.bool)
    write(dataset.provenance, to: writer)
    writer.list(dataset.skipped) { skipped in
      writer.text(skipped.reason)
      writer.int(skipped.count)
      writer.texts(skipped.examples)
    }
  }

  private func write(_ provenance: Provenance, to writer: StorageWriter) {
    writer.text(provenance.name)
    writer.text(provenance.source)
    writer.text(provenance.licence)
    writer.bool(provenance.isSynthetic)
    writer.list(provenance.files, writer.fileRecord)
  }

  init(from reader: StorageReader) throws {
    let clips = try reader.texts()
    let views = try reader.list { () throws -> FeatureView in
      let (name, features) = (try reader.text(), try reader.tensor())
      let lengths = try reader.optional(reader.ints)
      let names = try reader.optional(reader.texts)
      let fields = try reader.list { (try reader.text(), try reader.text()) }
      let origin = try FeatureOrigin(
        name, FileFields(Dictionary(fields, uniquingKeysWith: { $1 }), name: "a kept view"))
      let view =
        try lengths.map {
          try FeatureView(name, sequences: features, lengths: $0, featureNames: names)
        } ?? FeatureView(name, features, featureNames: names)
      return view.from(origin)
    }
    let labels = try reader.list {
      try LabelColumn(reader.text(), classes: reader.texts(), indices: reader.ints())
    }
    let target = try reader.optional(reader.text)
    let labelled = try reader.list(reader.bool)
    let provenance = Provenance(
      name: try reader.text(), source: try reader.text(), licence: try reader.text(),
      isSynthetic: try reader.bool(), files: try reader.list(reader.fileRecord))
    let skipped = try reader.list {
      SkippedClips(
        reason: try reader.text(), count: try reader.int(), examples: try reader.texts())
    }
    self.init(
      try Dataset(
        clips: clips, views: views, labels: labels, target: target, provenance: provenance,
        skipped: skipped
      ).marking(labelled: labelled))
  }
}

extension StorageWriter {
  func fileRecord(_ record: FileRecord) {
    text(record.name)
    text(record.folder)
    int(record.byteCount)
    word(record.contentHash)
  }
}

extension StorageReader {
  func fileRecord() throws -> FileRecord {
    FileRecord(
      name: try text(), folder: try text(), byteCount: try int(), contentHash: try word())
  }
}
