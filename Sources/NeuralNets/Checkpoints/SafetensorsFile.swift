public import Diagnostics
import Tensors

/// Named tensors and a few words about them in one file, in the safetensors format: the length of a
/// JSON header, the header, the numbers.
///
/// **Reference** Hugging Face, "Safetensors", format description, 2022.
public struct SafetensorsFile: Sendable, Equatable {
  /// The tensors, by name, in the order of the file.
  public var weights: NetworkWeights
  /// Words about them, such as the description of the network.
  public var metadata: [String: String]

  /// Creates the contents of a file.
  public init(_ weights: NetworkWeights, metadata: [String: String] = [:]) {
    self.weights = weights
    self.metadata = metadata
  }

  /// Reads a file of 4-byte floats.
  ///
  /// - Throws: `safetensors.header`, `safetensors.type`, `safetensors.truncated`, `shape.too-large`,
  ///   and the faults of `FileBytes`.
  public static func read(_ path: String) throws(Fault) -> SafetensorsFile {
    try FileBytes.withMapping(path) { bytes throws(Fault) in try decode(bytes, name: path) }
  }

  /// Writes a file, whole or not at all.
  ///
  /// - Throws: `file.unwritable`.
  public func write(_ path: String) throws(Fault) {
    try AtomicFile(path: path).replace(with: encode())
  }

  /// The bytes of the file; the same for the same contents.
  public func encode() -> [UInt8] {
    var fields: [(String, JSONValue)] = []
    if !metadata.isEmpty {
      let words = metadata.sorted { $0.key < $1.key }.map { ($0.key, JSONValue.string($0.value)) }
      fields.append(("__metadata__", .object(words)))
    }
    var offset = 0
    for (name, tensor) in zip(weights.names, weights.tensors) {
      let end = offset + tensor.count * 4
      fields.append(
        (
          name,
          .object([
            ("dtype", .string("F32")),
            ("shape", .array(tensor.shape.sizes.map { .number(Double($0)) })),
            ("data_offsets", .array([.number(Double(offset)), .number(Double(end))])),
          ])
        ))
      offset = end
    }
    var header = Array(JSONValue.object(fields).text.utf8)
    while header.count % 8 != 0 { header.append(UInt8(ascii: " ")) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(8 + header.count + offset)
    withUnsafeBytes(of: UInt64(header.count).littleEndian) { bytes.append(contentsOf: $0) }
    bytes += header
    for tensor in weights.tensors {
      #if _endian(little)
        tensor.values.withUnsafeBytes { bytes.append(contentsOf: $0) }
      #else
        for value in tensor.values {
          withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
        }
      #endif
    }
    return bytes
  }

  /// A hash of all tensors with their names and of all words but `hash`, as sixteen hexadecimal digits.
  public var contentHash: String {
    var hash = ContentHash()
    for (name, word) in metadata.sorted(by: { $0.key < $1.key }) where name != "hash" {
      hash.combine(name)
      hash.combine(word)
    }
    for (name, tensor) in zip(weights.names, weights.tensors) {
      hash.combine(name)
      for size in tensor.shape.sizes { hash.combine(size) }
      hash.combine(tensor.values)
    }
    return hash.bits.hexadecimal
  }

  /// Decodes the bytes of a file; `name` is what messages call it.
  ///
  /// - Throws: as ``read(_:)``.
  public static func decode(
    _ bytes: UnsafeRawBufferPointer, name: String
  ) throws(Fault) -> SafetensorsFile {
    guard bytes.count >= 8 else { throw broken(name, "a header", "is too short for one") }
    let size = UInt64(littleEndian: bytes.loadUnaligned(as: UInt64.self))
    guard size <= UInt64(bytes.count - 8), size <= 100_000_000 else {
      throw Fault(
        "safetensors.truncated",
        "`\(name)` must hold a header of \(size) bytes, but holds \(bytes.count - 8)",
        hint: "Copy or create the file again.")
    }
    let start = 8 + Int(size)
    guard case .object(let fields)? = JSONValue(parsing: Array(bytes[8..<start])) else {
      throw broken(name, "a JSON object as its header", "has something else")
    }
    let data = UnsafeRawBufferPointer(rebasing: bytes[start...])
    var names: [String] = []
    var known: Set<String> = []
    var tensors: [Tensor] = []
    var metadata: [String: String] = [:]
    for (key, value) in fields {
      if key == "__metadata__" {
        guard case .object(let words) = value else {
          throw broken(name, "words as its metadata", "has something else")
        }
        for case (let key, .string(let word)) in words { metadata[key] = word }
        continue
      }
      guard known.insert(key).inserted else {
        throw broken(name, "different names", "has `\(key)` twice")
      }
      names.append(key)
      tensors.append(try tensor(key, value, data, name))
    }
    return SafetensorsFile(NetworkWeights(names: names, tensors: tensors), metadata: metadata)
  }

  private static func tensor(
    _ key: String, _ value: JSONValue, _ data: UnsafeRawBufferPointer, _ name: String
  ) throws(Fault) -> Tensor {
    guard case .string(let type)? = value["dtype"], let sizes = value["shape"]?.integers,
      let offsets = value["data_offsets"]?.integers, offsets.count == 2
    else { throw broken(name, "type, shape and place of `\(key)`", "lacks one") }
    guard type == "F32" else {
      throw Fault(
        "safetensors.type",
        "`\(key)` in `\(name)` must hold 4-byte floats, F32, but holds \(truncated(type, to: 20))",
        hint: "Convert it with tensor.float() before saving.")
    }
    let shape = try Shape(sizes)
    guard offsets[0] >= 0, offsets[0] <= offsets[1], offsets[1] <= data.count,
      offsets[1] - offsets[0] == shape.count * 4
    else {
      throw Fault(
        "safetensors.truncated",
        "`\(key)` in `\(name)` must have \(counted(shape.count * 4, "byte")) inside the file, but "
          + "is said to lie from \(offsets[0]) to \(offsets[1]) of \(data.count)",
        hint: "Copy or create the file again.")
    }
    let values = (0..<shape.count).map { index in
      Float(
        bitPattern: UInt32(
          littleEndian: data.loadUnaligned(fromByteOffset: offsets[0] + index * 4, as: UInt32.self))
      )
    }
    return try Tensor(shape, values)
  }

  private static func broken(_ name: String, _ rule: String, _ fact: String) -> Fault {
    Fault(
      "safetensors.header", "`\(name)` must have \(rule), but \(fact)",
      hint: "Copy or create the file again.")
  }
}
