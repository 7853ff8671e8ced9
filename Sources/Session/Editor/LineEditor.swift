@preconcurrency import CEdit
import Diagnostics

#if canImport(Glibc)
  @preconcurrency import Glibc
#else
  import Darwin
#endif

/// An editor of entries of one or many lines, on libedit's native interface.
///
/// One thread uses it. While an entry is edited the terminal is in raw mode without signals from
/// keys, so Ctrl-C and Ctrl-Z are keys like others; at any other time the terminal is as it was, but that
/// it echoes nothing while an entry runs.
final class LineEditor {
  let edit: UnsafePointer<lupi_edit>
  let el: OpaquePointer
  let input: TerminalInput
  let signals: TerminalSignals
  private let entries: OpaquePointer
  private var event = HistEvent()
  private let history: HistoryFile?
  let warn: (Fault) -> Void
  /// Whether an entry needs no more lines.
  let isComplete: (String) -> Bool
  /// What Tab can do behind a text.
  var complete: (String) -> Completion = { _ in Completion() }
  /// How lists of candidates are drawn at this moment.
  var presentation: () -> Presentation = { .plain }

  private var prompt: UnsafeMutablePointer<CChar>?
  /// The width of the prompt.
  private(set) var promptWidth = 0
  /// What a paste or a run of text has brought, until the function of its key inserts it.
  var incoming = ""
  /// Whether the rest of a line that became too long is being passed over.
  var isDropping = false
  /// How many characters of the entry came one by one.
  var typed = 0
  /// How the reading of an entry ends, if not with the entry.
  var outcome: EntryInput?

  /// Opens the editor on standard input and output; nothing where libedit or the terminal fails.
  init?(
    history: HistoryFile?, warn: @escaping (Fault) -> Void,
    isComplete: @escaping (String) -> Bool
  ) {
    Self.chooseEncoding()
    guard let edit = EditLibrary.shared?.functions, let signals = TerminalSignals(),
      let el = edit.pointee.start("lupi", stdin, stdout, stderr)
    else { return nil }
    guard let entries = edit.pointee.start_history() else {
      edit.pointee.end(el)
      return nil
    }
    self.edit = edit
    self.el = el
    self.entries = entries
    self.history = history
    self.warn = warn
    self.isComplete = isComplete
    self.signals = signals
    input = TerminalInput(0, signals)
    _ = lupi_limit_history(edit, entries, &event, Int32(HistoryFile.mostEntries))
    _ = lupi_unique_history(edit, entries, &event)
    for entry in history?.load() ?? [] { _ = lupi_enter_history(edit, entries, &event, entry) }
    _ = lupi_set_owner(edit, el, Unmanaged.passUnretained(self).toOpaque())
    setUp()
  }

  deinit {
    free(prompt)
    edit.pointee.end_history(entries)
    edit.pointee.end(el)
  }

  /// Takes the text of the prompt, which libedit asks for again and again.
  func setPrompt(_ text: String) {
    free(prompt)
    prompt = strdup(Self.marked(text))
    promptWidth = displayWidth(strippingStyles(text))
  }

  /// Puts each escape sequence between the marks that tell libedit that it takes no room. A mark must
  /// be followed by a character that takes some, so the last sequence comes before the last space.
  private static func marked(_ text: String) -> String {
    var out = ""
    var isEscaped = false
    let body = text.hasSuffix(" \u{1B}[0m") ? text.dropLast(5) + "\u{1B}[0m " : text[...]
    for character in body.unicodeScalars {
      if character == "\u{1B}", !isEscaped {
        out += "\u{1}"
        isEscaped = true
      }
      out.unicodeScalars.append(character)
      if isEscaped, character.properties.isAlphabetic {
        out += "\u{1}"
        isEscaped = false
      }
    }
    return out
  }

  /// Remembers an entry, for this session and for those to come.
  func keep(_ entry: String) {
    guard !entry.allSatisfy({ $0 == " " || $0 == "\n" }) else { return }
    _ = lupi_enter_history(edit, entries, &event, entry)
    if let fault = history?.append(entry) { warn(fault) }
  }

  /// Characters are UTF-8 whatever the locale says; numbers stay as they are in C.
  private static func chooseEncoding() {
    if setlocale(LC_CTYPE, "") == nil
      || nl_langinfo(Int32(CODESET)).map({ String(cString: $0) }) != "UTF-8"
    {
      if setlocale(LC_CTYPE, "C.UTF-8") == nil { setlocale(LC_CTYPE, "en_US.UTF-8") }
    }
  }

  /// The editor that libedit calls back for.
  static func of(_ el: OpaquePointer?) -> LineEditor? {
    guard let el, let edit = EditLibrary.shared?.functions, let owner = lupi_owner(edit, el) else {
      return nil
    }
    return Unmanaged<LineEditor>.fromOpaque(owner).takeUnretainedValue()
  }

  private func setUp() {
    _ = lupi_set_number(edit, el, EL_SIGNAL, 0)
    _ = lupi_set_text(edit, el, EL_EDITOR, "emacs")
    _ = lupi_set_history(edit, el, entries)
    // The 1 is the mark around what takes no room on the line, see `marked`.
    _ = lupi_set_prompt(edit, el, { LineEditor.of($0)?.prompt }, 1)
    _ = lupi_set_reader(edit, el) { el, out in
      guard let out, let editor = LineEditor.of(el) else { return 0 }
      return editor.read(into: out)
    }
    addFunctions()
    // The person's own keys, from $EDITRC or ~/.editrc; `bind -v` there empties the maps, so ours
    // come after.
    _ = edit.pointee.source(el, nil)
    bindKeys()
  }

  /// `vi` or `emacs`.
  var keys: String { lupi_editor(edit, el).map { String(cString: $0) } ?? "emacs" }

  /// Chooses the keys: `vi` or `emacs`.
  func use(keys: String) {
    _ = lupi_set_text(edit, el, EL_EDITOR, keys)
    bindKeys()
  }
}
