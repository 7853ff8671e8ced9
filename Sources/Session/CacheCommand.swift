import Builtins
import Diagnostics
import Notebooks

/// `lupi cache`: lists, checks, removes or merges what is kept from one run to the next.
struct CacheCommand {
  private enum Action: String, CaseIterable {
    case list, verify, clean, merge
  }

  private let console: Console
  private let action: Action
  /// The folders of cells, that of the working folder unless others are named.
  private let folders: [CellFolder]
  /// Where `merge` puts what it finds.
  private let target: CellFolder
  private let isOfCellsAlone: Bool

  init(_ console: Console, _ invocation: Invocation) throws(Fault) {
    let words = Action.allCases.map(\.rawValue)
    guard let word = invocation.operands.first, let action = Action(rawValue: word) else {
      let given = invocation.operands
      throw Fault(
        "usage.operands",
        "`lupi cache` must be followed by one of \(listed(words, conjunction: "or", quoted: true)), "
          + "but is followed by "
          + (given.isEmpty ? "nothing" : listed(given, quoted: true)),
        hint: given.first.flatMap { nearestName(to: $0, among: words) }
          .map { "Did you mean `lupi cache \($0)`?" } ?? "Write `lupi cache list`.")
    }
    self.console = console
    self.action = action
    let paths = Array(invocation.operands.dropFirst())
    isOfCellsAlone = !paths.isEmpty
    target = CellFolder(
      path: try invocation.folders(.cache).last ?? "./.lupi", warn: console.warn)
    var folders: [CellFolder] = []
    for path in paths {
      let folder = CellFolder(path: try Self.folder(for: path), warn: console.warn)
      if !folders.contains(where: { $0.path == folder.path }) { folders.append(folder) }
    }
    guard action != .merge || !folders.isEmpty else {
      throw Fault(
        "usage.operands",
        "`lupi cache merge` must be followed by folders, but is followed by nothing",
        hint: "Write `lupi cache merge /from/there/.lupi`.")
    }
    self.folders = folders.isEmpty ? [target] : folders
  }

  /// The folder of cells that is meant by a notebook, by the folder of one, or by itself.
  private static func folder(for path: String) throws(Fault) -> String {
    let plain = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    if FolderListing.leadsToFolder(plain + "/cells") || NotebookFile.name(of: plain) == ".lupi" {
      return plain
    }
    if FolderListing.leadsToFolder(plain) { return plain + "/.lupi" }
    guard plain.hasSuffix(".lupi") || plain.hasSuffix(".lupi.md") else {
      throw Fault(
        "cache.folder", "there must be a notebook or a folder at `\(path)`, but there is none",
        hint: "Give the notebook whose cells are meant.")
    }
    return NotebookFile.folder(of: plain) + "/.lupi"
  }

  func run() throws(Fault) -> ExitCode {
    var status = ExitCode.success
    if !isOfCellsAlone, action != .merge {
      if let folder = try console.terminal.cache() {
        if !features(folder) { status = .cellFailed }
      } else if !target.exists {
        throw Fault(
          "cache.nowhere",
          "there must be a folder for caches, but neither XDG_CACHE_HOME nor HOME "
            + "is the absolute path of one, and there is no `.lupi` here",
          hint: "Set XDG_CACHE_HOME, or name a notebook.")
      }
    }
    for folder in folders where folder.exists || isOfCellsAlone {
      if !cells(folder) { status = .cellFailed }
    }
    return status
  }

  // MARK: Cells

  /// Does what is asked with the results of cells; whether all was whole.
  private func cells(_ folder: CellFolder) -> Bool {
    switch action {
    case .list: list(folder)
    case .clean:
      let (count, bytes) = folder.clean()
      say("removed \(counted(count, "entry", plural: "entries")) of cells, \(Self.size(bytes))")
    case .verify:
      let (sound, damaged) = folder.inspect()
      say(
        "\(counted(sound, "entry", plural: "entries")) of cells whole, \(damaged) damaged and removed"
      )
      return damaged == 0
    case .merge:
      let (taken, damaged) = target.merge(folder)
      say(
        "\(folder.path): \(counted(taken, "entry", plural: "entries")) taken"
          + (damaged > 0 ? ", \(damaged) damaged and left" : ""))
      return damaged == 0
    }
    return true
  }

  private func list(_ folder: CellFolder) {
    say(folder.path)
    let items = folder.items
    let rows = folder.rows
    guard !items.isEmpty else { return say("  nothing is kept") }
    for row in rows {
      let saved = row.seconds < 0.1 ? "" : ", which took \(Duration.seconds(row.seconds).words)"
      say("  \(row.notebook): \(counted(row.cells, "result"))\(saved)")
    }
    let trainings = items.count { $0.name.hasPrefix("trainings/") }
    if trainings > 0 { say("  \(counted(trainings, "training")) to go on with") }
    say(
      "  \(Self.size(items.reduce(0) { $0 + $1.size })) of at most \(Self.size(CellFolder.limit))")
  }

  // MARK: Recordings

  /// Does what is asked with the features of recordings; whether all were whole.
  private func features(_ folder: CacheFolder) -> Bool {
    switch action {
    case .list: list(folder)
    case .clean:
      let (recordings, bytes) = folder.clean()
      say("removed the features of \(counted(recordings, "recording")), \(Self.size(bytes))")
    case .verify:
      let (sound, damaged, leftovers) = folder.inspect()
      say("\(counted(sound, "recording")) whole, \(damaged) damaged and removed")
      if leftovers > 0 { say("removed \(counted(leftovers, "file")) of runs that were killed") }
      return damaged == 0
    case .merge: break
    }
    return true
  }

  private func list(_ folder: CacheFolder) {
    say(folder.path)
    let rows = folder.rows
    guard !rows.isEmpty else { return say("  nothing is kept") }
    let total = rows.reduce(0) { $0 + $1.bytes }
    say("  \(Self.size(total)) of at most \(Self.size(folder.byteLimit)), set by LUPI_CACHE_MB")
    for row in rows {
      say("  \(counted(row.recordings, "recording")), \(Self.size(row.bytes))")
      for line in wordWrapped(row.settings, width: max(20, console.presentation.width - 4)) {
        say("    " + line)
      }
    }
  }

  private func say(_ line: String) { console.output.write(line + "\n") }

  /// A size in bytes, kB, MB or GB.
  static func size(_ bytes: Int) -> String {
    var (amount, unit) = (Double(bytes), 0)
    let units = ["bytes", "kB", "MB", "GB", "TB"]
    while amount >= 999.5, unit < units.count - 1 { (amount, unit) = (amount / 1000, unit + 1) }
    return "\(Int(amount.rounded())) \(bytes == 1 ? "byte" : units[unit])"
  }
}
