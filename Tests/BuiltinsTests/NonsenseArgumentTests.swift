import Binding
import Builtins
import Diagnostics
import Language
import Testing

import class Foundation.ProcessInfo

/// Calls of every builtin with arguments that make little sense: whatever is given, the answer is a
/// value that can be shown or an error in words, never a trap and nothing without end.
@Suite struct NonsenseArgumentTests {
  /// How many calls each builtin gets; `LUPI_FUZZ` asks for more.
  private static let rounds =
    ProcessInfo.processInfo.environment["LUPI_FUZZ"].flatMap { Int($0) } ?? 40

  @Test(arguments: Catalogue.standard.builtins.map(\.name))
  func everyAnswerIsAValueOrAnErrorInWords(name: String) throws {
    let builtin = try #require(Catalogue.standard[name])
    let bench = try NonsenseBench()
    var random = SeededGenerator(name)
    for _ in 0..<Self.rounds {
      let call = NonsenseArguments.call(of: builtin, using: &random)
      if let complaint = bench.complaint(about: call) {
        Issue.record("\(call)\n\(complaint)")
      }
    }
  }
}

/// An interpreter in which every argument of ``NonsenseArguments`` is bound to a name.
private final class NonsenseBench {
  private final class Silence: Language.Host, Sendable {
    var isInterrupted: Bool { false }
    func show(_ value: Value, in evaluation: Evaluation) throws {}
  }

  private let folder: TemporaryFolder
  private let interpreter: Interpreter

  init() throws {
    folder = try TemporaryFolder()
    let workspace = try Workspace(
      notebookFolder: folder.path, dataFolders: [], outputFolder: folder.path, isExact: true,
      threads: 1)
    var limits = Limits.standard
    limits.steps = 2_000_000
    interpreter = workspace.interpreter(host: Silence(), limits: limits, progress: { _ in })
    _ = try run(NonsenseArguments.preamble)
    // What makes the arguments must not fail where a machine stands still for a while; a call may.
    interpreter.evaluation.limits.seconds = 5
  }

  private func run(_ code: String) throws -> Value? {
    let outcome = Parser.parse(SourceText(name: "nonsense", text: code))
    guard let program = outcome.program, outcome.diagnostics.isEmpty else {
      throw outcome.diagnostics[0]
    }
    return try interpreter.run(program, cell: "nonsense")
  }

  /// What is wrong with the answer to a call, if anything.
  func complaint(about call: String) -> String? {
    do {
      guard let value = try run(call) else { return nil }
      // The value must be fit to be shown, written and compared.
      let text = value.display(.plain)
      if text.contains("Optional(") { return "shows a name of Swift: \(text)" }
      _ = value.literal
      _ = Value.areEqual(value, value)
      return nil
    } catch is Interruption {
      return nil
    } catch let fault as Diagnostic {
      return Self.complaint(fault.code, fault.message, fault.hint)
    } catch let fault as Fault {
      return Self.complaint(fault.code, fault.message, fault.hint)
    } catch {
      return "an error without words: \(error)"
    }
  }

  private static func complaint(_ code: String, _ message: String, _ hint: String?) -> String? {
    let words = message + " " + (hint ?? "")
    if !code.contains(".") { return "the code `\(code)` has no area" }
    if message.count < 8 { return "the message says too little: \(message)" }
    if words.contains("Optional(") || words.contains("Error(") {
      return "the message is not in plain words: \(words)"
    }
    if let hint, hint.isEmpty || !hint.hasSuffix(".") && !hint.hasSuffix("?") {
      return "the hint is not a sentence: \(hint)"
    }
    return nil
  }
}

/// The arguments, by the kind of parameter they would suit.
private enum NonsenseArguments {
  /// Binds what takes more than a literal.
  static let preamble = """
    clips = synthetic(clips=32, speakers=2, emotions=2)
    bare = unlabelled(clips)
    nobody = take(clips, 0)
    blind = drop_view(clips, "video")
    rounds = folds(clips, count=2)
    ear = network(inputs="audio")
    eye = network(inputs="video") |> dense(3)
    hear = student(audio=ear, embedding=2, classes=clips.classes)
    both = teacher(audio=ear, video=eye, embedding=2, classes=clips.classes)
    one = fit(hear, clips, steps=2)
    two = fit(both, clips, steps=2)
    nan = log(-1.0)
    infinity = -log(0.0)
    rows = table({a: [1, 2], b: ["x", "y"]})
    norows = table({a: []})
    picture = plot([1, 2])
    pairs = trials(clips, by="speaker", count=20)
    verified = verify(clips.audio, pairs, on=clips)
    sound = tone(440Hz, 0.1s)
    hush = audio(zeros([300]))
    result = study(t -> {a: t.seed + 0.5}, over=[{}], seeds=1..2, metric="accuracy")
    """

  private static let kinds: [(words: [String], values: [String])] = [
    (["integer", "number"], ["0", "1", "2", "3", "-1", "9223372036854775807"]),
    (
      ["number"],
      ["0.5", "-0.0", "1e308", "1e-320", "nan", "infinity", "-9223372036854775807 - 1", "5%"]
    ),
    (
      ["text"],
      [
        "\"\"", "\"a\"", "\"audio\"", "\"video\"", "\"speaker\"", "\"label\"", "\"é😀\\u{0}\"",
        "\"../x\"", "\"out.npy\"", "\"accuracy\"",
      ]
    ),
    (["boolean"], ["true", "false"]),
    (["none"], ["none"]),
    (["duration"], ["3s", "25ms", "1us", "0s", "-1s"]),
    (["frequency"], ["440Hz", "5kHz", "8kHz", "1Hz", "0Hz", "44100Hz"]),
    (["level"], ["-6dB", "0dB", "300dB"]),
    (["audio"], ["sound", "hush", "audio([])", "audio([1e-30])", "audio([0.5, -0.5], 8kHz)"]),
    (
      ["list", "range", "record"],
      [
        "[]", "[1]", "[1, 2, 3]", "[3, 2, 1, 0]", "[0.5, nan]", "[infinity, -infinity, 0]",
        "[\"a\", \"b\"]", "[\"a\"]", "[\"happy\", 1]", "[[1, 2], [3, 4]]", "[[1], [1, 2]]",
        "[none]", "[true, false]", "[true, true, false]", "[[[]]]", "[clips, clips]",
        "0..<0", "0..<5", "0..<1000000000000", "[{a: 1}, {a: 2}]", "[{a: 1}, {b: 2}]", "rounds",
        "[picture, picture]", "[ear]",
      ]
    ),
    (
      ["record", "study", "list"],
      [
        "{}", "{a: 1}", "{a: [1, 2], b: [0.5, nan]}", "{a: one, b: two}", "{a: none}",
        "{audio: mse()}", "{a: {b: {}}}", "result",
      ]
    ),
    (
      ["tensor", "numbers"],
      [
        "zeros([0])", "zeros([])", "zeros([2, 3])", "zeros([0, 3])", "zeros([2, 2, 2])",
        "tensor([[1, nan], [infinity, 0]])", "tensor([5])", "tensor([1, 0, 1])",
        "random_normal([6, 3], seed=1)",
      ]
    ),
    (["table"], ["rows", "norows"]),
    (["dataset"], ["clips", "bare", "nobody", "blind"]),
    (["network"], ["ear", "eye", "network(inputs=\"nothing\") |> dense(2)"]),
    (["teacher", "student", "model"], ["hear", "both"]),
    (["run"], ["one", "two"]),
    (["optimizer"], ["adam()", "sgd(rate=1e30)"]),
    (["schedule", "rate", "number"], ["cosine_schedule(0.1)", "constant_schedule(1e30)"]),
    (["objective"], ["mse()", "soft_labels(temperature=2)", "mse(weight=0) + l1()"]),
    (["trials"], ["pairs"]),
    (["verification"], ["verified", "{a: verified, b: verified}"]),
    (["figure"], ["picture", "panels([picture])"]),
    (
      ["function"],
      [
        "x -> x", "(a, b) -> a", "(a, b) -> a > b", "x -> 1 / 0", "x -> none", "x -> x > 1",
        "len", "x -> {a: 1.0}", "(a, b, c) -> 0",
      ]
    ),
  ]

  private static let all = kinds.flatMap(\.values)

  /// A call that is right often enough to come past the first check.
  static func call(of builtin: Builtin, using random: inout SeededGenerator) -> String {
    var arguments: [String] = []
    for parameter in builtin.parameters {
      if parameter.fallback != nil, Int.random(in: 0..<3, using: &random) > 0 { continue }
      if Int.random(in: 0..<40, using: &random) == 0 { continue }
      var pool = kinds.filter { kind in kind.words.contains { parameter.type.contains($0) } }
        .flatMap(\.values)
      pool += parameter.choices.map { "\"\($0)\"" }
      if pool.isEmpty || Int.random(in: 0..<5, using: &random) == 0 { pool = all }
      let value = pool[Int.random(in: 0..<pool.count, using: &random)]
      arguments.append("\(parameter.name)=\(value)")
    }
    return "\(builtin.name)(\(arguments.joined(separator: ", ")))"
  }
}

/// SplitMix64 (Steele, Lea, Flood, OOPSLA 2014), begun from a word.
private struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64 = 0xCBF2_9CE4_8422_2325

  init(_ word: String) {
    for byte in word.utf8 { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
