/// A deliberately useless teacher, to see how much of a gain is due to the privileged view.
public enum Control: String, Sendable, CaseIterable {
  /// The teacher is an audio-only network trained like the teacher: the student sees the same
  /// unlabelled clips and gets a teacher, but nothing privileged.
  case selfDistillation = "self"
  /// The teacher's embeddings are dealt out to the wrong clips.
  case shuffled
  /// The teacher keeps its first random weights.
  case random
  /// Teacher and student learn from labels that were dealt out to the wrong clips: what is above chance
  /// then leaked from the test part, or is luck.
  case permutedLabels = "permuted"
}
