import Autodiff
import Diagnostics
import NeuralNets
import Tensors
import Testing

@testable import Distillation

/// What a model makes of a clip depends on that clip alone, to the last bit.
struct BatchIndependenceTests {
  private static let modes: [Numerics] = [
    .fast, .exact, Numerics(mode: .fast, threads: 2), Numerics(mode: .fast, threads: 5),
  ]

  /// Some clips of a larger set, as sequences.
  private func part(_ examples: Examples, _ places: [Int]) throws -> Examples {
    try Examples(
      views: examples.views.mapValues { view in
        let rows = places.flatMap { Array(view.rows(of: $0)) }
        let layout = try view.layout.map { layout in
          try SequenceLayout(lengths: places.map { layout.length($0) })
        }
        return try ClipView(view.rows.gather(rows), layout)
      }, labels: places.map { examples.labels[$0] }, classes: examples.classes)
  }

  private func check(_ model: Model, _ clips: Examples) throws {
    for numerics in Self.modes {
      let all = try model.outputs(for: clips, numerics)
      for places in [[0], [7], [3, 1, 2], Array(0..<7), Array((0..<32).reversed())] {
        let few = try model.outputs(for: part(clips, places), numerics)
        #expect(few.clips == (try all.clips.gather(places)), "\(numerics)")
        #expect(few.scores == (try all.scores.gather(places)), "\(numerics)")
      }
    }
  }

  @Test func sequences() throws {
    let clips = try SequenceWorld.clips(32)
    try check(SequenceWorld.taught(clips).model, clips)
  }

  @Test func vectors() throws {
    let clips = try SmallWorld.clips(32)
    try check(SmallWorld.taught(clips).model, clips)
  }

  /// Wide layers, whose products OpenBLAS cuts in other ways for other numbers of rows.
  @Test func wideVectors() throws {
    let clips = try SmallWorld.clips(32)
    let student = try SmallWorld.student(embedding: 64, layers: [Dense(300, .relu), Dense(96)])
    try check(student.fit(clips, SmallWorld.settings(epochs: 1)).model, clips)
  }
}
