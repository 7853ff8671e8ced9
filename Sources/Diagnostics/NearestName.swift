/// The name most like `word`, or nothing when none is near enough to suggest.
///
/// The distance counts insertions, deletions, substitutions and swaps of neighbours (Damerau,
/// "A technique for computer detection and correction of spelling errors", CACM 1964); at most a
/// third of the letters may differ. A name that begins with `word` also counts. A single letter is
/// near to no other: whatever is one letter long would be suggested for it.
public func nearestName(to word: String, among names: some Sequence<String>) -> String? {
  let folded = Array(word.lowercased().utf8)
  guard !folded.isEmpty, folded.count <= 64 else { return nil }
  var best: (name: String, distance: Int)?
  for name in names where name != word {
    let other = Array(name.lowercased().utf8)
    let longest = max(folded.count, other.count)
    let limit = longest < 2 ? 0 : max(1, longest / 3)
    if min(folded.count, other.count) < 2, folded != other { continue }
    var distance = editDistance(folded, other, limit: limit)
    if distance > limit, folded.count >= 3, other.starts(with: folded) { distance = limit }
    guard distance <= limit else { continue }
    if best == nil || distance < best?.distance ?? .max { best = (name, distance) }
  }
  return best?.name
}

/// The restricted Damerau–Levenshtein distance; anything above `limit` may be returned as more.
public func editDistance(_ a: [UInt8], _ b: [UInt8], limit: Int) -> Int {
  if abs(a.count - b.count) > limit { return limit + 1 }
  var beforeLast = [Int](repeating: 0, count: b.count + 1)
  var last = Array(0...b.count)
  for i in 0..<a.count {
    var row = [i + 1]
    for j in 0..<b.count {
      var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
        cost = min(cost, beforeLast[j - 1] + 1)
      }
      row.append(cost)
    }
    beforeLast = last
    last = row
  }
  return last[b.count]
}
