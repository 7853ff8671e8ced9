import Binding
import Builtins
import Diagnostics
import Language
import Notebooks
import Synchronization

/// A learner's way through a notebook: prose and cells one at a time, and room to try things between.
final class TeachSession {
  private var console: Console
  private let reader: TeachReader
  private let prepared: PreparedRun
  private let settings: RunSettings
  private let drawing: PromptSettings
  private let name: String
  /// Whether what happens is shown; not while steps that were done before are done again.
  private let curtain = Curtain()
  private let view: ProgressView
  private let reel = FrameReel()
  private lazy var memory = MemoryStorage()
  private lazy var lesson = makeLesson()
  private var printer: RunPrinter?
  private var progress = TeachProgress()
  private var position = 0

  /// What a drawing asks before it draws.
  private final class Curtain: Sendable {
    let isOpen = Atomic<Bool>(true)
  }

  init(
    console: Console, input: any InputSource, prepared: PreparedRun, drawing: PromptSettings,
    name: String
  ) {
    self.console = console
    reader = TeachReader(console, input)
    self.prepared = prepared
    self.drawing = drawing
    settings = drawing.running
    self.name = name
    view = ProgressView(
      sink: console.errors, isLive: console.terminal.errorIsTerminal,
      presentation: console.errorPresentation)
  }

  private func makeLesson() -> NotebookLesson {
    let printer = RunPrinter(
      prepared.program.notebook, style: .report, presentation: console.presentation
    ) { [console, view, curtain] text, isMessage in
      guard curtain.isOpen.load(ordering: .relaxed) else { return }
      view.clear()
      (isMessage ? console.errors : console.output).write(text)
    }
    self.printer = printer
    var options = settings.options(declared: prepared.program.numerics)
    options.keepGoing = true
    return NotebookLesson(
      prepared.runner(options, else: memory, progress: view.show) { [reel] event in
        reel.add(event)
        printer.add(event)
      })
  }

  // MARK: Steps

  private enum Move { case on, back, restart, quit }

  /// The signal that asks the process to end, once there is one.
  var ending: Int32? { reader.ending }

  func run() -> ExitCode {
    reader.names = { [weak self] in self?.lesson.names ?? [] }
    begin()
    while position < lesson.steps.count {
      let move: Move
      switch lesson.steps[position] {
      case .prose(let prose, let above):
        lesson.show(prose, below: above)
        move = .on
      case .cell(let cell):
        progress.cell = cell.name
        save()
        move = does(cell)
      }
      switch move {
      case .on: position += 1
      case .back: goBack()
      case .restart:
        progress = TeachProgress()
        rebuild(upTo: 0)
      case .quit:
        let isKept = save()
        say(
          "\nYou are at `\(progress.cell)`"
            + (isKept ? "; the same command goes on from there." : ", which cannot be remembered."))
        return .success
      }
    }
    progress.cell = ":end"
    save()
    say("\nThat was the last step.")
    return .success
  }

  /// Goes to where the learner was last time.
  private func begin() {
    if let kept = prepared.cells?.read(place).flatMap(TeachProgress.init) { progress = kept }
    let start = index(of: progress.cell)
    guard let start, progress.cell != ":end" else {
      if progress.cell == ":end" { progress = TeachProgress() }
      say("Enter runs a cell, `:help` lists what else you can do.\n")
      return
    }
    if start > 0 {
      say("You were at `\(progress.cell)`. Enter goes on there, `:restart` begins anew.")
      if reader.words("lupi> ")?.filter({ $0 != " " }) == ":restart" {
        progress = TeachProgress()
        return
      }
      rebuild(upTo: start)
    }
  }

  /// Takes over the width that the terminal has by now.
  private func refresh() {
    guard reader.isEdited else { return }
    console.presentation = drawing.presentation(toError: false)
    console.errorPresentation = drawing.presentation(toError: true)
    reader.console = console
    printer?.draw(with: console.presentation)
  }

  private func index(of cell: String) -> Int? {
    lesson.steps.firstIndex { if case .cell(let one) = $0 { one.name == cell } else { false } }
  }

  /// Does the steps before one again, without showing them; what is kept is not run.
  private func rebuild(upTo end: Int) {
    curtain.isOpen.store(false, ordering: .relaxed)
    lesson = makeLesson()
    _ = lesson.check()
    for case .cell(let cell) in lesson.steps[..<end] {
      if let exercise = exercise(cell), let text = progress.answers[cell.name],
        let program = Self.program(text)
      {
        _ = lesson.answer(exercise, with: program)
      } else {
        _ = lesson.run(cell)
      }
    }
    view.clear()
    curtain.isOpen.store(true, ordering: .relaxed)
    position = end
  }

  private func goBack() {
    let cells = lesson.steps.indices.filter { index in
      if case .cell = lesson.steps[index] { index < position } else { false }
    }
    guard let last = cells.last else { return say("This is the first cell.") }
    rebuild(upTo: last)
  }

  /// Remembers where the learner is; whether that succeeded.
  @discardableResult private func save() -> Bool {
    prepared.cells?.write(progress.bytes, to: place) ?? false
  }

  private var place: String { "lessons/" + name }

  private func exercise(_ cell: Cell) -> Exercise? {
    prepared.program.exercises.first { $0.cell == cell.index }
  }

  // MARK: A cell

  /// Shows a cell and does what the learner says until it is done.
  private func does(_ cell: Cell) -> Move {
    var drawing = RunView(
      prepared.program.notebook, style: .full, presentation: console.presentation)
    if let piece = drawing.piece(for: .started(cell, isSelected: true)) { say("\n" + piece.text) }
    let exercise = exercise(cell)
    var askedInVain = 0
    let prompt = cell.isNamed ? "\(cell.name)> " : "lupi> "
    while true {
      guard let entry = reader.entry(prompt) else { return .quit }
      refresh()
      switch entry {
      case ":quit", ":q": return .quit
      case ":skip": return .on
      case ":back": return .back
      case ":restart": return .restart
      case _ where entry.hasPrefix("?"): explain(entry)
      case ":help": help(exercise != nil)
      case ":hint": say(lines(cell.options.hint ?? "There is no hint for this cell."))
      case ":solution": showSolution(exercise)
      case _ where entry.hasPrefix(":replay"): replay(entry.dropFirst(7))
      case "":
        if let exercise, prepared.program.needsAnswer(exercise) {
          let holes = holes(of: cell)
          let ways = holes == 1 ? ", or `:fill` and what belongs in the hole" : ""
          say(lines("to do: type your version of the whole cell\(ways); `:hint` may help"))
          if askedInVain > 0, let hint = cell.options.hint { say(lines("hint: " + hint)) }
          askedInVain += 1
        } else if runs(cell) {
          return .on
        }
      case _ where entry.hasPrefix(":fill"):
        let filling = entry.dropFirst(5).drop { $0 == " " }
        guard holes(of: cell) == 1, !filling.isEmpty else {
          say("Write `:fill` and what belongs in the hole; a cell with several is typed whole.")
          continue
        }
        if tries(code(of: cell).replacing("___", with: String(filling)), exercise, cell) {
          return .on
        }
      case _ where entry.hasPrefix(":"):
        console.show(
          Fault(
            "teach.command", "there is no command `\(entry)` here",
            hint: suggestion(for: entry, among: TeachReader.commands, noun: "command")))
      default: if tries(entry, exercise, cell) { return .on }
      }
    }
  }

  /// A sentence in lines that fit.
  private func lines(_ text: String) -> String {
    wordWrapped(text, width: console.presentation.width).joined(separator: "\n")
  }

  private func code(of cell: Cell) -> String {
    let notebook = prepared.program.notebook
    return notebook.source.string(cell.code(in: notebook.source))
  }

  private func holes(of cell: Cell) -> Int {
    code(of: cell).split(separator: "___", omittingEmptySubsequences: false).count - 1
  }

  /// Runs a cell as it stands, after the learner has said what it will show where that is asked.
  private func runs(_ cell: Cell) -> Bool {
    var guess: String?
    if cell.options.predict { guess = reader.words("What will it show? ") }
    let status = reader.whileRunning { lesson.run(cell) }
    view.clear()
    if let guess, !guess.isEmpty { say("\nYou said: \(guess)") }
    if status == .interrupted { Interrupt.clear() }
    switch status {
    case .failed, .timedOut, .interrupted:
      say("Enter tries again, `:skip` goes on.")
      return false
    default: return true
    }
  }

  /// What the learner typed: an answer if it binds what the exercise binds, else something to try.
  private func tries(_ text: String, _ exercise: Exercise?, _ cell: Cell) -> Bool {
    let outcome = Parser.parse(SourceText(name: "entry", text: text))
    for diagnostic in outcome.diagnostics { console.show(diagnostic) }
    guard let program = outcome.program, outcome.diagnostics.isEmpty else { return false }
    if let exercise {
      let wanted = prepared.program.programs[cell.index]?.boundNames ?? []
      let isAnswer =
        wanted.isEmpty ? !program.isExpression : !Set(wanted).isDisjoint(with: program.boundNames)
      if isAnswer {
        let status = reader.whileRunning { lesson.answer(exercise, with: program) }
        view.clear()
        guard status == .succeeded else {
          say("Not yet. Try again; `:hint`, `:solution` and `:skip` are there.")
          return false
        }
        progress.answers[cell.name] = text
        save()
        say(exercise.check == nil ? "Done." : "Right.")
        return true
      }
    }
    play(program)
    return false
  }

  private func play(_ program: Program) {
    do {
      let value = try reader.whileRunning { try lesson.play(program) }
      view.clear()
      if let value, !value.isNone { say(value.display(console.presentation)) }
    } catch let diagnostic as Diagnostic {
      console.show(diagnostic)
    } catch let fault as Fault {
      console.show(fault)
    } catch {
      Interrupt.clear()
      say("interrupted")
    }
  }

  /// Explains a builtin.
  private func explain(_ entry: String) {
    let name = entry.filter { !"?() `".contains($0) }
    if let page = Catalogue.standard.help(name, console.presentation) { return say(page) }
    let names = Catalogue.standard.builtins.map(\.name)
    console.show(
      Fault(
        "help.unknown", "there is no builtin `\(name)`",
        hint: nearestName(to: name, among: names).map { "Did you mean `\($0)`?" }
          ?? "Write, for example, `?mean`."))
  }

  private func showSolution(_ exercise: Exercise?) {
    guard let solution = exercise?.solution else {
      return say("There is no solution for this cell.")
    }
    var drawing = RunView(
      prepared.program.notebook, style: .full, presentation: console.presentation)
    let cell = prepared.program.notebook.cells[solution]
    if let piece = drawing.piece(for: .started(cell, isSelected: true)) { say(piece.text) }
  }

  /// Shows the frames that a cell has shown, one after another.
  private func replay(_ operand: Substring) {
    let rate = operand.isEmpty ? FrameReel.rate : Double(operand)
    guard let rate, FrameReel.rates.contains(rate) else {
      console.show(
        Fault(
          "teach.replay",
          "`:replay` takes the frames a second, from 0.1 to 30, but has `\(operand)`",
          hint: "Write `:replay` or, for example, `:replay 5`."))
      return
    }
    guard !reel.isEmpty else { return say("No training was watched so far.") }
    reel.play(rate, on: console)
  }

  private func help(_ isExercise: Bool) {
    let enter =
      isExercise ? "runs the cell; where it has holes, type your version instead" : "runs the cell"
    say("Enter      \(enter)")
    if isExercise { say(":fill X    puts X into the hole of the cell") }
    say(
      """
      :hint      shows a hint        :solution  shows how it can be solved
      :skip      goes on without     :back      goes back to the cell before
      :quit      ends; the next time begins here
      :restart   begins anew         ?mean      explains `mean`
      :replay    shows the frames of a watched training one after another
      Anything else is tried out and changes nothing in the notebook.
      """)
  }

  // MARK: Input

  private static func program(_ text: String) -> Program? {
    let outcome = Parser.parse(SourceText(name: "entry", text: text))
    return outcome.diagnostics.isEmpty ? outcome.program : nil
  }

  private func say(_ text: String) { console.output.write(text + "\n") }
}
