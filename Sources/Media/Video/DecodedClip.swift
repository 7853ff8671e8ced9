/// Sound and frames of a clip.
public struct DecodedClip: Sendable {
  /// The sound, at its own rate and with all its channels; nothing where there is none or none was wanted.
  public let sound: Recording?
  /// The frames; nothing where there are none or none were wanted.
  public let film: FrameSequence?

  /// Puts together what was decoded.
  public init(sound: Recording?, film: FrameSequence?) {
    self.sound = sound
    self.film = film
  }
}
