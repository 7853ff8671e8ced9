/// What a run of a notebook made, as digests, and under which circumstances: two machines whose
/// attestations agree have computed the same bits.
public struct Attestation: Sendable, Equatable {
  /// Something that a run depends on or that tells where it was made.
  public struct Circumstance: Sendable, Equatable {
    /// What it is.
    public enum Kind: String, Sendable, CaseIterable {
      /// The file name of the notebook.
      case notebook
      /// The digest of the notebook's bytes.
      case content
      /// The version of lupi.
      case lupi
      /// `fast` or `exact`.
      case numerics
      /// Where matrix products came from.
      case kernels
      /// The seed at the end of the run.
      case seed
      /// Whether slow cells were left out: `yes` or `no`.
      case quick
      /// A parameter that was given, as `name=value`; there may be several.
      case parameter
      /// A file that was read, with size and hash; there may be several.
      case file
    }

    /// What it is.
    public let kind: Kind
    /// What it was.
    public let value: String

    /// Creates a circumstance.
    public init(_ kind: Kind, _ value: String) {
      self.kind = kind
      self.value = value
    }
  }

  /// A cell of the run.
  public struct CellRecord: Sendable, Equatable {
    /// Something that the cell made.
    public struct Product: Sendable, Equatable {
      /// What it is: `output 2`, `value clips`, or `text` for all outputs as they look.
      public let name: String
      /// Its digest.
      public let digest: String
    }

    /// The cell's name.
    public let name: String
    /// How it ended: `succeeded`, `failed as written`, or `skipped` with the reason.
    public let status: String
    /// What it made.
    public let products: [Product]
  }

  /// Where and how the run was made.
  public let circumstances: [Circumstance]
  /// The cells in the order in which they ran.
  public let cells: [CellRecord]

  /// The values of a circumstance.
  public func values(_ kind: Circumstance.Kind) -> [String] {
    circumstances.filter { $0.kind == kind }.map(\.value)
  }
}
