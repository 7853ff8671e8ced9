extension NumPyArchive {
  /// The bytes of a `.npz` file that holds arrays, stored as `numpy.savez` stores them; without a date, so
  /// that the same arrays give the same bytes.
  public static func encode(_ arrays: [(name: String, tensor: Tensor)]) -> [UInt8] {
    var out: [UInt8] = []
    var directory: [UInt8] = []
    for array in arrays {
      let name = Array((array.name + ".npy").utf8)
      let data = NumPyFile.encode(array.tensor)
      let place = out.count
      var fields: [UInt8] = []
      append(20, 2, to: &fields)  // the version that is needed to extract
      append(0x800, 2, to: &fields)  // names are UTF-8
      append(0, 2, to: &fields)  // stored
      append(0, 2, to: &fields)
      append(0x21, 2, to: &fields)  // the first day that a date can be
      append(Int(checksum(data)), 4, to: &fields)
      append(data.count, 4, to: &fields)
      append(data.count, 4, to: &fields)
      append(name.count, 2, to: &fields)
      append(0, 2, to: &fields)
      append(0x0403_4B50, 4, to: &out)
      out += fields + name + data
      append(0x0201_4B50, 4, to: &directory)
      append(20, 2, to: &directory)
      directory += fields
      for _ in 0..<5 { append(0, 2, to: &directory) }
      append(place, 4, to: &directory)
      directory += name
    }
    let start = out.count
    out += directory
    append(0x0605_4B50, 4, to: &out)
    append(0, 4, to: &out)
    append(arrays.count, 2, to: &out)
    append(arrays.count, 2, to: &out)
    append(directory.count, 4, to: &out)
    append(start, 4, to: &out)
    append(0, 2, to: &out)
    return out
  }

  /// A number of some bytes, least significant first.
  private static func append(_ number: Int, _ width: Int, to bytes: inout [UInt8]) {
    for index in 0..<width { bytes.append(UInt8(truncatingIfNeeded: number >> (8 * index))) }
  }

  /// CRC-32 as ZIP has it.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var table = [UInt32](repeating: 0, count: 256)
    for index in 0..<256 {
      var rest = UInt32(index)
      for _ in 0..<8 { rest = (rest >> 1) ^ (rest & 1 == 1 ? 0xEDB8_8320 : 0) }
      table[index] = rest
    }
    var sum = ~UInt32(0)
    for byte in bytes { sum = (sum >> 8) ^ table[Int(UInt8(truncatingIfNeeded: sum) ^ byte)] }
    return ~sum
  }
}
