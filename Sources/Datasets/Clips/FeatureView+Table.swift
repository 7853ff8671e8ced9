public import Diagnostics
import Tensors

extension FeatureView {
  /// Creates a view whose features are columns of numbers of a table; a missing cell becomes NaN,
  /// which a data set refuses or fills.
  ///
  /// Throws `table.unknown-column` and `table.not-numeric`.
  public init(_ name: String, table: Table, columns: [String]) throws(Fault) {
    var values = [Float](repeating: 0, count: table.rowCount * columns.count)
    for (place, column) in columns.enumerated() {
      for (row, number) in try table.column(column).numbers().enumerated() {
        values[row * columns.count + place] = Float(number)
      }
    }
    try self.init(
      name, Tensor([table.rowCount, columns.count], values), featureNames: columns)
  }
}
