import Diagnostics
import Language

/// What is kept of cells from one run to the next, found by all that decides what they do.
public final class CellCache {
  /// Where entries are kept.
  let storage: any CellStorage
  /// What cells can depend on beside values.
  let surroundings: any CellSurroundings
  /// Keeps runs that go on at the same time from computing the same cell twice.
  let flights: CellFlights?
  /// The name of the notebook in entries.
  let notebook: String
  private lazy var identity = surroundings.identity
  /// What kept values need to be read again, with the functions of the cells so far.
  private(set) lazy var context: StorageContext = {
    var context = surroundings.context
    context.functions = DeclaredFunctions(library: context.library)
    return context
  }()

  /// The last version of each name.
  private(set) var current: [String: Version] = [:]
  /// What each cell has read, and the seed with which it began, for making its values again.
  private(set) var inputs: [Int: (versions: [Version], seed: UInt64)] = [:]
  /// Whether anything was kept in this run.
  public private(set) var hasGrown = false

  /// Creates a cache for one run of a notebook.
  public init(
    storage: any CellStorage, surroundings: any CellSurroundings, notebook: String,
    flights: CellFlights? = nil
  ) {
    self.storage = storage
    self.surroundings = surroundings
    self.notebook = notebook
    self.flights = flights
  }

  // MARK: Keys

  /// The versions that a program reads.
  func reads(of program: Program) -> [Version] { program.freeNames.compactMap { current[$0] } }

  /// The key of a cell or of a value in prose; nothing where a value that it reads cannot be told from
  /// others.
  func key(
    _ program: Program, as kind: String, name: String, isQuiet: Bool = false, seed: UInt64,
    overrides: [String: Value], reading versions: [Version]? = nil
  ) -> CellKey? {
    var code = Digest()
    code.combine(program.canonicalTokens)
    var parts = identity
    parts += [
      CellKey.Part("code", "\(kind) \(code.hex)"), CellKey.Part("name", name),
      CellKey.Part("options", isQuiet ? "quiet" : ""), CellKey.Part("seed", "\(seed)"),
    ]
    if program.seedDeclaration != nil {
      parts.append(CellKey.Part("seed given", overrides["seed"]?.string ?? "no"))
    }
    for parameter in program.parameters {
      parts.append(
        CellKey.Part("parameter \(parameter.name)", overrides[parameter.name]?.literal ?? "default")
      )
    }
    for version in versions ?? reads(of: program) {
      guard let kept = kept(version), version.isComplete else { return nil }
      parts.append(CellKey.Part("value \(version.name)", kept.digest))
    }
    return CellKey(parts)
  }

  /// A version as it is, or would be, kept.
  func kept(_ version: Version) -> KeptValue? {
    if version.kept == nil, let value = version.binding?.value {
      version.kept = keep(value, version).value
    }
    return version.kept
  }

  /// What would be kept of a value, and its bytes.
  private func keep(_ value: Value, _ version: Version? = nil) -> (
    value: KeptValue, bytes: [UInt8], isComplete: Bool
  ) {
    let writer = StorageWriter()
    do { try writer.value(value) } catch { writer.leaveOut() }
    version?.isComplete = writer.isComplete
    let isShort = writer.bytes.count <= KeptValue.shortest
    return (
      KeptValue(
        digest: KeptValue.digest(of: writer.bytes), isReadable: writer.isReadable,
        bytes: isShort && writer.isReadable ? writer.bytes : nil), writer.bytes, writer.isComplete
    )
  }

  // MARK: Finding

  /// What a cell with this key did, with its seed or with any, if that is kept, whole, and no file has
  /// changed.
  func outcome(for key: CellKey) -> CellEntry.Outcome? {
    found(key.forAnySeed) ?? found(key)
  }

  private func found(_ key: CellKey) -> CellEntry.Outcome? {
    guard let entry = entry(for: key) else { return nil }
    let outcome = entry.outcomes.first { outcome in
      outcome.observations.isEmpty || surroundings.change(since: outcome.observations) == nil
    }
    guard let outcome else { return nil }
    let places = outcome.valuePlaces
    // What lies elsewhere may have had to make room. A value that nobody needs is not looked at, but
    // one that was shown must be there.
    storage.touch(key.place)
    for place in places { storage.touch(place) }
    return outcome
  }

  /// The entry of a key; nothing where there is none or a bit of it is wrong.
  func entry(for key: CellKey) -> CellEntry? {
    guard let entry = storage.read(key.place).flatMap(CellEntry.init), entry.parts == key.parts
    else { return nil }
    return entry
  }

  /// What a cell showed, as it showed it; nothing where a part cannot be read.
  func outputs(of outcome: CellEntry.Outcome) -> [CellOutput]? {
    var outputs: [CellOutput] = []
    for output in outcome.outputs {
      switch output {
      case .text(let text): outputs.append(.text(text))
      case .value(let kept):
        guard let value = try? kept.value(from: storage, context) else { return nil }
        outputs.append(.value(value))
      }
    }
    return outputs
  }

  // MARK: Taking down

  /// Remembers what a cell reads and declares.
  func begin(_ cell: Int, _ program: Program, key: String, seed: UInt64) {
    let versions = reads(of: program)
    inputs[cell] = (versions, seed)
    context.functions?.enter(program, cell: key, reading: versions.map(\.name))
  }

  /// Takes the names over that a kept cell bound.
  func adopt(_ outcome: CellEntry.Outcome, of cell: Int) {
    for binding in outcome.bindings {
      replace(Version(name: binding.name, cell: cell, binding: nil, kept: binding.value))
    }
  }

  /// Takes the names over that a cell has bound.
  func adopt(_ bindings: [Interpreter.GlobalBinding], of cell: Int) {
    for binding in bindings {
      replace(Version(name: binding.name, cell: cell, binding: binding))
    }
  }

  private func replace(_ version: Version) {
    // A value that no name leads to is not held on to; it can be read or made again.
    current[version.name]?.binding = nil
    current[version.name] = version
  }

  /// The version of a name that a cell has bound.
  func version(_ name: String, of cell: Int) -> Version? {
    if let version = current[name], version.cell == cell { return version }
    for input in inputs.values {
      if let version = input.versions.first(where: { $0.name == name && $0.cell == cell }) {
        return version
      }
    }
    return nil
  }

  // MARK: Keeping

  /// Keeps what a cell did. Nothing is kept of a cell that showed what cannot be read again.
  func keep(
    _ key: CellKey, cell: String, index: Int?, outputs: [CellOutput], seconds: Double,
    seed: UInt64?, observations: Observations
  ) {
    guard observations.isRepeatable else { return }
    var outcome = CellEntry.Outcome(observations: observations.bytes, seconds: seconds, seed: seed)
    for output in outputs {
      switch output {
      case .text(let text): outcome.outputs.append(.text(text))
      case .value(let value):
        let kept = keep(value)
        guard kept.value.isReadable, write(kept.value, kept.bytes) else { return }
        outcome.outputs.append(.value(kept.value))
      }
    }
    for version in current.values.filter({ $0.cell == index }).sorted(by: { $0.name < $1.name }) {
      guard let value = version.binding?.value else { return }
      var kept = keep(value, version)
      guard kept.isComplete else { return }
      if kept.value.isReadable, !write(kept.value, kept.bytes) {
        kept.value = KeptValue(digest: kept.value.digest, isReadable: false, bytes: nil)
      }
      version.kept = kept.value
      outcome.bindings.append(CellEntry.Binding(name: version.name, value: kept.value))
    }
    let others = entry(for: key)?.outcomes.filter { $0.observations != outcome.observations } ?? []
    let entry = CellEntry(
      notebook: notebook, cell: cell, parts: key.parts,
      outcomes: [outcome] + others.prefix(CellEntry.outcomeLimit - 1))
    guard storage.write(entry.bytes(), to: key.place) else { return }
    hasGrown = true
    surroundings.settle()
  }

  /// Keeps the bytes of a value that has many; whether they are there now.
  private func write(_ kept: KeptValue, _ bytes: [UInt8]) -> Bool {
    guard kept.bytes == nil else { return true }
    if storage.contains(kept.place) {
      storage.touch(kept.place)
      return true
    }
    return storage.write(bytes, to: kept.place)
  }
}
