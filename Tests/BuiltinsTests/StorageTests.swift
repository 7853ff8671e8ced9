import Diagnostics
import Language
import Testing

@testable import Builtins

/// Every type of value that is kept comes back as it was, and every damage is noticed or harmless.
@Suite struct StorageTests {
  private static let code = """
    seed 3
    clips = synthetic(clips=96, speakers=6)
    {train, test} = split(clips, by="speaker", test=34%)
    few = label_budget(train, 50%)
    ear = network(inputs="audio") |> dense(6, activation="relu") |> dropout(0.1)
    eye = network(inputs="video") |> dense(6)
    steps = network(inputs="audio", segment=4) |> tdnn(4, kernel=3) |> mean_pool()
    both = teacher(audio=ear, video=eye, embedding=4, classes=clips.classes, fusion="gated")
    hear = student(audio=ear, embedding=4, classes=clips.classes, header=am_softmax(margin=0.3))
    big = fit(both, train, epochs=2)
    seen = fit(hear, train, epochs=2, watch=r -> {loss: 1, figure: scatter([1, 2], [3, r.parameters])})
    alone = fit(hear, few, epochs=2, validation=test, patience=1, optimizer=sgd(rate=0.1, momentum=0.5))
    taught = distill(hear, from=big, on=train, epochs=1, schedule="staged-finetune")
    kept = lesson(big, on=train)
    held = out_of_fold(both, train, folds=2, epochs=1)
    list = trials(test, by="speaker")
    checked = verify(alone, list, on=test)
    """

  /// The values, each with what it is kept as.
  private static let values: [(expression: String, type: any Storable.Type)] = [
    ("tone(440Hz, 0.1s)", AudioValue.self),
    ("compare({a: alone, b: taught}, on=test)", ComparisonValue.self),
    ("clips", DatasetValue.self), ("few", DatasetValue.self), ("test", DatasetValue.self),
    ("plot(alone.loss, title=\"Loss\")", FigureValue.self),
    ("scatter([1, 2, 3], [1.5, 0.5, 2.5])", FigureValue.self),
    ("bars({a: 1, b: 2.5})", FigureValue.self),
    ("histogram([1, 2, 2, 5, 7, 7.5])", FigureValue.self),
    ("boxes({a: [1, 2, 9], b: [3, 4, 4]})", FigureValue.self),
    ("density([1, 2, 2, 5])", FigureValue.self),
    ("heatmap(tensor([[1, 2], [3, 4]]))", FigureValue.self),
    ("confusion_plot(alone, on=test)", FigureValue.self),
    ("det_plot({a: checked})", FigureValue.self),
    ("sparkline([1, 3, 2])", FigureValue.self),
    ("panels([sparkline([1, 2]), plot([1, 4, 2])])", FigureValue.self),
    ("am_softmax(margin=0.3)", HeaderValue.self), ("aam_softmax(ramp=0.5)", HeaderValue.self),
    ("seen", RunValue.self), ("seen.frames", FramesValue.self),
    ("seen.frames[1..]", FramesValue.self),
    ("kept", LessonValue.self), ("held", LessonValue.self), ("both", ModelValue.self),
    ("hear", ModelValue.self),
    ("ear", NetworkValue.self), ("steps", NetworkValue.self),
    ("summary(hear, clips)", TableValue.self), ("help(mse)", Note.self),
    ("mse() + cosine(weight=0.5) + hint()", ObjectiveValue.self),
    ("generalized(temperature=5, imitation=0.25)", ObjectiveValue.self),
    ("crd(weight=0.8)", ObjectiveValue.self),
    ("adam(rate=0.01, weight_decay=0.1)", OptimizerValue.self),
    ("sgd(rate=constant_schedule(1e-5))", OptimizerValue.self), ("rmsprop()", OptimizerValue.self),
    ("cosine_schedule(0.01, warm_up=10%)", RateValue.self), ("step_schedule(0.5)", RateValue.self),
    ("missing({a: alone}, train=train, on=test, view=\"audio\")", RobustnessValue.self),
    ("big", RunValue.self), ("alone", RunValue.self), ("taught", RunValue.self),
    (
      "study(t -> {a: t.seed * 0.5, b: 1.0}, over=folds(clips, by=\"speaker\", count=2), seeds=1..3, baseline=\"a\")",
      StudyValue.self
    ),
    ("table({a: [1, 2.5], b: [\"x\", \"y\"]})", TableValue.self),
    ("compare({a: alone, b: taught}, on=test).table", TableValue.self),
    ("tensor([[1, 2], [3, 4.5]])", TensorValue.self), ("zeros([0, 3])", TensorValue.self),
    ("list", TrialsValue.self), ("checked", VerificationValue.self),
    ("verification([0.1, 0.7, 0.3, 0.9], [false, true, false, true])", VerificationValue.self),
  ]

  private final class Silent: Host {
    let isInterrupted = false
    func show(_ value: Value, in evaluation: Evaluation) {}
  }

  private static func workspace() throws -> Workspace {
    try Workspace(
      notebookFolder: ".", dataFolders: [], outputFolder: nil, isExact: true, threads: 1)
  }

  @Test func everyTypeComesBackAsItWas() throws {
    let workspace = try Self.workspace()
    let host = Silent()
    let interpreter = workspace.interpreter(host: host) { _ in }
    let context = workspace.witness(for: host).context
    func run(_ text: String) throws -> Value? {
      let outcome = Parser.parse(SourceText(name: "test", text: text))
      #expect(outcome.diagnostics.isEmpty, "\(text): \(outcome.diagnostics)")
      return try outcome.program.flatMap { try interpreter.run($0, cell: "test") }
    }
    _ = try run(Self.code)
    var met: Set<String> = []
    for (expression, type) in Self.values {
      let value = try #require(try run(expression), "\(expression)")
      #expect(value.foreign.map { Swift.type(of: $0) == type } == true, "\(expression)")
      met.insert(type.storedName)
      let writer = StorageWriter()
      try writer.value(value)
      #expect(writer.isReadable && writer.isComplete, "\(expression)")
      let reader = StorageReader(writer.bytes, context: context)
      let copy = try reader.value()
      try reader.requireEnd()
      let again = StorageWriter()
      try again.value(copy)
      #expect(again.bytes == writer.bytes, "\(expression)")
      #expect(copy.display(.plain) == value.display(.plain), "\(expression)")
      for name in value.foreign?.fieldNames ?? [] {
        let (a, b) = (try value.foreign?.field(name), try copy.foreign?.field(name))
        #expect(a?.literal == b?.literal, "\(expression).\(name)")
      }
      try Self.damage(writer.bytes, context)
    }
    #expect(met == Set(StoredTypes.all.map { $0.storedName }))
  }

  /// Any change of a bit, and any cut, is a fault or a value; nothing traps.
  private static func damage(_ bytes: [UInt8], _ context: StorageContext) throws {
    var state: UInt64 = 5
    func random(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % max(1, count)
    }
    for _ in 0..<12 {
      var changed = bytes
      changed[random(bytes.count)] ^= 1 << UInt8(random(8))
      _ = try? StorageReader(changed, context: context).value()
      let cut = Array(bytes.prefix(random(bytes.count)))
      #expect(throws: (any Error).self) { try StorageReader(cut, context: context).value() }
    }
  }
}
