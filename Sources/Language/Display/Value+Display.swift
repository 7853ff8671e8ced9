public import Diagnostics

extension Value {
  /// The best form for a person, which may have several lines.
  public func display(_ presentation: Presentation) -> String { literal }
}
