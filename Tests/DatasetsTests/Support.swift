import Diagnostics
import Foundation
import Tensors

@testable import Datasets

/// The fault that a closure throws, or nothing.
func fault(_ body: () throws -> some Any) -> Fault? {
  do {
    _ = try body()
    return nil
  } catch {
    return error as? Fault
  }
}

/// A folder that is removed with its content when the test lets go of it.
final class TemporaryFolder {
  let path: String

  init() throws {
    let place = FileManager.default.temporaryDirectory.appending(path: "lupi-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    path = place.path()
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ text: String, _ name: String) throws { try write(Array(text.utf8), name) }

  func write(_ bytes: [UInt8], _ name: String) throws {
    let place = URL(filePath: path).appending(path: name)
    try FileManager.default.createDirectory(
      at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: place)
  }

  func write(_ tensor: Tensor, _ name: String) throws {
    try write(NumPyFile.encode(tensor), name)
  }

  func access(data: [String] = [], output: String? = nil) throws -> FileAccess {
    try FileAccess(notebookFolder: path, dataFolders: data, outputFolder: output)
  }
}

/// The folder of real data: what LUPI_DATA names, or the one shared beside the checkout.
let dataFolder: String? = {
  let named = ProcessInfo.processInfo.environment["LUPI_DATA"]
  let checkout = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  let beside = checkout.deletingLastPathComponent().appending(path: "shared/data").path()
  return ([named].compactMap { $0 } + [beside]).first {
    FileManager.default.fileExists(atPath: $0)
  }
}()

/// Data of random numbers: `clips` clips of `speakers` speakers, and `classes` classes by turns.
func randomData(
  clips: Int, speakers: Int, classes: Int, seed: UInt64 = 1, shuffled: Bool = false
) throws -> Dataset {
  let key = RandomKey(seed)
  let order = shuffled ? key.child("order").permutation(clips) : Array(0..<clips)
  return try Dataset(
    clips: (0..<clips).map { "clip \($0)" },
    views: [
      FeatureView("audio", Tensor([clips, 3], key.child("audio").normals(clips * 3))),
      FeatureView("video", Tensor([clips, 2], key.child("video").normals(clips * 2))),
    ],
    labels: [
      LabelColumn("emotion", texts: order.map { "emotion \($0 / speakers % classes)" }),
      LabelColumn("speaker", texts: order.map { "speaker \($0 % speakers)" }),
    ],
    target: "emotion", provenance: Provenance(name: "test"))
}

/// A small generator for fuzzing, the same numbers for the same seed.
struct FuzzGenerator {
  /// How many files of each kind are tried; `LUPI_FUZZ` asks for more.
  static let count = ProcessInfo.processInfo.environment["LUPI_FUZZ"].flatMap { Int($0) } ?? 500

  private var stream: RandomStream

  init(_ seed: UInt64) { stream = RandomKey(seed).stream() }

  mutating func integer(below bound: Int) -> Int { stream.integer(below: bound) }

  /// One of several changes at a random place.
  mutating func mutated(_ bytes: [UInt8], alphabet: [UInt8]) -> [UInt8] {
    var out = bytes
    for _ in 0...integer(below: 4) {
      let at = integer(below: out.count + 1)
      switch integer(below: 5) {
      case 0: out.insert(alphabet[integer(below: alphabet.count)], at: at)
      case 1 where at < out.count: out.remove(at: at)
      case 2 where at < out.count: out[at] = alphabet[integer(below: alphabet.count)]
      case 3: out.removeLast(min(out.count, integer(below: 8)))
      default:
        let end = min(out.count, at + integer(below: 20))
        out.insert(contentsOf: out[min(at, end)..<end], at: integer(below: out.count + 1))
      }
    }
    return out
  }
}
