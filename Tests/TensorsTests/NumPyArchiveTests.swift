import Diagnostics
import Foundation
import Testing

@testable import Tensors

@Suite struct NumPyArchiveTests {
  /// `numpy.savez_compressed(x=numpy.arange(6, dtype="float32").reshape(2, 3), y=numpy.zeros(1000, "float32"))`
  /// and the same stored, by NumPy 2 and Python 3.11.
  private static func fixture(_ name: String) throws -> [UInt8] {
    let path =
      #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      .joined(separator: "/") + "/Fixtures/\(name).npz"
    return Array(try Data(contentsOf: URL(filePath: path)))
  }

  private func decode(_ bytes: [UInt8]) throws -> [(name: String, tensor: Tensor)] {
    try bytes.withUnsafeBytes { try NumPyArchive.decode($0, name: "a.npz") }
  }

  @Test func whatAnArchiveCannotCountIsAFault() throws {
    let one = Tensor(1)
    let many = (0...65_535).map { (name: "a\($0)", tensor: one) }
    #expect(throws: Fault.self) { try NumPyArchive.encode(many) }
    #expect(try decode(NumPyArchive.encode(Array(many.dropLast()))).count == 65_535)
    let long = String(repeating: "n", count: 65_531)
    #expect(try decode(NumPyArchive.encode([(long, one)])).first?.name == long)
    #expect(throws: Fault.self) { try NumPyArchive.encode([(long + "n", one)]) }
  }

  @Test(arguments: ["stored", "deflated"])
  func arraysAreRead(kind: String) throws {
    let arrays = try decode(Self.fixture(kind))
    #expect(arrays.map(\.name) == ["x", "y", "z"])
    #expect(arrays[0].tensor == (try Tensor([2, 3], [0, 1, 2, 3, 4, 5])))
    #expect(arrays[1].tensor == (try Tensor(zeros: [1000])))
    #expect(arrays[2].tensor.values == (0..<500).map { Float($0 * $0 % 97) })
  }

  @Test func whatIsWrittenIsRead() throws {
    let arrays = [("train", try Tensor([2, 2], [1, 2, 3, 4])), ("ü", try Tensor(zeros: [0, 3]))]
    let bytes = try NumPyArchive.encode(arrays.map { (name: $0.0, tensor: $0.1) })
    let again = try decode(bytes)
    #expect(again.map(\.name) == ["train", "ü"])
    #expect(again.map(\.tensor) == arrays.map(\.1))
    #expect(try bytes == NumPyArchive.encode(arrays.map { (name: $0.0, tensor: $0.1) }))
    #expect(try decode(NumPyArchive.encode([])).isEmpty)
  }

  @Test func otherFilesAreFaults() throws {
    let cases: [([UInt8], String)] = [
      ([], "npz.magic"), (Array("PK".utf8) + [UInt8](repeating: 0, count: 40), "npz.damaged"),
      (Array(try Self.fixture("stored").dropLast(30)), "npz.damaged"),
    ]
    for (bytes, code) in cases {
      #expect { try decode(bytes) } throws: { ($0 as? Fault)?.code == code }
    }
  }

  /// Any bytes give arrays or a fault, never a trap, and no more than the file can hold.
  @Test func mutationsNeverTrap() throws {
    let count = ProcessInfo.processInfo.environment["LUPI_FUZZ"].flatMap { Int($0) } ?? 500
    let sources = [try Self.fixture("stored"), try Self.fixture("deflated")]
    var stream = RandomKey(44).stream()
    var outcomes = (good: 0, bad: 0)
    for round in 0..<count {
      var bytes = sources[round % 2]
      for _ in 0...stream.integer(below: 3) {
        let isEnd = stream.integer(below: 2) == 0
        let reach = min(bytes.count, 260)
        let position =
          isEnd
          ? bytes.count - 1 - stream.integer(below: reach) : stream.integer(below: bytes.count)
        switch stream.integer(below: 5) {
        case 0: bytes[position] = UInt8(stream.integer(below: 256))
        case 1: bytes.remove(at: position)
        case 2: bytes.insert(UInt8(stream.integer(below: 256)), at: position)
        case 3: bytes[position] = 0xFF
        default: bytes[position] ^= 1 << UInt8(stream.integer(below: 8))
        }
      }
      do {
        let arrays = try decode(bytes)
        #expect(arrays.reduce(0) { $0 + $1.tensor.count } <= bytes.count * 1100)
        outcomes.good += 1
      } catch {
        outcomes.bad += 1
      }
    }
    #expect(outcomes.good > 20 && outcomes.bad > count / 10, "\(outcomes)")
  }
}
