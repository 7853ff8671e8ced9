import Diagnostics
public import Language
import Synchronization

/// Takes down what a run makes, cell by cell.
public final class AttestationRecorder: Sendable {
  private struct State {
    var cells: [Attestation.CellRecord] = []
    var outputs: [CellOutput] = []
  }
  private let state = Mutex(State())

  /// Creates a recorder of nothing yet.
  public init() {}

  /// Takes an event in; hand this to a runner as its sink.
  ///
  /// Outputs are digested when their cell ends, as its values are.
  public func add(_ event: RunEvent) {
    state.withLock { state in
      switch event {
      case .started: state.outputs = []
      case .output(_, let output): state.outputs.append(output)
      case .finished(let cell, let status, _):
        var products: [Attestation.CellRecord.Product] = []
        for (index, output) in state.outputs.enumerated() {
          products.append(.init(name: "output \(index + 1)", digest: Self.digest(output)))
        }
        if !state.outputs.isEmpty {
          let text = state.outputs.map { $0.rendered(.plain) }.joined(separator: "\n")
          products.append(.init(name: "text", digest: Self.digest(.text(text))))
        }
        state.cells.append(
          Attestation.CellRecord(name: cell.name, status: Self.words(status), products: products))
        state.outputs = []
      default: break
      }
    }
  }

  /// Takes down what the cell that has just ended has bound; hand this to a runner as its `whenBound`.
  public func add(_ bindings: [Interpreter.GlobalBinding]) {
    state.withLock { state in
      guard let cell = state.cells.popLast() else { return }
      let values = bindings.map { binding in
        Attestation.CellRecord.Product(
          name: "value \(binding.name)", digest: Self.digest(.value(binding.value)))
      }
      state.cells.append(
        Attestation.CellRecord(
          name: cell.name, status: cell.status, products: cell.products + values))
    }
  }

  /// What was taken down, under the given circumstances.
  public func attestation(_ circumstances: [Attestation.Circumstance]) -> Attestation {
    Attestation(circumstances: circumstances, cells: state.withLock { $0.cells })
  }

  private static func digest(_ output: CellOutput) -> String {
    var digest = Digest()
    switch output {
    case .value(let value): digest.combine(value)
    case .text(let text): digest.combine(text)
    }
    return String(digest.hex.prefix(32))
  }

  private static func words(_ status: CellStatus) -> String {
    switch status {
    case .succeeded: "succeeded"
    case .failed: "failed"
    case .failedAsWritten: "failed as written"
    case .timedOut: "timed out"
    case .interrupted: "interrupted"
    case .skipped(let reason): "skipped, \(reason.words)"
    }
  }
}
