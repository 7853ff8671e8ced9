/// Text broken at spaces into lines of at most `width` columns; a longer word stands alone.
public func wordWrapped(_ text: String, width: Int) -> [String] {
  var lines: [String] = []
  var line = ""
  for word in text.split(separator: " ") {
    if !line.isEmpty, displayWidth(line) + 1 + displayWidth(word) > width {
      lines.append(line)
      line = ""
    }
    line += (line.isEmpty ? "" : " ") + word
  }
  return line.isEmpty && !lines.isEmpty ? lines : lines + [line]
}
