import Language

/// Every type of value that can be kept in a file: where a new one is added.
enum StoredTypes {
  static let all: [any Storable.Type] = [
    AudioValue.self, ComparisonValue.self, DatasetValue.self, FigureValue.self, FramesValue.self,
    HeaderValue.self, LessonValue.self, ModelValue.self, NetworkValue.self, Note.self,
    ObjectiveValue.self,
    OptimizerValue.self, RateValue.self, RobustnessValue.self, RunValue.self, StudyValue.self,
    TableValue.self, TensorValue.self, TrialsValue.self, VerificationValue.self,
  ]
}
