/// A record.
final class RecordObject: Object, @unchecked Sendable {
  let record: Record

  init(_ record: Record) {
    self.record = record
    super.init(.record, nesting: record.values.containerNesting)
  }
}
