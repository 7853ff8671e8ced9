public import Diagnostics

/// A parsed program: the statements of one cell.
public final class Program: Sendable {
  /// The text.
  public let source: SourceText
  /// The part of the text that was parsed.
  public let range: Range<Int>
  /// The names that the program may read from outside, each once, in order; those of natives too.
  public let freeNames: [String]
  /// The names that the program may bind, each once, in order.
  public let boundNames: [String]
  /// The parameters that the program declares.
  public let parameters: [ParameterDeclaration]
  /// The word after `numerics`, if the program has that statement.
  public let numericsDeclaration: String?
  /// The number after `seed`, if the program has that statement.
  public let seedDeclaration: UInt64?
  /// Whether the program contains `@`.
  public let usesMatrixProduct: Bool
  /// The tokens without comments and white space; one line for each statement.
  public let canonicalTokens: [UInt8]
  /// Whether the program is a single expression.
  public var isExpression: Bool {
    guard statements.count == 1, case .expression = statements[0].kind else { return false }
    return true
  }

  /// Where the program binds a name first.
  public func place(binding name: String) -> SourceSpan {
    NameUse(of: statements).bindings[name]?.first ?? SourceSpan(range.lowerBound, range.lowerBound)
  }

  let statements: [Statement]

  init(
    source: SourceText, range: Range<Int>, statements: [Statement], canonicalTokens: [UInt8],
    usesMatrixProduct: Bool
  ) {
    self.source = source
    self.range = range
    self.statements = statements
    self.canonicalTokens = canonicalTokens
    self.usesMatrixProduct = usesMatrixProduct
    let names = NameUse(of: statements)
    freeNames = names.read
    boundNames = names.bound
    parameters = statements.compactMap {
      if case .parameter(let declaration) = $0.kind { return declaration }
      return nil
    }
    numericsDeclaration =
      statements.lazy.compactMap {
        if case .numerics(let word) = $0.kind { return word }
        return nil
      }.last
    seedDeclaration =
      statements.lazy.compactMap {
        if case .seed(let seed) = $0.kind { return seed }
        return nil
      }.last
  }
}
