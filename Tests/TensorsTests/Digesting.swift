/// FNV-1a over bit patterns, for results that must be the same on every machine.
func digest(_ values: some Sequence<Float>) -> String {
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  for value in values { hash = (hash ^ UInt64(value.bitPattern)) &* 0x100_0000_01B3 }
  return String(hash, radix: 16)
}
