/// Something that could be typed at the cursor.
struct Candidate: Sendable, Hashable {
  /// What takes the place of the word at the cursor.
  let text: String
  /// What the list shows, where that is not the text.
  let shown: String
  /// What it is, in a few words.
  let note: String

  init(_ text: String, shown: String? = nil, note: String = "") {
    self.text = text
    self.shown = shown ?? text
    self.note = note
  }
}

/// What Tab can do at a place.
struct Completion: Sendable {
  /// The end of the text before the cursor that a candidate replaces.
  var word = ""
  /// What could be typed, in the order of the list.
  var candidates: [Candidate] = []
  /// The signature of the call around the cursor, where there is nothing else to offer.
  var signature: String?

  /// What all candidates begin with.
  var commonBeginning: String {
    guard var common = candidates.first?.text[...] else { return "" }
    for candidate in candidates.dropFirst() {
      while !candidate.text.hasPrefix(common) { common = common.dropLast() }
    }
    return String(common)
  }
}
