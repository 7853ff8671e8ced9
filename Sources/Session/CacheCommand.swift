import Builtins
import Diagnostics
import Notebooks

/// `lupi cache`: lists, checks or removes what is kept from one run to the next.
struct CacheCommand {
  private enum Action: String, CaseIterable {
    case list, verify, clean
  }

  private let console: Console
  private let action: Action

  init(_ console: Console, _ invocation: Invocation) throws(Fault) {
    let words = Action.allCases.map(\.rawValue)
    guard let word = invocation.operands.first, let action = Action(rawValue: word),
      invocation.operands.count == 1
    else {
      let given = invocation.operands
      let unknown = given.first { Action(rawValue: $0) == nil }
      throw Fault(
        "usage.operands",
        "`lupi cache` must be followed by one of \(listed(words, conjunction: "or", quoted: true)), "
          + "but is followed by "
          + (given.isEmpty ? "nothing" : listed(given, quoted: true)),
        hint: unknown.flatMap { nearestName(to: $0, among: words) }
          .map { "Did you mean `lupi cache \($0)`?" } ?? "Write `lupi cache list`.")
    }
    self.console = console
    self.action = action
  }

  func run() throws(Fault) -> ExitCode {
    guard let folder = try console.terminal.cache() else {
      throw Fault(
        "cache.nowhere",
        "there must be a folder for caches, but neither XDG_CACHE_HOME nor HOME "
          + "is the absolute path of one",
        hint: "Set XDG_CACHE_HOME.")
    }
    switch action {
    case .list: list(folder)
    case .clean:
      let (recordings, bytes) = folder.clean()
      say("removed the features of \(counted(recordings, "recording")), \(Self.size(bytes))")
    case .verify:
      let (sound, damaged, leftovers) = folder.inspect()
      say("\(counted(sound, "recording")) whole, \(damaged) damaged and removed")
      if leftovers > 0 { say("removed \(counted(leftovers, "file")) of runs that were killed") }
      return damaged == 0 ? .success : .cellFailed
    }
    return .success
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
