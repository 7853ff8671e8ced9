import Diagnostics
import Language
import Synchronization

@testable import Notebooks

/// A cache in memory, and a small world of files that tests change.
final class CacheBench: CellStorage, CellSurroundings {
  private struct State {
    var entries: [String: [UInt8]] = [:]
    var files: [String: String] = [:]
    var seen: [String: String]?
    var isRepeatable = true
    var build = "build 1"
    var calls: [String] = []
    var isFull = false
  }
  private let state = Mutex(State())

  // MARK: What tests see and change

  /// The arguments with which `heavy` was called since the last look.
  var calls: [String] {
    state.withLock { state in
      defer { state.calls = [] }
      return state.calls
    }
  }

  var entries: [String: [UInt8]] {
    get { state.withLock { $0.entries } }
    set { state.withLock { $0.entries = newValue } }
  }

  func setFile(_ name: String, _ text: String?) { state.withLock { $0.files[name] = text } }
  func setBuild(_ build: String) { state.withLock { $0.build = build } }
  func fill() { state.withLock { $0.isFull = true } }

  /// Runs a notebook with the cache; `nil` for the parameters that are not given.
  func run(
    _ text: String, uses cache: Bool = true, _ change: (inout RunOptions) -> Void = { _ in }
  ) -> (record: RunRecord, summary: RunSummary, runner: NotebookRunner) {
    var options = RunOptions()
    change(&options)
    let recorder = RunRecorder()
    let runner = NotebookRunner(
      TrialRun.program(text), options: options,
      makeInterpreter: { Interpreter(library: TrialRun.library + library, host: $0) },
      sink: recorder.add)
    if cache { runner.cache = CellCache(storage: self, surroundings: self, notebook: "a.lupi") }
    let summary = runner.run()
    return (recorder.record, summary, runner)
  }

  /// What a person sees of a run: outputs, problems and prose.
  func seen(
    _ text: String, uses cache: Bool = true, _ change: (inout RunOptions) -> Void = { _ in }
  ) -> [String] {
    let (record, summary, runner) = run(text, uses: cache, change)
    let prose = record.inline.sorted { $0.key < $1.key }.map { _, results in
      results.map { $0.rendered(.plain) }.joined(separator: ", ")
    }
    let problems = summary.problems.map { "\($0.code) \($0.span?.start ?? -1)" }
    return record.lines + prose + problems + ["\(summary.exit), seed \(runner.interpreter.seed)"]
  }

  /// `heavy(x)` is x, and counted; `file("a")` is the text of a file, `clock()` what cannot be repeated,
  /// `opaque(x)` what cannot be kept.
  private var library: [NativeFunction] {
    [
      NativeFunction(name: "heavy", parameterNames: ["value"]) { [self] call in
        let value = call.positional.first ?? .none
        state.withLock { $0.calls.append(value.literal) }
        return value
      },
      NativeFunction(name: "file", parameterNames: ["name"]) { [self] call in
        let name = call.positional.first?.string ?? ""
        return state.withLock { state in
          state.seen?[name] = state.files[name] ?? "nothing"
          return state.files[name].map { .string($0) } ?? .none
        }
      },
      NativeFunction(name: "opaque", parameterNames: ["value"]) { call in
        .foreign(Opaque(value: call.positional.first ?? .none))
      },
      NativeFunction(name: "clock", parameterNames: []) { [self] _ in
        state.withLock { state in
          state.isRepeatable = false
          state.calls.append("clock")
          return .int(state.calls.count)
        }
      },
    ]
  }

  // MARK: Storage

  func read(_ name: String) -> [UInt8]? { entries[name] }
  func write(_ bytes: [UInt8], to name: String) -> Bool {
    state.withLock { state in
      guard !state.isFull else { return false }
      state.entries[name] = bytes
      return true
    }
  }
  func touch(_ name: String) {}
  func contains(_ name: String) -> Bool { entries[name] != nil }
  func names(of kind: String) -> [String] {
    entries.keys.filter { $0.hasPrefix(kind + "/") }.sorted()
  }

  // MARK: Surroundings

  var identity: [CellKey.Part] { [CellKey.Part("lupi", state.withLock { $0.build })] }
  var context: StorageContext { StorageContext(library: Library(TrialRun.library + library)) }
  func startObserving() {
    state.withLock { state in
      state.seen = [:]
      state.isRepeatable = true
    }
  }
  func stopObserving() -> Observations {
    state.withLock { state in
      let writer = StorageWriter()
      let seen = state.seen ?? [:]
      writer.texts(seen.keys.sorted())
      writer.texts(seen.keys.sorted().map { seen[$0] ?? "" })
      state.seen = nil
      return Observations(bytes: seen.isEmpty ? [] : writer.bytes, isRepeatable: state.isRepeatable)
    }
  }
  func change(since observations: [UInt8]) -> String? {
    let reader = StorageReader(observations)
    guard let names = try? reader.texts(), let texts = try? reader.texts() else { return "damaged" }
    let changed = zip(names, texts).first { name, text in
      state.withLock { $0.files[name] ?? "nothing" } != text
    }
    return changed.map { "the file `\($0.0)` has changed" }
  }
  func replay(_ observations: [UInt8]) {}
  func settle() {}
}

/// A value of a type that cannot be kept.
private struct Opaque: Foreign {
  let value: Value
  let typeName = "opaque"
  let summary = "opaque"
  func digest(into digest: inout Digest) { value.digest(into: &digest) }
  func isEqual(to other: any Foreign) -> Bool {
    (other as? Opaque).map { Value.areEqual($0.value, value) } ?? false
  }
}
