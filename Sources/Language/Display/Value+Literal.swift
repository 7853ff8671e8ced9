extension Value {
  /// The value in one line as it would be written; long ones are shortened.
  public var literal: String { typeName }
}
