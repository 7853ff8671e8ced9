import Tensors

/// A `.npy` file of a million floats.
final class NumPyCase: BenchCase {
  let name = "npy_read"
  private let file: TemporaryFile
  private let written: Tensor
  private var read: Tensor

  init() throws {
    written = try Tensor([1000, 1000], RandomKey(7).normals(1_000_000))
    read = Tensor(0)
    file = try TemporaryFile()
    try NumPyFile.write(written, path: file.path)
  }

  var items: (count: Int, unit: String) { (written.count, "numbers") }

  func run() throws {
    read = try NumPyFile.read(file.path)
  }

  func verify() throws -> String? {
    try run()
    return read == written ? nil : "what is read is not what was written"
  }
}
