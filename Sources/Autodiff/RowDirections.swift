import Tensors

/// The directions from one row of a matrix to all others, and the cosines between them.
struct RowDirections {
  private let x: UnsafePointer<Float>
  private let distances: RowDistances
  private let rows: Int
  private let width: Int
  /// The unit vectors from the vertex to each row; 0 for rows at its place.
  let units: UnsafeMutablePointer<Float>

  /// Takes a matrix, its distances, and memory for as many numbers as the matrix has.
  init(
    _ x: UnsafePointer<Float>, _ distances: RowDistances, rows: Int, width: Int,
    units: UnsafeMutablePointer<Float>
  ) {
    self.x = x
    self.distances = distances
    self.rows = rows
    self.width = width
    self.units = units
  }

  /// Writes the unit vectors from a vertex, and the cosine of each pair of them to `out`.
  func cosines(at vertex: Int, _ out: UnsafeMutablePointer<Float>, _ numerics: Numerics) {
    let origin = x + vertex * width
    for row in 0..<rows {
      let (end, unit) = (x + row * width, units + row * width)
      let length = distances.values[vertex * rows + row]
      guard !(length <= distances.shortest) else {
        unit.update(repeating: 0, count: width)
        continue
      }
      for k in 0..<width { unit[k] = (end[k] - origin[k]) / length }
    }
    MatrixProduct(rows: rows, columns: rows, depth: width, transposesB: true).compute(
      units, units, out, numerics)
  }

  /// Adds the gradient of the rows, given that of the unit vectors from a vertex, which must be those
  /// that ``cosines(at:_:_:)`` wrote last.
  func accumulate(
    _ gradient: UnsafePointer<Float>, at vertex: Int, into target: UnsafeMutablePointer<Float>
  ) {
    for row in 0..<rows where distances.values[vertex * rows + row] > distances.shortest {
      let (unit, g) = (units + row * width, gradient + row * width)
      let inner = Kernels.dot(unit, g, count: width)
      let length = distances.values[vertex * rows + row]
      for k in 0..<width {
        let part = (g[k] - unit[k] * inner) / length
        target[row * width + k] += part
        target[vertex * width + k] -= part
      }
    }
  }
}
