@preconcurrency import CEdit

#if canImport(Glibc)
  @preconcurrency import Glibc
#else
  import Darwin
#endif

extension LineEditor {
  /// Codes that nobody can type, for what the reader hands to libedit beside characters.
  enum Code {
    static let paste: UInt8 = 0x8C
    static let accept: UInt8 = 0x90
    static let previous: UInt8 = 0x91
    static let next: UInt8 = 0x92
    static let cancel: UInt8 = 0x93
  }

  /// Gives libedit the functions that keys can be bound to.
  func addFunctions() {
    func add(_ name: String, _ help: String, _ key: lupi_key?) {
      // libedit keeps the addresses of both texts, for as long as the process lives.
      _ = lupi_add_function(edit, el, strdup(name), strdup(help), key)
    }
    add("lupi-enter", "Runs a complete entry, else breaks the line") { el, _ in
      LineEditor.of(el)?.enter() ?? UInt8(CC_ERROR)
    }
    add("lupi-break", "Breaks the line") { el, _ in
      LineEditor.of(el)?.breakLine() ?? UInt8(CC_ERROR)
    }
    add("lupi-complete", "Completes the word") { el, _ in
      LineEditor.of(el)?.tab() ?? UInt8(CC_ERROR)
    }
    add("lupi-insert", "Inserts a paste") { el, _ in
      LineEditor.of(el)?.insertIncoming() ?? UInt8(CC_ERROR)
    }
    add("lupi-up", "Line up, or the entry before") { el, _ in
      LineEditor.of(el)?.moveVertically(-1) ?? UInt8(CC_ERROR)
    }
    add("lupi-down", "Line down, or the entry after") { el, _ in
      LineEditor.of(el)?.moveVertically(1) ?? UInt8(CC_ERROR)
    }
    add("lupi-end", "Deletes a character, or ends") { el, _ in
      LineEditor.of(el)?.deleteOrEnd() ?? UInt8(CC_ERROR)
    }
    add("lupi-cancel", "Drops the entry") { el, _ in
      LineEditor.of(el)?.cancel() ?? UInt8(CC_ERROR)
    }
    add("lupi-suspend", "Stops the process") { el, _ in
      LineEditor.of(el)?.suspend() ?? UInt8(CC_ERROR)
    }
    add("lupi-close", "Inserts a closing bracket") { el, key in
      LineEditor.of(el)?.close(with: UInt8(truncatingIfNeeded: key)) ?? UInt8(CC_ERROR)
    }
  }

  /// Binds the keys, in both maps of vi where it is used.
  func bindKeys() {
    let isVi = keys == "vi"
    input.decoder.joinsRuns = !isVi
    func bind(_ keys: String, _ name: String, alsoInCommands: Bool = true) {
      _ = lupi_bind(edit, el, keys, name)
      if isVi, alsoInCommands { _ = lupi_bind_command(edit, el, keys, name) }
    }
    func bind(_ code: UInt8, _ name: String) {
      bind("\\" + String(code, radix: 8), name)
    }
    bind(KeyDecoder.Key.up.rawValue, "lupi-up")
    bind(KeyDecoder.Key.down.rawValue, "lupi-down")
    bind(KeyDecoder.Key.right.rawValue, isVi ? "vi-next-char" : "ed-next-char")
    bind(KeyDecoder.Key.left.rawValue, "ed-prev-char")
    bind(KeyDecoder.Key.home.rawValue, "ed-move-to-beg")
    bind(KeyDecoder.Key.end.rawValue, "ed-move-to-end")
    bind(KeyDecoder.Key.delete.rawValue, "ed-delete-next-char")
    bind(KeyDecoder.Key.nextWord.rawValue, isVi ? "vi-next-word" : "em-next-word")
    bind(KeyDecoder.Key.previousWord.rawValue, "ed-prev-word")
    bind(KeyDecoder.Key.breakLine.rawValue, "lupi-break")
    bind(Code.paste, "lupi-insert")
    bind(Code.accept, "ed-newline")
    bind(Code.previous, "ed-prev-history")
    bind(Code.next, "ed-next-history")
    bind(Code.cancel, "lupi-cancel")
    bind("^M", "lupi-enter")
    bind("^J", "lupi-enter")
    bind("^C", "lupi-cancel")
    bind("^Z", "lupi-suspend")
    bind("^I", "lupi-complete", alsoInCommands: false)
    bind("^D", "lupi-end", alsoInCommands: false)
    bind("^R", "em-inc-search-prev", alsoInCommands: false)
    bind("^P", "lupi-up", alsoInCommands: false)
    bind("^N", "lupi-down", alsoInCommands: false)
    for bracket in [")", "]", "}"] { bind(bracket, "lupi-close", alsoInCommands: false) }
    // Ctrl-C is a key while an entry is edited, and a signal only while something runs.
    _ = lupi_set_mode(edit, el, "-isig")
  }
}
