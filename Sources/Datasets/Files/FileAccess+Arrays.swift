public import Diagnostics
public import Tensors

extension FileAccess {
  /// Reads a `.npy` file as a tensor.
  ///
  /// Throws as ``read(_:limit:suggesting:)`` and `NumPyFile.decode` do.
  public func readArray(_ path: String, suggesting: Bool = true) throws(Fault) -> Tensor {
    let bytes = try read(path, suggesting: suggesting)
    // Messages are recorded in notebooks, where a path of this machine has no place.
    let name = path.hasPrefix("/") ? try find(path, suggesting: false).name : path
    return try bytes.withUnsafeBufferPointer { buffer throws(Fault) in
      try NumPyFile.decode(UnsafeRawBufferPointer(buffer), name: name)
    }
  }

  /// Reads a CSV file as a table.
  ///
  /// Throws as ``read(_:limit:suggesting:)`` and ``CSV/read(_:name:options:)`` do.
  public func readTable(_ path: String, options: CSV.Options = .init()) throws(Fault) -> Table {
    try CSV.read(read(path), name: path, options: options)
  }
}
