import CEdit

#if canImport(Glibc)
  @preconcurrency import Glibc
#else
  import Darwin
#endif

/// libedit, opened when the prompt starts and kept until the process ends.
///
/// Linked, it would cost every start of lupi, and nothing but the prompt needs it.
struct EditLibrary: @unchecked Sendable {
  /// The library's functions, at an address that never changes and at which nothing is written.
  let functions: UnsafePointer<lupi_edit>

  /// The library, or nothing where it cannot be opened.
  static let shared: EditLibrary? = opened()

  #if os(Linux)
    // The name without a version belongs to the files for development.
    private static let names = ["libedit.so.2", "libedit.so.0", "libedit.so"]
  #else
    private static let names = ["libedit.3.dylib", "libedit.dylib"]
  #endif

  private static func opened() -> EditLibrary? {
    var library: UnsafeMutableRawPointer?
    for name in names where library == nil { library = dlopen(name, RTLD_NOW | RTLD_LOCAL) }
    guard let library else { return nil }
    func symbol<T>(_ name: String, as type: T.Type) -> T? {
      dlsym(library, name).map { unsafeBitCast($0, to: type) }
    }
    var edit = lupi_edit()
    edit.start = symbol("el_init", as: type(of: edit.start)) ?? nil
    edit.end = symbol("el_end", as: type(of: edit.end)) ?? nil
    edit.gets = symbol("el_gets", as: type(of: edit.gets)) ?? nil
    edit.source = symbol("el_source", as: type(of: edit.source)) ?? nil
    edit.resize = symbol("el_resize", as: type(of: edit.resize)) ?? nil
    edit.line = symbol("el_line", as: type(of: edit.line)) ?? nil
    edit.insert = symbol("el_insertstr", as: type(of: edit.insert)) ?? nil
    edit.erase = symbol("el_deletestr", as: type(of: edit.erase)) ?? nil
    edit.move = symbol("el_cursor", as: type(of: edit.move)) ?? nil
    edit.push = symbol("el_push", as: type(of: edit.push)) ?? nil
    edit.start_history = symbol("history_init", as: type(of: edit.start_history)) ?? nil
    edit.end_history = symbol("history_end", as: type(of: edit.end_history)) ?? nil
    edit.set = dlsym(library, "el_set")
    edit.get = dlsym(library, "el_get")
    edit.history = dlsym(library, "history")
    guard edit.start != nil, edit.end != nil, edit.gets != nil, edit.source != nil,
      edit.resize != nil, edit.line != nil, edit.insert != nil, edit.erase != nil,
      edit.move != nil, edit.push != nil, edit.start_history != nil, edit.end_history != nil,
      edit.set != nil, edit.get != nil, edit.history != nil
    else { return nil }
    let place = UnsafeMutablePointer<lupi_edit>.allocate(capacity: 1)
    place.initialize(to: edit)
    return EditLibrary(functions: UnsafePointer(place))
  }
}
