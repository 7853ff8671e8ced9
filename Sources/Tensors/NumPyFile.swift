public import Diagnostics

/// Arrays in NumPy's `.npy` format, versions 1 to 3.
///
/// **Reference** NumPy Enhancement Proposal 1, "A simple file format for NumPy arrays".
public enum NumPyFile {
  /// Reads an array as a tensor: floats of 4 or 8 bytes, integers of 1, 2, 4 or 8 and booleans, in
  /// row-major or column-major order, of either byte order; NaN is kept.
  ///
  /// - Throws: `npy.magic`, `npy.header`, `npy.type`, `npy.truncated`, `shape.too-large`, and the
  ///   faults of ``FileBytes``.
  public static func read(_ path: String) throws(Fault) -> Tensor {
    let header = try FileBytes.withMapping(path) { bytes throws(Fault) in
      try NumPyHeader(bytes, name: path)
    }
    guard header.isPlain else {
      return try FileBytes.withMapping(path) { bytes throws(Fault) in
        try decode(bytes, name: path)
      }
    }
    // Numbers that lie in the file as they do in memory are read to their place, in a third of the
    // time that it takes to look at them through a mapping.
    var held = 0
    let values = [Float](unsafeUninitializedCapacity: header.shape.count) { buffer, filled in
      held = FileBytes.fill(UnsafeMutableRawBufferPointer(buffer), from: path, at: header.length)
      filled = held / MemoryLayout<Float>.size
    }
    guard values.count == header.shape.count else { throw truncated(path, header, held) }
    return Tensor(unchecked: header.shape, values)
  }

  /// Decodes the bytes of a file; `name` is what messages call it.
  ///
  /// - Throws: as ``read(_:)``.
  public static func decode(
    _ bytes: UnsafeRawBufferPointer, name: String
  ) throws(Fault) -> Tensor {
    let header = try NumPyHeader(bytes, name: name)
    let count = header.shape.count
    let body = bytes.count - header.length
    // The shape was checked to be small, so this cannot overflow.
    guard body >= count * header.element.size else {
      throw truncated(name, header, body)
    }
    let data = UnsafeRawBufferPointer(rebasing: bytes[header.length...])
    let values = [Float](unsafeUninitializedCapacity: count) { buffer, filled in
      header.element.convert(data, count: count, into: buffer)
      filled = count
    }
    let tensor = Tensor(unchecked: header.shape, values)
    guard header.isColumnMajor, header.shape.rank > 1 else { return tensor }
    // Column-major values are the row-major values of the array with its axes reversed.
    let reversed = Tensor(
      unchecked: Shape(unchecked: header.shape.sizes.reversed(), count: count), values)
    return try reversed.transposed(Array((0..<header.shape.rank).reversed()))
  }

  private static func truncated(_ name: String, _ header: NumPyHeader, _ held: Int) -> Fault {
    Fault(
      "npy.truncated",
      "`\(name)` must hold \(counted(header.shape.count * header.element.size, "byte")) of values "
        + "for shape \(header.shape), but holds \(held)",
      hint: "Copy or create the file again.")
  }

  /// Writes a tensor as little-endian 4-byte floats in row-major order, format version 1.
  ///
  /// - Throws: `file.unwritable`.
  public static func write(_ tensor: Tensor, path: String) throws(Fault) {
    try AtomicFile(path: path).replace(with: encode(tensor))
  }

  /// The bytes of a file that holds a tensor.
  public static func encode(_ tensor: Tensor) -> [UInt8] {
    var bytes = NumPyHeader.encoded(tensor.shape)
    bytes.reserveCapacity(bytes.count + tensor.count * 4)
    for value in tensor.values {
      let bits = value.bitPattern.littleEndian
      withUnsafeBytes(of: bits) { bytes.append(contentsOf: $0) }
    }
    return bytes
  }
}
