import Diagnostics

/// The header of a `.npy` file: a Python dictionary with `descr`, `fortran_order` and `shape`.
struct NumPyHeader {
  let element: NumPyElement
  let isColumnMajor: Bool
  let shape: Shape
  /// The offset of the first value.
  let length: Int

  /// Whether the numbers lie in the file as those of a tensor do in memory.
  var isPlain: Bool {
    element.kind == .float && element.size == 4 && !element.isBigEndian && 1.littleEndian == 1
      && (!isColumnMajor || shape.rank < 2)
  }

  private static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)

  /// Parses the start of a file; never reads beyond `bytes`, whatever they claim.
  init(_ bytes: UnsafeRawBufferPointer, name: String) throws(Fault) {
    guard bytes.count >= 10, bytes.prefix(6).elementsEqual(Self.magic) else {
      throw Fault(
        "npy.magic", "`\(name)` must begin like a NumPy array, but does not",
        hint: "Write it with numpy.save, or read it as what it is.")
    }
    let version = bytes[6]
    let wide = version >= 2
    guard (1...3).contains(version), bytes.count >= (wide ? 12 : 10) else {
      throw Fault(
        "npy.header", "`\(name)` must have format version 1, 2 or 3, but has version \(version)")
    }
    let size =
      wide
      ? Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt32.self)))
      : Int(UInt16(littleEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt16.self)))
    let start = wide ? 12 : 10
    guard size <= bytes.count - start else {
      throw Fault(
        "npy.truncated",
        "`\(name)` must have a header of \(counted(size, "byte")), but ends after "
          + "\(bytes.count - start)",
        hint: "Copy or create the file again.")
    }
    length = start + size
    var parser = PythonDictionary(Array(bytes[start..<length]))
    guard let fields = parser.parse() else {
      throw Fault(
        "npy.header", "the header of `\(name)` must be a Python dictionary, but is not",
        hint: "Copy or create the file again.")
    }
    guard case .string(let type)? = fields["descr"] else {
      throw Fault(
        "npy.type", "the elements of `\(name)` must be plain numbers, but are not",
        hint: "Convert the array with numpy.asarray(x, dtype=\"float32\").")
    }
    guard let element = NumPyElement(type) else {
      throw Fault(
        "npy.type",
        "the elements of `\(name)` must be floats of 4 or 8 bytes, integers or booleans, "
          + "but are `\(truncated(type, to: 20))`",
        hint: "Convert the array with numpy.asarray(x, dtype=\"float32\").")
    }
    guard case .boolean(let columnMajor)? = fields["fortran_order"],
      case .integers(let sizes)? = fields["shape"]
    else {
      throw Fault(
        "npy.header",
        "the header of `\(name)` must have `fortran_order` and `shape`, but one is missing")
    }
    self.element = element
    isColumnMajor = columnMajor
    shape = try Shape(sizes)
  }

  /// The header of an array of 4-byte floats, padded so that the values are aligned to 64 bytes.
  static func encoded(_ shape: Shape) -> [UInt8] {
    var sizes = shape.sizes.map(String.init).joined(separator: ", ")
    if shape.rank == 1 { sizes += "," }
    var text = "{'descr': '<f4', 'fortran_order': False, 'shape': (\(sizes)), }"
    text += String(repeating: " ", count: (64 - (11 + text.utf8.count) % 64) % 64) + "\n"
    let size = UInt16(truncatingIfNeeded: text.utf8.count)
    return magic + [1, 0, UInt8(size & 0xFF), UInt8(size >> 8)] + Array(text.utf8)
  }
}
