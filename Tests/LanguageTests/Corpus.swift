@testable import Language

/// Valid programs, to cut off and to mutate.
enum Corpus {
  /// Every example without the statements that are meant to fail to parse, and longer programs.
  static let valid: [Programs.Example] =
    Programs.all.map { Programs.Example(name: $0.name, text: withoutSyntaxErrors($0.text)) }
    + longer.enumerated().map { Programs.Example(name: "longer \($0)", text: $1) }

  private static func withoutSyntaxErrors(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
      let codes = ["syntax.", "name.repeated", "value.overflow:1", "param."]
      return !codes.contains { line.contains("  #! " + $0) }
    }.joined(separator: "\n")
  }

  private static let longer = [
    #"""
    use lupi 0.1
    seed 7
    param epochs = 40 in 1..400  "passes over the training clips"
    param rate = -0.5 in -1.0..1e2
    param hop = 10ms in 1ms..250ms "step"
    param share = 5% in 1%..50%
    param on = false
    param kind = "mse" in ["mse", "l1"] "objective"
    numerics exact
    clips = corpus("ravdess") |> standardize(by="actor", view="video")
    {train, test} = split(clips, by="actor", test=["15", "16", "17", "18"])
    ear  = network(inputs="audio") |> dense(128, activation="relu") |> dense(64)
    both = teacher(audio=ear, video=eye, fusion="concat", embedding=64, classes=train.classes)
    # A comment (with brackets [ and a quote "
    soft = distill(hear, from=big, on=train,
      objective=generalized(temperature=5, imitation=0.5), epochs=epochs)
    compare({teacher: big, audio_only: alone}, on=test, metric="unweighted_accuracy")
    check both.epochs >= 1 and not (share > 50%), "share is {share:.1%}"
    """#,
    #"""
    fn study({train, validation, test, seed}, [a, _], rate=1e-3) {
      best = none
      for [epoch, {loss: l}] in zip(1..10, losses) {
        if l < rate { break } else if epoch not in [1, 2] { continue }
        best = {epoch, loss: l}
      }

      if best == none { "never" }
      else { "epoch {best.epoch:>3} loss {best.loss:.4}" }
    }
    f = (a, b) -> { c = a @ b; 0 }
    """#.replacingSemicolon,
    "f = () -> x -> {\n  y = x[1.., -1]\n  y[..2] + y[..<3] // 7%\n}\n",
    "a.b.c(1, x=2)[3](4) |> g(_, [_]) |> h\n\n  |> k()\n",
    "x = ___ + [\n  1, # one\n  2,\n] |> len()\n",
    "π = 3.14159\nnaïve = \"日本 \\u{1F600} {π:.2}\"\r\n\tx = -π ^ -2 ^ 2 % 3 % 4\n",
    "x = 5% * 2\ny = 7 % 4\nz = 7%4\nw = 5% and 3 in 5%\nv = 7 % (3) + 10%\n",
    "x = 9223372036854775808.0 + 99999999999999999999e3 - -9223372036854775808\n",
    "not a not in b == c < d <= e\nx = if a { 1 } else if b { 2 } else { 3 } + 4\n",
    "t = \"a{\"b{\"c{1:>5}\"}\"}d\"\nu = \"{{a: 1}.a}{(x -> x)(1)}{[1][0]:.2}\"\n",
    "q = [16kHz, 440Hz, 25ms, 3s, 6dB, 64KiB, 1.5e-3us, 2min, 1h, 3MHz, 1B, 2kB, 3MB, 4GB, 5MiB, 6GiB]\n",
    "android = 1\nformat = 2\nfnord = 3\nifx = 4\nelsewhere = 5\nnothing = 6\norder = 7\ninner = 8\n"
      + "trueish = 9\nbreakfast = 10\nseeds = 11\nparams = 12\nuser = 13\nchecked = 14\nnumericsx = 15\n"
      + "returns = 16\nwhiles = 17\nimported = 18\ndefault = 19\nlambdas = 20\ncontinued = 21\n",
    "(_, b) -> b\n({a}, [b, {c: d}]) -> a + b + d\n(x)\n((x))\n(f(x), 1 - -1)\n"
      .replacing("(f(x), 1 - -1)", with: "(f(x) - -1)"),
    "a = b |> f(x -> x |> g(_))\n[i for [i, j] in xs if i < j for k in 0..<i if k in {i: 1}]\n",
  ]
}

extension String {
  /// One statement to a line.
  fileprivate var replacingSemicolon: String { replacing("; 0", with: "\n  0\n") }
}
