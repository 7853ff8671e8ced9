/// The headings of a page: their levels without gaps, their names without doubles.
struct HTMLOutline {
  /// A heading as the table of contents has it.
  struct Entry {
    let level: Int
    let id: String
    let html: String
  }

  private(set) var entries: [Entry] = []
  private var level = 1
  private var names: Set<String>

  /// Begins below the title of the page; `names` are taken already.
  init(taken names: Set<String> = []) { self.names = names }

  /// Takes a heading in, at the level that was written: at least 2, and at most one below the last.
  mutating func add(_ written: Int, text: String, html: String) -> Entry {
    level = min(max(2, written), level + 1)
    let entry = Entry(level: level, id: name(for: text), html: html)
    entries.append(entry)
    return entry
  }

  /// A name that no other element has: the words in lower case with hyphens between.
  mutating func name(for text: String) -> String {
    var name = ""
    for character in text.lowercased() {
      if character.isLetter || character.isNumber {
        name.append(character)
      } else if !name.isEmpty, name.last != "-" {
        name.append("-")
      }
      if name.utf8.count > 60 { break }
    }
    while name.last == "-" { name.removeLast() }
    if name.isEmpty { name = "section" }
    var unique = name
    var number = 2
    while !names.insert(unique).inserted {
      unique = "\(name)-\(number)"
      number += 1
    }
    return unique
  }

  /// The table of contents: headings of levels 2 and 3 as nested lists.
  var contents: String {
    var out = "<ul>\n"
    var isNested = false
    var isOpen = false
    for entry in entries where entry.level <= 3 {
      let link = "<a href=\"#\(htmlEscaped(entry.id))\">\(entry.html)</a>"
      if entry.level == 2 {
        if isNested { out += "</ul>" }
        if isOpen { out += "</li>\n" }
        out += "<li>" + link
        (isOpen, isNested) = (true, false)
      } else {
        out += (isNested ? "" : "\n<ul>\n") + "<li>" + link + "</li>\n"
        isNested = true
      }
    }
    if isNested { out += "</ul>" }
    if isOpen { out += "</li>\n" }
    return out + "</ul>\n"
  }
}
