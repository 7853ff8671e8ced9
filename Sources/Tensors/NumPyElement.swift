/// The type of one number in a `.npy` file.
struct NumPyElement: Equatable {
  /// What the bytes mean.
  enum Kind: Character {
    case float = "f"
    case signed = "i"
    case unsigned = "u"
    case boolean = "b"
  }

  let kind: Kind
  /// The bytes of one number.
  let size: Int
  let isBigEndian: Bool

  /// The type a description such as `<f4` means; `nil` for those that are not plain numbers.
  init?(_ description: String) {
    let letters = Array(description)
    guard letters.count == 3, let kind = Kind(rawValue: letters[1]),
      let size = letters[2].wholeNumberValue, "<>|=".contains(letters[0])
    else { return nil }
    switch (kind, size) {
    case (.float, 4), (.float, 8), (.boolean, 1): break
    case (.signed, 1), (.signed, 2), (.signed, 4), (.signed, 8): break
    case (.unsigned, 1), (.unsigned, 2), (.unsigned, 4), (.unsigned, 8): break
    default: return nil
    }
    self.kind = kind
    self.size = size
    isBigEndian = letters[0] == ">"
  }

  /// Converts `count` numbers; the data must be long enough.
  func convert(
    _ data: UnsafeRawBufferPointer, count: Int, into out: UnsafeMutableBufferPointer<Float>
  ) {
    func each<T: FixedWidthInteger>(_: T.Type, _ value: (T) -> Float) {
      for index in 0..<count {
        let raw = data.loadUnaligned(fromByteOffset: index * MemoryLayout<T>.size, as: T.self)
        out.initializeElement(
          at: index, to: value(isBigEndian ? T(bigEndian: raw) : T(littleEndian: raw)))
      }
    }
    switch (kind, size) {
    case (.float, 4): each(UInt32.self) { Float(bitPattern: $0) }
    case (.float, _): each(UInt64.self) { Float(Double(bitPattern: $0)) }
    case (.boolean, _): each(UInt8.self) { $0 == 0 ? 0 : 1 }
    case (.signed, 1): each(Int8.self) { Float($0) }
    case (.signed, 2): each(Int16.self) { Float($0) }
    case (.signed, 4): each(Int32.self) { Float($0) }
    case (.signed, _): each(Int64.self) { Float($0) }
    case (.unsigned, 1): each(UInt8.self) { Float($0) }
    case (.unsigned, 2): each(UInt16.self) { Float($0) }
    case (.unsigned, 4): each(UInt32.self) { Float($0) }
    case (.unsigned, _): each(UInt64.self) { Float($0) }
    }
  }
}
