import Testing

@testable import Session

/// Typical first mistakes: the caret stands under what is wrong, and the hint says what to write.
@Suite struct HintTests {
  private static let prelude = "clips = synthetic(clips=20)\nnet = network(inputs=\"audio\")\n"

  /// A line, what the caret marks in it, and a part of the hint.
  @Test(arguments: [
    // Names that the data do not have, through whichever argument they came.
    (#"split(clips, by="actor")"#, #""actor""#, "Choose one of `emotion`"),
    (#"where(clips, "emotion", is="Happy")"#, #""Happy""#, "Did you mean `happy`?"),
    (#"where(clips, "emotion", is=["happy", "Sad"])"#, #"["happy", "Sad"]"#, "`sad`"),
    (#"clips |> drop_view("sound")"#, #""sound""#, "`audio` or `video`"),
    (#"load_csv("no-such.csv")"#, #""no-such.csv""#, "Put it below"),
    (#"load_csv("../x.csv")"#, #""../x.csv""#, "Copy the file there"),
    (#"where(clips, "emotion", is=[])"#, "[]", "it is empty"),
    ("zeros([3])[7]", "7", "-1 is the last"),
    // Arguments in the wrong place.
    ("split(clips, 0.2)", "0.2", "Did you mean `test=0.2`?"),
    ("map(x -> x, [1])", "x -> x", "Exchange the two: first `items`, then `function`."),
    ("fit(clips, student(net, clips.classes))", "clips", "Exchange the two"),
    ("student(net, clips)", "clips", "Give its classes, as in `train.classes`."),
    ("dense(64)", "64", "Start one with `network("),
    ("zeros(3, 4)", "4", "It takes `shape`."),
    ("map(3, x -> x)", "3", "Write a range, such as `1..3`."),
    (#"sum([1, "a"])"#, #"[1, "a"]"#, "Take out item 1"),
    ("split(clips, test=60%, validation=50%)", "50%", "smaller validation part"),
    // Names of other libraries.
    ("split(clips, test_size=0.2)", "test_size", "Write `test`."),
    ("fit(student(net, clips.classes), clips, lr=0.1)", "lr", "`optimizer=adam(rate=0.001)`"),
    ("sort([1], reverse=true)", "reverse", "Write `descending`."),
    ("net |> conv1d(64)", "conv1d", "Write `tdnn`."),
    ("train_test_split(clips)", "train_test_split", "Write `split`."),
    ("clip", "clip", "Did you mean `clips`?"),
    // Shapes.
    ("zeros([3, 4]) @ zeros([3])", "@", "Transpose the left matrix."),
    ("zeros([2, 3]) @ zeros([4, 3])", "@", "Transpose the right matrix."),
    // The grammar.
    ("if (1 > 0) 3", "3", "A block stands in braces"),
    ("if 1 > 0: 3", ":", "A block stands in braces"),
    ("fn f(x) return x", "return", "Write `fn f(x) = x + 1`"),
    ("mean 1, 2", "1", "Call a function with parentheses: `mean(…)`."),
    ("x = 440 Hz", "Hz", "right behind the number: `440Hz`"),
    ("x = 1,000", ",", "Write a large number as `1_000`."),
    ("y = [z = 3]", "=", "Compare with `==`."),
    ("y = [clips 2]", "2", "Put a comma between them."),
    (#"y = "{x = 3}""#, "=", "Bind the name in a line above"),
  ])
  func theMistakeIsMarkedAndAnswered(_ row: (line: String, marked: String, hint: String)) throws {
    let errors = lupi(["-e", Self.prelude + row.line]).errors
    let lines = errors.split(separator: "\n")
    let place = try #require(lines.firstIndex { $0.hasSuffix("| " + row.line) }, "\(errors)")
    let carets = lines[place + 1]
    let first = try #require(carets.firstIndex(of: "^"), "\(errors)")
    let offset = carets.distance(from: carets.startIndex, to: first)
    let count = carets.count { $0 == "^" }
    #expect(lines[place].dropFirst(offset).prefix(count) == row.marked, "\(errors)")
    #expect(
      lines.contains { $0.hasPrefix("  hint: ") && $0.contains(row.hint) }, "\(errors)")
  }

  @Test func everyMistakeOfTheGrammarIsReported() {
    let errors = lupi([
      "-e", "x = 1 && 2\ny = [1, 2\nz = (4 * 5\nw = \"abc\nv = 5 6\nprint(1\n",
    ]).errors
    let codes = errors.split(separator: "\n").filter { $0.hasPrefix("error[") }
    #expect(codes.count >= 4, "\(errors)")
    #expect(errors.contains("Close the bracket above with `]`."))
  }
}
