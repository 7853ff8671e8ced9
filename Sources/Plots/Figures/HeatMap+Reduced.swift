extension HeatMap {
  /// A matrix with at most so many rows and columns, each cell the mean of the finite values of the
  /// cells it stands for.
  static func reduced(_ values: [[Double]], rows: Int, columns: Int) -> [[Double]] {
    let (height, width) = (values.count, values.first?.count ?? 0)
    let (lines, places) = (min(height, max(1, rows)), min(width, max(1, columns)))
    if lines == height, places == width { return values }
    func part(_ index: Int, of count: Int, in total: Int) -> Range<Int> {
      (index * total / count)..<((index + 1) * total / count)
    }
    return (0..<lines).map { line in
      (0..<places).map { place in
        var mean = 0.0
        var count = 0.0
        for row in part(line, of: lines, in: height) {
          for column in part(place, of: places, in: width) where values[row][column].isFinite {
            count += 1
            // A running mean cannot overflow.
            mean += values[row][column] / count - mean / count
          }
        }
        return count > 0 ? mean : .nan
      }
    }
  }
}
