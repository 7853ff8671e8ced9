/// In which order encoder and header of a student learn.
///
/// An aggregation belongs to the encoder where an objective compares the embeddings of clips, and to the
/// header where only those of segments are compared.
public enum Schedule: String, Sendable, CaseIterable {
  /// First the encoder, from the teacher's embeddings alone; then the header, from true labels, with
  /// the encoder fixed. The literal reading of the method, and the default.
  case staged
  /// Both at once; the gradient of the labels stops at the embedding, so that the encoder still
  /// learns from the teacher alone.
  case detached
  /// Both at once; the labels also move the encoder.
  case joint
  /// `staged`, then a short training of the whole student on true labels at a lower rate.
  case stagedFinetune = "staged-finetune"
}
