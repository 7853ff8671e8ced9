public import Diagnostics

/// A parsed program: the statements of one cell.
public final class Program: Sendable {
  /// The text.
  public let source: SourceText
  /// The part of the text that was parsed.
  public let range: Range<Int>
  /// The names that the program reads and does not bind before.
  public let freeNames: [String]
  /// The names that the program binds, each once, in order.
  public let boundNames: [String]
  /// The parameters that the program declares.
  public let parameters: [ParameterDeclaration]
  /// The word after `numerics`, if the program has that statement.
  public let numericsDeclaration: String?
  /// The number after `seed`, if the program has that statement.
  public let seedDeclaration: UInt64?
  /// Whether the program contains `@`.
  public let usesMatrixProduct: Bool
  /// The tokens without comments and white space, one line for each statement.
  public let canonicalTokens: [UInt8]

  init(source: SourceText, range: Range<Int>) {
    self.source = source
    self.range = range
    freeNames = []
    boundNames = []
    parameters = []
    numericsDeclaration = nil
    seedDeclaration = nil
    usesMatrixProduct = false
    canonicalTokens = []
  }
}
