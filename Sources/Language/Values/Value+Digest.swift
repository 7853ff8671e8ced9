extension Value {
  /// Adds everything that tells this value from others: type, content and, in records, the order
  /// of the fields; of functions the tokens and the captured values.
  public func digest(into digest: inout Digest) {
    digest.combine(typeName)
    switch self {
    case .none: break
    case .bool(let value): digest.combine(value)
    case .int(let value): digest.combine(value)
    case .float(let value): digest.combine(value)
    case .object(let object):
      switch object.kind {
      case .string: digest.combine(string ?? "")
      case .list:
        let items = list ?? []
        digest.combine(items.count)
        for item in items { item.digest(into: &digest) }
      case .record:
        let record = record ?? Record()
        digest.combine(record.count)
        for field in record.fields {
          digest.combine(field.name)
          field.value.digest(into: &digest)
        }
      case .range:
        digest.combine(range?.lowerBound ?? 0)
        digest.combine(range?.upperBound ?? 0)
      case .quantity:
        digest.combine(quantity?.value ?? 0)
        digest.combine(quantity?.unit.rawValue ?? "")
      case .foreign: foreign?.digest(into: &digest)
      case .function: FunctionObject.digest(object, into: &digest)
      case .native: digest.combine(native?.name ?? "")
      case .captures, .unbound: break
      }
    }
  }
}
