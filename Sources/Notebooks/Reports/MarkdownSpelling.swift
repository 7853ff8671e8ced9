/// How a value is written into Markdown so that it is shown as it is.
enum MarkdownSpelling {
  /// The text with a backslash before what would be markup.
  static func literal(_ text: String) -> String {
    var out = ""
    let scalars = Array(text.unicodeScalars)
    let digits = scalars.prefix { ("0"..."9").contains($0) }.count
    for (index, scalar) in scalars.enumerated() {
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "<", ">", "|", "#", "&", "~", "$": out += "\\"
      // At the beginning these would make an item of a list, or a rule.
      case "-", "+", "=": if index == 0, scalars.count == 1 || scalars[1] == " " { out += "\\" }
      case ".", ")":
        let isLast = scalars.count == index + 1
        if index == digits, digits > 0, isLast || scalars[index + 1] == " " { out += "\\" }
      default: break
      }
      out.unicodeScalars.append(scalar)
    }
    return out
  }

  /// Lines between fences that none of them closes.
  static func fenced(_ lines: [String], _ info: String) -> String {
    var longest = 2
    for line in lines {
      var run = 0
      for byte in line.utf8 {
        run = byte == 0x60 ? run + 1 : 0
        longest = max(longest, run)
      }
    }
    let fence = String(repeating: "`", count: longest + 1)
    return ([fence + info] + lines + [fence]).joined(separator: "\n") + "\n"
  }
}
