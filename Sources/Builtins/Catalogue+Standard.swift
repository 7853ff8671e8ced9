public import Binding

extension Catalogue {
  /// Every builtin of lupi, in the order of the manual. A new group of builtins is added here.
  public static let standard = Catalogue([
    corpusBuiltins, dataBuiltins, splitBuiltins, trialBuiltins,
    soundBuiltins, spectrumBuiltins, networkBuiltins,
    convolutionBuiltins, aggregationBuiltins, headerBuiltins,
    learningBuiltins, teacherBuiltins,
    optimizerBuiltins,
    objectiveBuiltins, evaluationBuiltins, embeddingBuiltins,
    verificationBuiltins, metricBuiltins, resamplingBuiltins, robustnessBuiltins,
    studyBuiltins,
    plotBuiltins,
    fileBuiltins, modelBuiltins,
    tensorBuiltins, arithmeticBuiltins, reductionBuiltins, listBuiltins, coreBuiltins,
  ])
}
