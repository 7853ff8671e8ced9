import Binding
import Datasets
import Diagnostics
import Distillation
import Language
import Tensors

/// Scores trials by the cosines of embeddings, and brings the scores to one scale if asked.
struct Verifier {
  /// What embeddings come from: a trained network, or a matrix with a row for each clip of the data.
  let source: Either<RunValue, Numbers>
  let trials: TrialList
  let dataset: Dataset
  let isStopped: () -> Bool

  /// How scores are brought to one scale.
  struct Normalization {
    let kind: ScoreNormalization
    let cohort: Dataset
    let top: Int?
  }

  /// The score of each trial.
  func scores(_ normalization: Normalization?) throws -> [Double] {
    let places = try trials.places(in: dataset)
    let embeddings = try embeddings(of: dataset, at: places)
    let pairs = trials.isSame.indices.map {
      VerificationTrial(trials.first[$0], trials.second[$0], isTarget: trials.isSame[$0])
    }
    let cosines = try embeddings.cosineScores(of: pairs)
    guard let normalization else { return cosines }
    let cohort = normalization.cohort
    let used = Set(trials.clips)
    if let shared = cohort.clips.first(where: used.contains) {
      throw Fault(
        "verify.cohort", "a cohort must have no clip of a trial, but has `\(shared)`",
        hint: "Take the cohort from the training part.", parameter: "cohort")
    }
    guard case .first = source else {
      throw Fault(
        "verify.cohort", "a cohort can be used with a run only, but there are embeddings",
        hint: "Give the run itself.", parameter: "cohort")
    }
    return try normalization.kind.normalized(
      cosines, of: pairs, embeddings,
      cohort: self.embeddings(of: cohort, at: Array(0..<cohort.count)), top: normalization.top,
      isStopped: isStopped)
  }

  /// The embeddings of the clips at some places of a data set.
  private func embeddings(of data: Dataset, at places: [Int]) throws -> Embeddings {
    switch source {
    case .first(let run): return try Embeddings(run.embeddings(of: data.subset(places)))
    case .second(let numbers):
      let all = try Embeddings(numbers.exactTensor())
      guard all.count == data.count else {
        throw Fault(
          "verify.embeddings",
          "there must be an embedding for each of \(data.count) clips, but there are \(all.count)",
          argument: 0)
      }
      return try Embeddings(
        count: places.count, width: all.width, values: places.flatMap { all[$0] })
    }
  }
}
