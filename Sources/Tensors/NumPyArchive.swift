public import Diagnostics

/// Several arrays in one `.npz` file, which is a ZIP file of `.npy` files, stored or deflated.
///
/// **Reference** NumPy documentation, `numpy.savez` and `numpy.savez_compressed`; PKWARE, "APPNOTE.TXT, .ZIP
/// File Format Specification".
public enum NumPyArchive {
  /// Reads all arrays; `name` is what messages call the file.
  ///
  /// - Throws: `npz.magic`, `npz.damaged`, `npz.encoding` for another compression, and as `NumPyFile.decode`
  ///   does.
  public static func decode(
    _ bytes: UnsafeRawBufferPointer, name: String
  ) throws(Fault) -> [(name: String, tensor: Tensor)] {
    let reader = Reader(bytes: bytes, name: name)
    var arrays: [(name: String, tensor: Tensor)] = []
    for entry in try reader.entries() where entry.name.hasSuffix(".npy") {
      let label = String(entry.name.dropLast(4))
      let title = "\(label) in \(name)"
      let tensor: Tensor
      if entry.method == 0 {
        tensor = try NumPyFile.decode(try reader.data(of: entry), name: title)
      } else {
        guard entry.method == 8 else {
          throw Fault(
            "npz.encoding",
            "`\(name)` must be stored or deflated, but `\(truncated(label, to: 40))` is compressed "
              + "otherwise",
            hint: "Write it with numpy.savez or numpy.savez_compressed.")
        }
        guard let inflated = Inflate.bytes(try reader.data(of: entry), count: entry.size) else {
          throw reader.damaged("`\(truncated(label, to: 40))` cannot be decompressed")
        }
        tensor = try inflated.withUnsafeBufferPointer { buffer throws(Fault) in
          try NumPyFile.decode(UnsafeRawBufferPointer(buffer), name: title)
        }
      }
      arrays.append((label, tensor))
    }
    return arrays
  }

  /// An entry of the directory at the end of the file.
  private struct Entry {
    let name: String
    let method: Int
    let compressed: Int
    let size: Int
    let header: Int
  }

  /// Reads numbers, least significant byte first, wherever they may lie.
  private struct Reader {
    let bytes: UnsafeRawBufferPointer
    let name: String

    func damaged(_ what: String) -> Fault {
      Fault(
        "npz.damaged", "`\(name)` must be a whole `.npz` file, but \(what)",
        hint: "Copy or create the file again.")
    }

    func number(_ place: Int, _ width: Int) -> Int? {
      guard place >= 0, place <= bytes.count - width else { return nil }
      var number: UInt64 = 0
      for index in 0..<width { number |= UInt64(bytes[place + index]) << UInt64(8 * index) }
      return Int(exactly: number)
    }

    /// What the directory lists, at most as many as the file has room for.
    func entries() throws(Fault) -> [Entry] {
      guard bytes.count >= 22, bytes.starts(with: [0x50, 0x4B]) else {
        throw Fault(
          "npz.magic", "`\(name)` must be a `.npz` file, but is not",
          hint: "Write it with numpy.savez.")
      }
      // The end of the directory stands at the end, before a comment of at most 65,535 bytes.
      let first = max(0, bytes.count - 22 - 65_535)
      var end: Int?
      for place in stride(from: bytes.count - 22, through: first, by: -1)
      where number(place, 4) == 0x0605_4B50 {
        end = place
        break
      }
      guard let end, let count = number(end + 10, 2), var place = number(end + 16, 4) else {
        throw damaged("its directory is missing")
      }
      var entries: [Entry] = []
      for _ in 0..<count {
        guard number(place, 4) == 0x0201_4B50, let method = number(place + 10, 2),
          var compressed = number(place + 20, 4), var size = number(place + 24, 4),
          let nameCount = number(place + 28, 2), let extraCount = number(place + 30, 2),
          let commentCount = number(place + 32, 2), var header = number(place + 42, 4),
          place + 46 + nameCount + extraCount <= bytes.count
        else { throw damaged("its directory is damaged") }
        let name = String(
          decoding: bytes[(place + 46)..<(place + 46 + nameCount)], as: UTF8.self)
        // Python writes sizes of 64 bits where it does not know better beforehand.
        var extra = place + 46 + nameCount
        let extraEnd = extra + extraCount
        while extra + 4 <= extraEnd, let kind = number(extra, 2), let length = number(extra + 2, 2)
        {
          if kind == 1 {
            var field = extra + 4
            for limit in 0..<3 {
              let isLong = [size, compressed, header][limit] == 0xFFFF_FFFF
              guard isLong, field + 8 <= extraEnd, let value = number(field, 8) else { continue }
              if limit == 0 { size = value }
              if limit == 1 { compressed = value }
              if limit == 2 { header = value }
              field += 8
            }
          }
          extra += 4 + length
        }
        entries.append(
          Entry(name: name, method: method, compressed: compressed, size: size, header: header))
        place += 46 + nameCount + extraCount + commentCount
      }
      return entries
    }

    /// The bytes of an entry as they lie in the file.
    func data(of entry: Entry) throws(Fault) -> UnsafeRawBufferPointer {
      guard number(entry.header, 4) == 0x0403_4B50, let nameCount = number(entry.header + 26, 2),
        let extraCount = number(entry.header + 28, 2)
      else { throw damaged("an array is not where its directory says") }
      let start = entry.header + 30 + nameCount + extraCount
      guard start <= bytes.count, entry.compressed <= bytes.count - start,
        // No data shrink to less than a thousandth.
        entry.size / 1040 <= entry.compressed
      else { throw damaged("an array ends behind the file") }
      return UnsafeRawBufferPointer(rebasing: bytes[start..<(start + entry.compressed)])
    }
  }
}
