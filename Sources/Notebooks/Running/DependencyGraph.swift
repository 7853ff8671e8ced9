public import Language

/// Which cell reads what another one binds.
///
/// A name that is bound again is a new version; a cell reads the last version above it.
public struct DependencyGraph: Sendable {
  /// A version that a cell reads.
  public struct Edge: Sendable, Hashable {
    /// The position of the cell that binds the name.
    public let cell: Int
    /// The name.
    public let name: String
  }

  /// What each cell reads of the cells above it.
  public let reads: [[Edge]]
  /// The names bound after each cell, and the cell that bound them last.
  private let versions: [[String: Int]]
  /// The cells whose statements, such as `seed`, act on everything below them.
  private let settings: [Int]

  init(_ programs: [Program?]) {
    var latest: [String: Int] = [:]
    var reads: [[Edge]] = []
    var versions: [[String: Int]] = []
    for (index, program) in programs.enumerated() {
      reads.append(
        (program?.freeNames ?? []).compactMap { name in
          latest[name].map { Edge(cell: $0, name: name) }
        })
      for name in program?.boundNames ?? [] { latest[name] = index }
      versions.append(latest)
    }
    self.reads = reads
    self.versions = versions
    settings = programs.indices.filter { programs[$0]?.seedDeclaration != nil }
  }

  /// What an expression below a cell, or above the first, reads.
  public func reads(of program: Program, below cell: Int?) -> [Edge] {
    guard let cell, versions.indices.contains(cell) else { return [] }
    return program.freeNames.compactMap { name in
      versions[cell][name].map { Edge(cell: $0, name: name) }
    }
  }

  /// The cells that must run so that the given ones can, themselves included.
  public func closure(of cells: Set<Int>) -> Set<Int> {
    var closure = cells.union(settings.filter { $0 < cells.max() ?? 0 })
    var open = Array(closure)
    while let next = open.popLast() {
      guard reads.indices.contains(next) else { continue }
      for edge in reads[next] where closure.insert(edge.cell).inserted { open.append(edge.cell) }
    }
    return closure
  }
}
