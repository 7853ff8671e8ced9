public import Diagnostics
public import Tensors

/// Each clip's student embedding must be told from many other clips by its teacher embedding, and the
/// other way round, with the others taken from memory.
public struct BankContrast: EmbeddingObjective {
  /// How many other clips each is told from.
  public private(set) var negatives = 1_024
  /// The temperature τ.
  public private(set) var temperature = 0.07
  /// The part of the remembered row that stays when its clip is seen again.
  public private(set) var momentum = 0.5
  /// The width of the common space.
  public private(set) var width = 128

  /// Creates the objective.
  public init() {}

  /// Name, formula and reference.
  public static var about: ObjectiveDescription {
    ObjectiveDescription(
      "crd", title: "contrast with remembered clips",
      formula: "L(u, V) + L(v, U), L(u, V) = −(1/B) Σ (ln(h⁺ / (h⁺ + n/M)) + Σ ln((n/M) / "
        + "(h⁻ + n/M))), h = exp(⟨u, v⟩/τ) / Z, u and v learned linear maps of s and t scaled to "
        + "length 1, V and U the remembered ones of all M clips, n the number of others",
      reference: "Tian, Krishnan and Isola, Contrastive representation distillation, ICLR 2020",
      notes: "As in the authors' program a clip's partner, too, is the remembered one, and Z is M "
        + "times the mean of the first batch. Others are drawn from all clips but those known to be "
        + "of the same class; there are at most as many as there are such clips (the paper: 16384). "
        + "Maps and memory are thrown away after training.",
      defaultWeight: 0.8)
  }

  /// Others, temperature, momentum and width.
  public static var settings: [Setting<Self>] {
    [
      Setting(
        "negatives", \.negatives, 1...1_000_000,
        "How many other clips each is told from, if there are so many."),
      Setting(
        "temperature", \.temperature, 0.01...100, "What inner products are divided by, τ."),
      Setting(
        "momentum", \.momentum, 0...1,
        "The part of a remembered clip that stays when it is seen again."),
      Setting("width", \.width, 1...4_096, "The width of the common space."),
    ]
  }

  /// A session with the two maps and the two banks.
  ///
  /// - Throws: `objective.negatives` where no two clips may be told apart.
  public func session(
    studentWidth: Int, teacherWidth: Int, rows: ObjectiveRows, key: RandomKey
  ) throws(Fault) -> any ObjectiveSession {
    let choice = NegativeChoice(labels: rows.labels, count: negatives)
    guard choice.isPossible else {
      throw Fault(
        "objective.negatives",
        "`crd` must have at least 2 clips that are not known to be of one class, but has "
          + "\(counted(rows.count, "clip"))" + (rows.count > 1 ? " of one class" : ""),
        hint: "Train on clips of several classes.")
    }
    return try BankSession(
      self,
      CommonSpace(
        studentWidth: studentWidth, teacherWidth: teacherWidth, width: width, key: key,
        role: Self.name),
      MemoryBank(rows: rows.count, width: width, key: key.child("crd bank")), choice)
  }
}
