import Diagnostics
import Language
import Tensors

extension StorageWriter {
  func tensor(_ tensor: Tensor) {
    ints(tensor.shape.sizes)
    floats(tensor.values)
  }
}

extension StorageReader {
  func tensor() throws -> Tensor { try Tensor(try ints(), try floats()) }
}

extension TensorValue: Storable {
  static var storedName: String { "tensor" }

  func write(to writer: StorageWriter) { writer.tensor(tensor) }

  init(from reader: StorageReader) throws { self.init(tensor: try reader.tensor()) }
}
