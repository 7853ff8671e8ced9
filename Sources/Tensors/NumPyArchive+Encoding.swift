public import Diagnostics

extension NumPyArchive {
  /// The most arrays, and the most bytes of a name, that a ZIP archive without extensions counts.
  private static let largestCount = 0xFFFF
  /// The most bytes such an archive can have.
  private static let largestSize = 0xFFFF_FFFF

  /// The bytes of a `.npz` file that holds arrays, stored as `numpy.savez` stores them; without a date, so
  /// that the same arrays give the same bytes.
  ///
  /// - Throws: `npz.too-large` for more than 65,535 arrays or 4 GiB, or a name of as many bytes;
  ///   `limit.memory`.
  public static func encode(_ arrays: [(name: String, tensor: Tensor)]) throws(Fault) -> [UInt8] {
    try requireRoom(arrays)
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

  private static func requireRoom(_ arrays: [(name: String, tensor: Tensor)]) throws(Fault) {
    guard arrays.count <= largestCount else {
      throw Fault(
        "npz.too-large",
        "a `.npz` file must have at most \(largestCount) arrays, but is to have \(arrays.count)",
        hint: "Join them along an axis, or write several files.")
    }
    var size = 22
    for array in arrays {
      // With the end `.npy`.
      let name = array.name.utf8.count + 4
      guard name <= largestCount else {
        throw Fault(
          "npz.too-large",
          "the name of an array must have at most \(largestCount - 4) bytes, but "
            + "`\(truncated(array.name, to: 40))` has \(name - 4)",
          hint: "Give it a shorter name.")
      }
      // The header of the array is below 512 bytes, those of the archive take 76 and the name twice.
      size += array.tensor.count * MemoryLayout<Float>.stride + 588 + 2 * name
    }
    guard size <= largestSize else {
      throw Fault(
        "npz.too-large",
        "a `.npz` file must have less than 4 GiB, but is to have \(size >> 20) MiB",
        hint: "Write several files.")
    }
    try MemoryLimit.admit(floats: size / MemoryLayout<Float>.stride)
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
