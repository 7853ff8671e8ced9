public import Binding

extension Catalogue {
  /// Every builtin of lupi, in the order of the manual. A new group of builtins is added here.
  public static let standard = Catalogue(
    [
      corpusBuiltins, dataBuiltins, sequenceBuiltins, splitBuiltins, trialBuiltins,
      soundBuiltins, spectrumBuiltins, networkBuiltins,
      convolutionBuiltins, augmentationBuiltins, aggregationBuiltins, headerBuiltins,
      learningBuiltins, teacherBuiltins, profileBuiltins,
      optimizerBuiltins,
      objectiveBuiltins, evaluationBuiltins, embeddingBuiltins,
      verificationBuiltins, metricBuiltins, resamplingBuiltins, robustnessBuiltins,
      studyBuiltins,
      plotBuiltins,
      fileBuiltins, modelBuiltins,
      tensorBuiltins, arithmeticBuiltins, reductionBuiltins, listBuiltins, coreBuiltins,
    ], chapters: Group.chapters)
}
