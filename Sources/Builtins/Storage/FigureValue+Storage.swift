import Diagnostics
import Language
import Plots

extension FigureValue: Storable {
  static var storedName: String { "figure" }

  func write(to writer: StorageWriter) throws { try writer.plain(figure) }

  init(from reader: StorageReader) throws { figure = try reader.plain(Figure.self) }
}
