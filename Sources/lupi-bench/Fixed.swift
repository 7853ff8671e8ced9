/// A number with some digits after the point.
func fixed(_ value: Double, _ digits: Int) -> String {
  guard value.isFinite, value.magnitude < 1e12 else { return "-" }
  var unit = 1
  for _ in 0..<digits { unit *= 10 }
  let scaled = Int((value * Double(unit)).rounded())
  guard digits > 0 else { return String(scaled) }
  let rest = String(scaled % unit)
  return "\(scaled / unit)." + String(repeating: "0", count: digits - rest.count) + rest
}
