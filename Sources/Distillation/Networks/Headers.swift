/// Every kind of header, with default settings, in one list that builtins and tests walk.
public enum Headers {
  /// The headers; the first is the default.
  public static let all: [any Header] = [
    SoftmaxHeader(), CosineMarginHeader(), AngleMarginHeader(),
  ]
}
