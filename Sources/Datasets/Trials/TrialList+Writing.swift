public import Diagnostics

extension TrialList {
  /// The list as comma-separated values with the columns same, first and second.
  ///
  /// **Properties** Reading the result gives the list back.
  public func csv() throws(Fault) -> [UInt8] {
    CSV.write(
      try Table([
        TableColumn("same", numbers: isSame.map { $0 ? 1 : 0 }),
        TableColumn("first", text: first.map { clips[$0] }),
        TableColumn("second", text: second.map { clips[$0] }),
      ]))
  }

  /// The list as lines of `1 first second`, as VoxCeleb has it.
  ///
  /// **Properties** Reading the result gives the list back.
  /// Where a name has a blank, the parts of every line are separated by tabs.
  /// Throws `trials.name` where a clip's name is empty, begins or ends with a blank, or has a tab, a
  /// line end, a comma or a semicolon.
  public func lines() throws(Fault) -> [UInt8] {
    let odd = clips.first { name in
      name.isEmpty || name.first?.isWhitespace == true || name.last?.isWhitespace == true
        || name.contains { $0 == "\t" || $0.isNewline || $0 == "," || $0 == ";" }
    }
    if let odd {
      throw Fault(
        "trials.name",
        "names of clips in a list of lines must have no tab, comma or semicolon, but there is "
          + "`\(odd)`", hint: "Write to a file whose name ends in `.csv`.")
    }
    let blank = UInt8(ascii: clips.contains { $0.contains(" ") } ? "\t" : " ")
    var out: [UInt8] = []
    for trial in isSame.indices {
      out += [UInt8(ascii: isSame[trial] ? "1" : "0"), blank]
      out += clips[first[trial]].utf8
      out.append(blank)
      out += clips[second[trial]].utf8
      out.append(0x0A)
    }
    return out
  }
}
