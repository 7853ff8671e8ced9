public import Binding

extension Catalogue {
  /// Every builtin of lupi, in the order of the manual. A new group of builtins is added here.
  public static let standard = Catalogue([
    corpusBuiltins, dataBuiltins, splitBuiltins, soundBuiltins, spectrumBuiltins, networkBuiltins,
    learningBuiltins, optimizerBuiltins,
    objectiveBuiltins, evaluationBuiltins, metricBuiltins, studyBuiltins, plotBuiltins,
    fileBuiltins, tensorBuiltins, arithmeticBuiltins, reductionBuiltins, listBuiltins, coreBuiltins,
  ])
}
