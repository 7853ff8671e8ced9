import Autodiff
import Diagnostics
import NeuralNets
import Tensors

/// What was last seen of every training clip in a common space, of the student and of the teacher.
///
/// All numbers lie in one block, none of them learned, so that a checkpoint covers them.
final class MemoryBank {
  /// The numbers: two banks `[clips, width]` of rows of length 1, and ln Z of each with a mark that
  /// says whether it is set.
  let block: ParameterBlock

  /// Creates banks of random directions.
  init(rows: Int, width: Int, key: RandomKey) throws(Fault) {
    let (size, normalizer) = (try Shape([rows, width]), try Shape([2]))
    block = try ParameterBlock(
      ParameterLayout(
        Side.allCases.flatMap { side in
          [("bank", size), ("normalizer", normalizer)].map { name, shape in
            ParameterSpecification(
              "\(side.rawValue) \(name)", shape, .constant(0), isTrainable: false)
          }
        }))
    for side in Side.allCases {
      let numbers = key.child(side.rawValue).normals(rows * width)
      let bank = rowsOf(side).values
      bank.update(from: numbers, count: numbers.count)
      for row in 0..<rows { Self.normalize(bank + row * width, width) }
    }
  }

  /// Whose embeddings a bank holds.
  enum Side: String, CaseIterable {
    case student, teacher
    fileprivate var index: Int { self == .student ? 0 : 1 }
  }

  /// A bank `[clips, width]`.
  func rowsOf(_ side: Side) -> Variable { block.variables[2 * side.index] }

  /// ln Z of the critic that compares with a bank, once it is known.
  func logNormalizer(_ side: Side) -> Float? {
    let pair = block.variables[2 * side.index + 1].values
    return pair[1] > 0 ? pair[0] : nil
  }

  /// Fixes ln Z.
  func fix(logNormalizer: Float, _ side: Side) {
    let pair = block.variables[2 * side.index + 1].values
    (pair[0], pair[1]) = (logNormalizer, 1)
  }

  /// Moves what is remembered of some clips towards what is seen of them now: row `row` of `rows` is
  /// the clip `place`.
  func remember(
    _ rows: Variable, _ places: [(row: Int, place: Int)], _ side: Side, momentum: Float
  ) {
    let bank = rowsOf(side)
    let width = bank.shape[1]
    for (index, place) in places {
      let (old, new) = (bank.values + place * width, rows.values + index * width)
      for k in 0..<width { old[k] = momentum * old[k] + (1 - momentum) * new[k] }
      Self.normalize(old, width)
    }
  }

  /// Scales a row to length 1; one without a direction stays as it is.
  private static func normalize(_ row: UnsafeMutablePointer<Float>, _ width: Int) {
    let length = Kernels.dot(row, row, count: width).squareRoot()
    guard length > 1e-12 else { return }
    for k in 0..<width { row[k] /= length }
  }
}
