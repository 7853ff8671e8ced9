import Binding

/// The seed of a builtin that draws, where draws should not follow the notebook's seed.
func seedParameter(
  _ meaning: String =
    "Draws that depend on this alone; without it, on the notebook's seed and the place of the call."
) -> Parameter<Int?> {
  Parameter("seed", meaning, default: nil, where: .ifGiven(.atLeast(0)))
}
