public import Binding

extension Catalogue {
  /// Every builtin of lupi, in the order of the manual. A new list of builtins is added here, and a
  /// new builtin to the names of its list.
  public static let standard = Catalogue(
    [
      BuiltinList("corpus synthetic manifest dataset", corpusBuiltins),
      BuiltinList(
        "describe take where shuffle standardize drop_view sequences target", dataBuiltins),
      BuiltinList("take_features take_steps add_deltas normalize_clips", sequenceBuiltins),
      BuiltinList(
        "split folds leave_one_out label_budget unlabelled permute_labels drop_unlabelled",
        splitBuiltins),
      BuiltinList("trials load_trials save_trials", trialBuiltins),
      BuiltinList("read_audio write_audio audio tone resample trim mix_noise", soundBuiltins),
      BuiltinList(
        "stft spectrogram log_mel mfcc deltas pitch energy cmvn spec_augment",
        spectrumBuiltins),
      BuiltinList("read_video motion_energy load_image save_image", videoBuiltins),
      BuiltinList(
        "network dense dropout batch_norm layer_norm relu gelu tanh teacher student summary",
        networkBuiltins),
      BuiltinList("tdnn conv2d residual max_pool2d mean_pool2d flatten", convolutionBuiltins),
      BuiltinList("mask gaussian_noise each_frame", augmentationBuiltins),
      BuiltinList(
        """
        mean_pool max_pool last_pool statistics_pool attention_pool attentive_statistics_pool
        netvlad ghostvlad gru lstm
        """,
        aggregationBuiltins),
      BuiltinList(headerNames, headerBuiltins),
      BuiltinList("fit distill", learningBuiltins),
      BuiltinList("lesson out_of_fold variants", teacherBuiltins),
      BuiltinList("profile", profileBuiltins),
      BuiltinList("gradient", gradientBuiltins),
      BuiltinList(
        "adam sgd rmsprop cosine_schedule constant_schedule step_schedule",
        optimizerBuiltins),
      BuiltinList(objectiveNames, objectiveBuiltins),
      BuiltinList(
        "evaluate predict probabilities embed confusion_plot compare", evaluationBuiltins),
      BuiltinList("probe cka pca tsne", embeddingBuiltins),
      BuiltinList("verify verification det_plot roc_plot", verificationBuiltins),
      BuiltinList("recordings same_speaker", listeningBuiltins),
      BuiltinList(
        """
        accuracy unweighted_accuracy macro_f1 confusion eer min_dcf projection confidence
        paired_test holm
        """,
        metricBuiltins),
      BuiltinList("bootstrap", resamplingBuiltins),
      BuiltinList("missing noise", robustnessBuiltins),
      BuiltinList("study", studyBuiltins),
      BuiltinList(
        "plot scatter bars histogram density boxes heatmap sparkline panels table",
        plotBuiltins),
      BuiltinList("waveform spectrogram_plot save_figure", figureBuiltins),
      BuiltinList("load_csv load_npy load_npz save_npz save_npy save_csv save_text", fileBuiltins),
      BuiltinList("save_model load_model", modelBuiltins),
      BuiltinList("save_corpus", syntheticMediaBuiltins),
      BuiltinList("tensor zeros random_normal reshape transpose softmax", tensorBuiltins),
      BuiltinList("exp log sqrt sigmoid sin cos abs round", arithmeticBuiltins),
      BuiltinList("sum mean sd quantile max min argmax", reductionBuiltins),
      BuiltinList("map filter reduce sort max_by min_by zip", listBuiltins),
      BuiltinList("len keys record show close text digest help explain", coreBuiltins),
    ], chapters: Group.chapters)
}
