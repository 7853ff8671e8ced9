import Binding
import Diagnostics
import Language
import Synchronization
import Testing

private final class SilentHost: Host {
  var isInterrupted: Bool { false }
  func show(_ value: Value, in evaluation: Evaluation) throws {}
}

private let group = Group("test", "For tests.")

private let mel = Builtin(
  "mel", group, "Makes bands.",
  Parameter<Int>("bands", "How many.", default: 4, where: .within(1...512)),
  Parameter<String>("scale", "Which formula.", default: "slaney", where: .oneOf("slaney", "htk")),
  Parameter<Double>("hop", "The step.", default: 0.01, unit: "s"),
  references: ["S. S. Stevens, J. Volkmann, \"A scale for pitch\", JASA, 1937"], seeAlso: ["bark"],
  examples: [Example("mel(2)", shows: "2"), Example("mel()", shows: "4")]
) { _, bands, _, _ in bands }

private let bark = Builtin(
  "bark", group, "Makes bands for training.",
  Parameter<Int>("count", "How many of the bands of a scale.", default: 24, where: .within(1...24)),
  examples: [Example("bark(2)", shows: "2"), Example("bark()", shows: "24")]
) { _, count in count }

private func evaluate(_ code: String) throws -> Value {
  let interpreter = Interpreter(library: [mel.function], host: SilentHost())
  let source = SourceText(name: "t", text: code)
  let outcome = Parser.parse(source)
  guard let program = outcome.program else { throw outcome.diagnostics[0] }
  return try interpreter.run(program, cell: "t") ?? .none
}

@Suite struct BindingTests {
  @Test func defaultsAndArgumentsReachTheBody() throws {
    #expect(try evaluate("mel()").int == 4)
    #expect(try evaluate("mel(7)").int == 7)
    #expect(try evaluate("mel(bands=7.0)").int == 7)
  }

  @Test(arguments: [
    ("mel(bands=0)", "call.argument-range", 5), ("mel(\"x\")", "call.argument-type", 5),
    ("mel(2.5)", "call.argument-type", 5), ("mel(scale=\"htc\")", "call.argument-range", 5),
    ("mel(1, bands=2)", "call.repeated-argument", 8),
  ])
  func mistakesNameTheArgument(_ row: (code: String, error: String, column: Int)) throws {
    let diagnostic = #expect(throws: Diagnostic.self) { try evaluate(row.code) }
    #expect(diagnostic?.code == row.error)
    let span = try #require(diagnostic?.span)
    #expect(span.start + 1 >= row.column)
  }

  @Test func aNearChoiceIsSuggested() {
    let diagnostic = #expect(throws: Diagnostic.self) { try evaluate("mel(scale=\"htc\")") }
    #expect(diagnostic?.hint == "Did you mean \"htk\"?")
  }

  @Test func textsAreDerived() throws {
    #expect(
      mel.signature
        == "mel(bands: integer = 4, scale: text = \"slaney\", hop: number in s = 0.01) -> integer")
    let catalogue = Catalogue([BuiltinList("mel", [mel])])
    let help = try #require(catalogue.help("mel"))
    #expect(help.contains("Must be from 1 to 512."))
    #expect(catalogue.names(startingWith: "m") == ["mel"])
    #expect(catalogue.search("bands").map(\.name) == ["mel"])
    #expect(catalogue.json().contains("\"choices\": [\"slaney\", \"htk\"]"))
  }

  @Test func lintFindsWhatIsWrong() {
    let bad = Builtin(
      "bad", group, "no full stop", Parameter<Double>("x", "no stop"), examples: []
    ) { _, x in x }
    let faults = Catalogue([BuiltinList("mel mel bad", [mel, mel, bad])]).lint()
    for word in [
      "declared twice", "full stop", "needs two examples", "needs a unit", "no see-also",
      "which does not exist",
    ] {
      #expect(faults.contains { $0.contains(word) }, "\(word)")
    }
    #expect(Catalogue([BuiltinList("mel bark", [mel, bark])]).lint() == [])
  }

  @Test func listsAreMadeWhenOneOfTheirNamesIsNeeded() throws {
    let made = Mutex<[String]>([])
    func list(_ name: String, declared: String) -> BuiltinList {
      BuiltinList(
        declared,
        {
          made.withLock { $0.append(name) }
          return [Builtin(name, group, "Counts.", examples: []) { _ in 1 }]
        }())
    }
    let catalogue = Catalogue([
      list("first", declared: "first"), list("second", declared: "second"),
      list("third", declared: "thrid"),
    ])
    #expect(made.withLock { $0 }.isEmpty)
    #expect(catalogue["second"]?.name == "second")
    #expect(made.withLock { $0 } == ["second"])
    // A name that is not declared beside its list is found all the same, and lint tells.
    #expect(catalogue["third"]?.name == "third")
    #expect(catalogue["thrid"] == nil)
    #expect(catalogue.lint().contains { $0.contains("must be the names") })
  }
}
