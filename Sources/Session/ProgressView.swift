import Builtins
import Diagnostics
import Synchronization

/// Shows how far a computation is: one line redrawn on a terminal, a line now and then in a log.
final class ProgressView: Sendable {
  private struct State {
    var lastDrawn: ContinuousClock.Instant?
    var lastTenth = -1
    var started: ContinuousClock.Instant?
    var task = ""
    var isOpen = false
  }

  private let state = Mutex(State())
  private let sink: any TextSink
  private let isLive: Bool
  private let presentation: Presentation

  /// Creates a view on standard error.
  init(sink: any TextSink, isLive: Bool, presentation: Presentation) {
    self.sink = sink
    self.isLive = isLive
    self.presentation = presentation
  }

  /// Shows a report, if it is time to.
  func show(_ report: ProgressReport) {
    let now = ContinuousClock.now
    state.withLock { state in
      if state.task != report.task || report.done <= 1 {
        state.task = report.task
        state.started = now
        state.lastTenth = -1
        if !isLive { state.lastDrawn = now }
      }
      let isLast = report.done >= report.total
      let left = timeLeft(report, since: state.started, now)
      if isLive {
        // Fifteen pictures a second are smooth; more would only cost time.
        if !isLast, let last = state.lastDrawn, now - last < .milliseconds(66) { return }
        state.lastDrawn = now
        state.isOpen = true
        sink.write("\r" + line(report, left) + "\u{1B}[K")
        return
      }
      let tenth = report.total > 0 ? report.done * 10 / report.total : 0
      let isDue = state.lastDrawn.map { now - $0 >= .seconds(30) } ?? false
      let isLong = state.started.map { now - $0 >= .seconds(2) } ?? false
      guard isDue || (isLong && (tenth > state.lastTenth || isLast)) else { return }
      state.lastTenth = tenth
      state.lastDrawn = now
      sink.write(line(report, left) + "\n")
    }
  }

  /// Takes the line away, so that output can follow.
  func clear() {
    state.withLock { state in
      guard state.isOpen else { return }
      state.isOpen = false
      sink.write("\r\u{1B}[K")
    }
  }

  private func line(_ report: ProgressReport, _ left: String) -> String {
    let figures = report.figures.map { "\($0.name) \(Self.short($0.value))" }.joined(
      separator: "  ")
    let head = "\(report.task)  \(report.unit) \(report.done)/\(report.total)"
    let tail = [figures, left].filter { !$0.isEmpty }.joined(separator: "  ")
    guard isLive else { return tail.isEmpty ? head : head + "  " + tail }
    let room = max(4, min(30, presentation.width - displayWidth(head) - displayWidth(tail) - 6))
    let text = "\(head) \(bar(report, room)) \(tail)"
    return truncated(text, to: max(10, presentation.width - 1), ascii: presentation.ascii)
  }

  private func bar(_ report: ProgressReport, _ room: Int) -> String {
    let total = max(1, report.total)
    let eighths = min(room * 8, max(0, report.done) * room * 8 / total)
    if presentation.ascii {
      let full = eighths / 8
      return "[" + String(repeating: "#", count: full) + String(repeating: ".", count: room - full)
        + "]"
    }
    let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
    let bar = String(repeating: "█", count: eighths / 8) + parts[eighths % 8]
    return "▕" + padded(bar, to: room) + "▏"
  }

  private func timeLeft(
    _ report: ProgressReport, since start: ContinuousClock.Instant?, _ now: ContinuousClock.Instant
  ) -> String {
    guard let start, report.done > 1, report.done < report.total else { return "" }
    let elapsed = (now - start) / .seconds(1)
    let seconds = elapsed / Double(report.done) * Double(report.total - report.done)
    guard elapsed > 1, seconds.isFinite, seconds < 360_000 else { return "" }
    let whole = Int(seconds.rounded(.up))
    if whole < 60 { return "\(whole) s left" }
    return whole < 3600
      ? "\(whole / 60) min \(whole % 60) s left" : "\(whole / 3600) h \(whole % 3600 / 60) min left"
  }

  private static func short(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e9 else { return "\(value)" }
    let thousandths = Int((value * 1000).rounded())
    let sign = thousandths < 0 ? "-" : ""
    let digits = String(abs(thousandths) % 1000)
    return "\(sign)\(abs(thousandths) / 1000)." + String(repeating: "0", count: 3 - digits.count)
      + digits
  }
}
