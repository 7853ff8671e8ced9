import Diagnostics
import Distillation
import Tensors
import Testing

struct PrincipalComponentsTests {
  /// Numbers by NumPy 2.4.6, `numpy.linalg.eigh` of the covariance, with lupi's sign rule.
  static let variances = [
    6.079778958520489, 3.6328977369976774, 0.222762439886901, 0.13831616762523488,
  ]
  static let components = [
    [0.19353423622611343, -0.3260089347218532, 0.9153194189331664, -0.13584194938879693],
    [0.3955087126261836, 0.8816644295320502, 0.2078745750016024, -0.1517526045990852],
    [0.8647444098575682, -0.33954063853590494, -0.3289314875966986, -0.16950910556704193],
    [0.2415252849397757, 0.033138541942521485, 0.10383929342583739, 0.9642534806333376],
  ]
  static let firstClip = [
    3.305364546787773, 0.3885665890470928, 0.33728809178406005, 0.2620125965375145,
  ]

  @Test func agreesWithNumPy() throws {
    let y = try Embeddings(rows: EmbeddingMetricsTests.y)
    let found = try PrincipalComponents(y, count: 4)
    var worst = Worst()
    for k in 0..<4 {
      worst.compare(found.variances[k], Self.variances[k], relative: true, "variance \(k)")
      for j in 0..<4 {
        worst.compare(
          found.components[k][j], Self.components[k][j], relative: false, "component \(k), \(j)")
      }
    }
    let projected = try found.project(y)
    for k in 0..<4 {
      worst.compare(projected[0][k], Self.firstClip[k], relative: false, "projection \(k)")
    }
    #expect(worst.error < 1e-12, "\(worst)")
    #expect(abs(found.explainedShares.reduce(0, +) - 1) < 1e-12)
    #expect(abs(found.explainedShares[0] - 0.6035265673657589) < 1e-12)
  }

  /// More dimensions than clips take the other route; padding with zeros must change nothing.
  @Test func bothRoutesAgree() throws {
    let narrow = try PrincipalComponents(try Embeddings(rows: EmbeddingMetricsTests.y), count: 4)
    let padded = try Embeddings(
      rows: EmbeddingMetricsTests.y.map { $0 + [Double](repeating: 0, count: 20) })
    let wide = try PrincipalComponents(padded, count: 4)
    var worst = Worst()
    for k in 0..<4 {
      worst.compare(wide.variances[k], narrow.variances[k], relative: true, "variance \(k)")
      for j in 0..<24 {
        let expected = j < 4 ? narrow.components[k][j] : 0
        worst.compare(wide.components[k][j], expected, relative: false, "component \(k), \(j)")
      }
    }
    #expect(worst.error < 1e-12, "\(worst)")
  }

  @Test(arguments: [1, 2, 3, 17, 40])
  func eigenvectorsDiagonalise(_ size: Int) throws {
    let numbers = RandomKey(UInt64(size)).normals(size * size).map(Double.init)
    var matrix = numbers
    for i in 0..<size { for j in 0..<i { matrix[i * size + j] = matrix[j * size + i] } }
    let system = try SymmetricEigensystem(matrix, size: size)
    var worst = Worst()
    for (a, (value, vector)) in zip(system.values, system.vectors).enumerated() {
      for i in 0..<size {
        let product = (0..<size).reduce(0.0) { $0 + matrix[i * size + $1] * vector[$1] }
        worst.compare(product, value * vector[i], relative: false, "row \(i) of vector \(a)")
      }
      for b in 0..<size {
        let product = zip(vector, system.vectors[b]).reduce(0) { $0 + $1.0 * $1.1 }
        worst.compare(product, a == b ? 1 : 0, relative: false, "vectors \(a), \(b)")
      }
    }
    #expect(worst.error < 1e-12, "\(worst)")
    #expect(system.values == system.values.sorted(by: >))
  }

  @Test func equalEigenvaluesKeepTheOrderOfTheAxes() throws {
    let system = try SymmetricEigensystem([2, 0, 0, 0, 2, 0, 0, 0, 2], size: 3)
    #expect(system.values == [2, 2, 2])
    #expect(system.vectors == [[1, 0, 0], [0, 1, 0], [0, 0, 1]])
    let zero = try SymmetricEigensystem([0, 0, 0, 0], size: 2)
    #expect(zero.values == [0, 0])
  }

  @Test func rejectsBadInput() throws {
    let y = try Embeddings(rows: EmbeddingMetricsTests.y)
    #expect(throws: Fault.self) { try PrincipalComponents(y, count: 0) }
    #expect(throws: Fault.self) { try PrincipalComponents(y, count: 5) }
    #expect(throws: Fault.self) { try PrincipalComponents(try Embeddings(rows: [[1, 2]])) }
    #expect(throws: Fault.self) {
      try PrincipalComponents(y).project(try Embeddings(rows: [[1, 2]]))
    }
    #expect(throws: Fault.self) { try SymmetricEigensystem([1, 2, 3], size: 2) }
    #expect(throws: Fault.self) { try SymmetricEigensystem([1, .nan, 0, 1], size: 2) }
    #expect(throws: Fault.self) { try SymmetricEigensystem([], size: 0) }
    let constant = try PrincipalComponents(
      try Embeddings(rows: [[1, 2], [1, 2], [1, 2]]), count: 2)
    #expect(constant.explainedShares == [0, 0])
  }
}
