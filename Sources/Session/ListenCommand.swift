import Builtins
import Diagnostics
import Language
import Notebooks

/// `lupi embed`, `lupi verify` and `lupi classify`: what a trained network makes of recordings.
struct ListenCommand {
  /// Asks nothing but whether to stop.
  private final class Listener: Host {
    var isInterrupted: Bool { Interrupt.isPending }
    func show(_ value: Value, in evaluation: Evaluation) throws {}
  }

  private let console: Console
  private let invocation: Invocation
  private let settings: RunSettings
  private let modelPath: String
  private let clips: [String]

  init(_ console: Console, _ invocation: Invocation) throws(Fault) {
    self.console = console
    self.invocation = invocation
    settings = try RunSettings(invocation, console)
    let operands = invocation.operands
    let name = invocation.command.name
    let isPair = name == "verify"
    guard operands.count >= 2, !isPair || operands.count == 3 else {
      throw Fault(
        "usage.operands",
        "`lupi \(name)` must be followed by a model and \(isPair ? "two recordings" : "recordings"), "
          + "but is followed by "
          + (operands.isEmpty ? "nothing" : listed(operands.map { "`\($0)`" })),
        hint: "Write `lupi \(name) \(invocation.command.operands)`.")
    }
    modelPath = operands[0]
    clips = Array(operands.dropFirst())
    if let path = invocation.text(.result), !path.hasSuffix(".npy"), !path.hasSuffix(".csv") {
      throw Fault(
        "usage.option", "`--output` must end in .npy or .csv, but is `\(path)`",
        hint: "Write `-o embeddings.npy`.")
    }
  }

  func run() throws(Fault) -> ExitCode {
    let view = ProgressView(
      sink: console.errors, isLive: console.terminal.errorIsTerminal,
      presentation: console.errorPresentation)
    defer { view.clear() }
    do {
      let threshold = try invocation.number(.threshold, in: -1...1)
      let model = try settings.model(modelPath, host: Listener(), progress: view.show)
      switch invocation.command.name {
      case "verify":
        let score = try model.score(clips[0], clips[1])
        view.clear()
        tell(score, threshold)
        return .success
      case "classify":
        let answer = try model.probabilities(of: clips)
        view.clear()
        return try finish(answer) { rows in classes(rows) }
      default:
        let answer = try model.embeddings(of: clips)
        view.clear()
        return try finish(answer) { rows throws(Fault) in
          console.output.write(String(decoding: try rows.csv(), as: UTF8.self))
        }
      }
    } catch let fault as Fault {
      throw fault
    } catch let diagnostic as Diagnostic {
      console.show(diagnostic)
      return .usage
    } catch is Interruption {
      console.errors.write("interrupted\n")
      return .interrupted
    } catch {
      throw Fault("run.failed", "\(error)")
    }
  }

  /// Names what was left out; writes or shows the rest if there is any and the person wants it so.
  private func finish(
    _ answer: TrainedModel.Answer<TrainedModel.Rows?>,
    show: (TrainedModel.Rows) throws(Fault) -> Void
  ) throws(Fault) -> ExitCode {
    for skipped in answer.skipped {
      let names = listed(skipped.examples, quoted: true)
      let more = skipped.count > skipped.examples.count ? " and others" : ""
      let fault = skipped.fault
      console.warn(
        Fault(
          fault.code,
          skipped.count == 1
            ? fault.message
            : "\(fault.message); \(skipped.count) recordings are so: \(names)\(more)",
          hint: fault.hint))
    }
    guard let rows = answer.result else { return .cellFailed }
    guard answer.skipped.isEmpty || invocation.has(.skipping) else {
      throw Fault(
        "listen.skipped", "every recording must be readable, but some are not",
        hint: "Leave them out, or add `--keep-going` to go on with the others.")
    }
    guard let path = invocation.text(.result) else {
      try show(rows)
      return answer.skipped.isEmpty ? .success : .cellFailed
    }
    try SideFile.write(path.hasSuffix(".npy") ? rows.npy : rows.csv(), to: path)
    console.output.write(
      "\(path): \(counted(rows.names.count, "recording")), \(rows.columns.count) numbers each\n")
    return answer.skipped.isEmpty ? .success : .cellFailed
  }

  /// Says whether two recordings are of one speaker.
  private func tell(_ score: TrainedModel.Score, _ given: Double?) {
    func short(_ number: Double) -> String { decimal((number * 1000).rounded() / 1000) }
    console.output.write("score \(short(score.value))\n")
    guard let threshold = given ?? score.threshold?.value else {
      console.output.write("no answer: the model was saved without a threshold\n")
      console.errors.write(
        "hint: Give one with `--threshold`, or save the model with `trials=` and `on=`.\n")
      return
    }
    let origin = given == nil ? score.threshold.map { ", from \($0.origin)" } ?? "" : ", as given"
    console.output.write(
      (score.value >= threshold ? "same speaker: " : "different speakers: ")
        + "the threshold is \(short(threshold))\(origin)\n")
  }

  /// The classes of each recording, the most probable first.
  private func classes(_ rows: TrainedModel.Rows) {
    let presentation = console.presentation
    let names = rows.columns.map { truncated($0, to: 40) }
    let width = names.map { displayWidth($0) }.max() ?? 0
    let room = max(4, min(40, presentation.width - width - 12))
    for (row, name) in rows.names.enumerated() {
      if rows.names.count > 1 { console.output.write("\(name)\n") }
      let start = row * names.count
      let order = names.indices.sorted {
        (rows.values[start + $0], $1) > (rows.values[start + $1], $0)
      }
      for place in order {
        let share = Double(rows.values[start + place])
        let tenths = Int((share * 1000).rounded())
        let count = Int((share * Double(room)).rounded())
        let bar = String(repeating: presentation.ascii ? "#" : "█", count: max(0, count))
        console.output.write(
          "  " + padded(names[place], to: width)
            + leftPadded("\(tenths / 10).\(tenths % 10)%", to: 8) + "  " + bar + "\n")
      }
    }
  }
}
