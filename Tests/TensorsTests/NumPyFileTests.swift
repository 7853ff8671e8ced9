import Diagnostics
import Foundation
import Testing

@testable import Tensors

@Suite struct NumPyFileTests {
  private func decode(_ bytes: [UInt8]) throws -> Tensor {
    try bytes.withUnsafeBytes { try NumPyFile.decode($0, name: "test.npy") }
  }

  /// A file with a given header and body.
  private func file(_ header: String, _ body: [UInt8], version: UInt8 = 1) -> [UInt8] {
    let size = header.utf8.count
    let length: [UInt8] =
      version == 1
      ? [UInt8(size & 255), UInt8(size >> 8)]
      : [UInt8(size & 255), UInt8(size >> 8 & 255), UInt8(size >> 16 & 255), UInt8(size >> 24)]
    return [0x93] + Array("NUMPY".utf8) + [version, 0] + length + Array(header.utf8) + body
  }

  private func header(_ type: String, _ shape: String, fortran: Bool = false) -> String {
    "{'descr': '\(type)', 'fortran_order': \(fortran ? "True" : "False"), 'shape': \(shape), }\n"
  }

  private func bytes<T>(_ values: [T]) -> [UInt8] { values.withUnsafeBytes { Array($0) } }

  @Test(arguments: [[], [0], [5], [2, 3], [2, 0, 4], [2, 3, 4]])
  func whatIsWrittenIsRead(_ sizes: [Int]) throws {
    var values = RandomKey(1).normals(try Shape(sizes).count)
    if values.count > 2 {
      values[0] = .nan
      values[1] = -.infinity
    }
    let tensor = try Tensor(sizes, values)
    let path = NSTemporaryDirectory() + "lupi-\(UUID().uuidString).npy"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try NumPyFile.write(tensor, path: path)
    let read = try NumPyFile.read(path)
    #expect(read.shape == tensor.shape)
    #expect(read.values.map(\.bitPattern) == tensor.values.map(\.bitPattern))
    #expect((NumPyFile.encode(tensor).count - tensor.count * 4) % 64 == 0)
  }

  @Test func everyTypeIsConverted() throws {
    let cases: [(String, [UInt8], [Float])] = [
      ("<f4", bytes([Float(1.5), -2].map(\.bitPattern.littleEndian)), [1.5, -2]),
      (">f4", bytes([Float(1.5), -2].map(\.bitPattern.bigEndian)), [1.5, -2]),
      ("<f8", bytes([0.1, -2e300].map(\.bitPattern.littleEndian)), [0.1, -.infinity]),
      (">f8", bytes([0.1, -2].map(\.bitPattern.bigEndian)), [0.1, -2]),
      ("|i1", [1, 255], [1, -1]), ("<i2", bytes([Int16(7), -7]), [7, -7]),
      (">i2", bytes([Int16(7), -7].map(\.bigEndian)), [7, -7]),
      ("<i4", bytes([Int32.max, .min]), [2_147_483_648, -2_147_483_648]),
      ("<i8", bytes([Int64(1) << 40, -3]), [1_099_511_627_776, -3]),
      (">i8", bytes([Int64(5), -3].map(\.bigEndian)), [5, -3]), ("|u1", [200, 3], [200, 3]),
      ("<u2", bytes([UInt16(65535), 1]), [65535, 1]),
      ("<u4", bytes([UInt32.max, 1]), [0x1p32, 1]),
      ("<u8", bytes([UInt64.max, 1]), [0x1p64, 1]), ("|b1", [0, 7], [0, 1]),
    ]
    for (type, body, values) in cases {
      #expect(try decode(file(header(type, "(2,)"), body)).values == values, "\(type)")
      #expect(try decode(file(header(type, "(2,)"), body, version: 2)).values == values, "\(type)")
    }
  }

  @Test func columnMajorOrderIsTurned() throws {
    let body = bytes((0..<24).map(Float.init))
    let tensor = try decode(file(header("<f4", "(2, 3, 4)", fortran: true), body))
    #expect(tensor.shape.sizes == [2, 3, 4])
    // Element (i, j, k) lies at i + 2 j + 6 k.
    var expected: [Float] = []
    for i in 0..<2 {
      for j in 0..<3 {
        for k in 0..<4 { expected.append(Float(i + 2 * j + 6 * k)) }
      }
    }
    #expect(tensor.values == expected)
  }

  @Test func brokenFilesAreRefused() throws {
    let body = bytes([Float](repeating: 1, count: 6))
    let good = file(header("<f4", "(2, 3)"), body)
    let cases: [([UInt8], String)] = [
      ([], "npy.magic"), (Array("hello world".utf8), "npy.magic"),
      (Array(good.dropLast()), "npy.truncated"), (Array(good.prefix(20)), "npy.truncated"),
      (file(header("<f4", "(2, 3)"), body, version: 9), "npy.header"),
      (file(header("<f2", "(2, 3)"), body), "npy.type"),
      (file(header("|O", "()"), body), "npy.type"),
      (file(header("<c8", "(2,)"), body), "npy.type"),
      (
        file("{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (2,)}", body), "npy.header"
      ),
      (file(header("<f4", "(1000000000, 1000000000)"), body), "shape.too-large"),
      (file(header("<f4", "(99999999999999999999,)"), body), "npy.header"),
      (file(header("<f4", "(1000000,)"), body), "npy.truncated"),
      (file(header("<f4", "(-2, 3)"), body), "npy.header"), (file("{", body), "npy.header"),
      (file("", body), "npy.header"), (file("{'shape': (2,)}", body), "npy.type"),
      (file("{'descr': '<f4', 'shape': (2,)}", body), "npy.header"),
    ]
    for (bytes, code) in cases {
      #expect { try decode(bytes) } throws: { ($0 as? Fault)?.code == code }
    }
    #expect { try NumPyFile.read("/nowhere/at/all.npy") } throws: {
      ($0 as? Fault)?.code == "file.missing"
    }
    #expect { try NumPyFile.read("/tmp") } throws: { ($0 as? Fault)?.code == "file.unreadable" }
    #expect { try NumPyFile.write(Tensor(1), path: "/nowhere/at/all.npy") } throws: {
      ($0 as? Fault)?.code == "file.unwritable"
    }
  }

  /// Any bytes give a tensor or a fault, never a trap.
  @Test func mutationsNeverTrap() throws {
    let sources = [
      NumPyFile.encode(try Tensor([3, 4], RandomKey(1).normals(12))),
      file(header(">i8", "(2, 3)", fortran: true), bytes([Int64](repeating: 5, count: 6))),
      file(header("|b1", "()"), [1], version: 3),
    ]
    var stream = RandomKey(42).stream()
    var outcomes = (good: 0, bad: 0)
    let count = ProcessInfo.processInfo.environment["LUPI_FUZZ"].flatMap { Int($0) } ?? 500
    for round in 0..<count {
      var bytes = sources[round % sources.count]
      for _ in 0...stream.integer(below: 3) {
        guard !bytes.isEmpty else { break }
        let isAnywhere = stream.integer(below: 2) == 0
        let position = stream.integer(below: isAnywhere ? bytes.count : min(bytes.count, 128))
        switch stream.integer(below: 5) {
        case 0: bytes[position] = UInt8(stream.integer(below: 256))
        case 1: bytes.remove(at: position)
        case 2: bytes.insert(UInt8(stream.integer(below: 256)), at: position)
        case 3: bytes[position] ^= 1 << UInt8(stream.integer(below: 8))
        default: bytes.removeLast(min(bytes.count, stream.integer(below: 40)))
        }
      }
      do {
        let tensor = try decode(bytes)
        #expect(tensor.count == tensor.shape.count)
        outcomes.good += 1
      } catch {
        outcomes.bad += 1
      }
    }
    #expect(outcomes.good > 20 && outcomes.bad > 200, "\(outcomes)")
  }
}
