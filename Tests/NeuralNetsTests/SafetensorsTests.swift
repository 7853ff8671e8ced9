import Diagnostics
import Foundation
import Tensors
import Testing

@testable import NeuralNets

@Suite struct SafetensorsTests {
  private func decode(_ bytes: [UInt8]) throws -> SafetensorsFile {
    try bytes.withUnsafeBytes { try SafetensorsFile.decode($0, name: "test") }
  }

  private func example() throws -> SafetensorsFile {
    var values = RandomKey(1).normals(6)
    values[2] = .nan
    return SafetensorsFile(
      NetworkWeights(
        names: ["0.weight", "0.bias", "odd \"name\" \u{1F642}", "nothing"],
        tensors: [
          try Tensor([2, 3], values), try Tensor([3], [1, 2, 3]), Tensor(7),
          try Tensor(zeros: [0, 2]),
        ]),
      metadata: ["network": "[2] → dense(3)", "line\n": "tab\t\u{1}"])
  }

  @Test func whatIsWrittenIsRead() throws {
    let file = try example()
    let path = NSTemporaryDirectory() + "lupi-\(UUID().uuidString).safetensors"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try file.write(path)
    let read = try SafetensorsFile.read(path)
    #expect(read.weights.names == file.weights.names)
    #expect(read.metadata == file.metadata)
    #expect(read.encode() == file.encode())
    #expect((file.encode().count - (6 + 3 + 1) * 4) % 8 == 0)
  }

  @Test func aNetworkSurvives() throws {
    let toy = try Toy()
    let file = SafetensorsFile(try toy.network.weights)
    let copy = try Network(toy.network.specification, weights: try decode(file.encode()).weights)
    #expect(try copy.predict(toy.rows) == toy.network.predict(toy.rows))
  }

  @Test func brokenFilesAreRefused() throws {
    func file(_ header: String, _ body: Int) -> [UInt8] {
      withUnsafeBytes(of: UInt64(header.utf8.count).littleEndian) { Array($0) }
        + Array(header.utf8) + [UInt8](repeating: 0, count: body)
    }
    let good = #"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}"#
    #expect(try decode(file(good, 8)).weights["a"]?.values == [0, 0])
    let cases: [([UInt8], String)] = [
      ([], "safetensors.header"), (Array(file(good, 8).prefix(30)), "safetensors.truncated"),
      ([UInt8](repeating: 255, count: 20), "safetensors.truncated"),
      (file(good, 4), "safetensors.truncated"), (file("[]", 0), "safetensors.header"),
      (file("{", 0), "safetensors.header"),
      (file(String(repeating: "[", count: 100_000), 0), "safetensors.header"),
      (file(good.replacing("F32", with: "BF16"), 8), "safetensors.type"),
      (file(good.replacing("[2]", with: "[-2]"), 8), "shape.negative"),
      (file(good.replacing("[2]", with: "[3]"), 8), "safetensors.truncated"),
      (file(good.replacing("[2]", with: "[1e300]"), 8), "safetensors.header"),
      (file(good.replacing("[0,8]", with: "[8,0]"), 8), "safetensors.truncated"),
      (file(good.replacing("[0,8]", with: "[-8,0]"), 8), "safetensors.truncated"),
      (
        file(
          good.replacing("[0,8]", with: "[9223372036854770000,9223372036854770008]"), 8),
        "safetensors.truncated"
      ),
      (file(#"{"__metadata__":3}"#, 0), "safetensors.header"),
      (
        file(#"{"a":{"dtype":"F32","shape":[0],"data_offsets":[0,0]},"a":{}}"#, 0),
        "safetensors.header"
      ),
    ]
    for (bytes, code) in cases {
      #expect { try decode(bytes) } throws: { ($0 as? Fault)?.code == code }
    }
  }

  /// Any bytes give tensors or a fault, never a trap.
  @Test func mutationsNeverTrap() throws {
    let source = try example().encode()
    var stream = RandomKey(43).stream()
    var outcomes = (good: 0, bad: 0)
    let count = ProcessInfo.processInfo.environment["LUPI_FUZZ"].flatMap { Int($0) } ?? 500
    for _ in 0..<count {
      var bytes = source
      for _ in 0...stream.integer(below: 3) {
        let position = stream.integer(below: bytes.count)
        switch stream.integer(below: 4) {
        case 0: bytes[position] = UInt8(stream.integer(below: 256))
        case 1: bytes.remove(at: position)
        case 2: bytes.insert(UInt8(stream.integer(below: 256)), at: position)
        default: bytes[position] ^= 1 << UInt8(stream.integer(below: 8))
        }
      }
      do {
        let file = try decode(bytes)
        #expect(file.weights.names.count == file.weights.tensors.count)
        outcomes.good += 1
      } catch {
        outcomes.bad += 1
      }
    }
    #expect(outcomes.good > 20 && outcomes.bad > 100, "\(outcomes)")
  }
}
