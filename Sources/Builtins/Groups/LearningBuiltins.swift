import Binding
import Diagnostics
import Distillation
import Language
import NeuralNets
import Tensors

/// Builtins that train.
let learningBuiltins: [Builtin] = [
  Builtin(
    "fit", .learning, "Trains a teacher or a student on true labels.",
    Parameter<ModelValue>("model", "A teacher or a student."),
    Parameter<DatasetValue>("on", "The training part; clips without a label are not learnt from."),
    epochsParameter, stepsParameter, batchParameter, optimizerParameter, validationParameter,
    patienceParameter,
    clipParameter, averageParameter,
    Parameter<Record?>(
      "hide",
      "Views that are hidden at times, with the share of clips in each step, such as `{video: 30%}`: so a teacher learns to do without.",
      default: nil),
    standardizeParameter,
    trainingSeedParameter, keepParameter, checkpointParameter, watchParameter,
    details:
      "The loss is the cross-entropy of the classes. Networks that are compared should take equally many `steps`: with a small label budget an epoch is only a few. Views are standardised by statistics of the training part, which stay with the network. With `validation`, the weights of the epoch with the lowest validation loss are kept.",
    returns: "run",
    references: [
      "D. E. Rumelhart, G. E. Hinton, R. J. Williams, \"Learning representations by back-propagating errors\", Nature, 1986",
      "N. Neverova, C. Wolf, G. Taylor, F. Nebout, \"ModDrop: adaptive multi-modal gesture recognition\", IEEE TPAMI, 2016 (hide)",
    ],
    seeAlso: ["distill", "evaluate", "compare"],
    examples: [
      Example(
        "clips = synthetic(clips=160)\nm = student(audio=network(inputs=\"audio\"), embedding=8, classes=clips.classes)\nrun = fit(m, clips, epochs=3)\nrun.epochs",
        shows: "3"),
      Example(
        """
        clips = synthetic(clips=80)
        {train, validation} = split(clips, by="speaker", validation=20%)
        hear = student(network(inputs="audio"), clips.classes, embedding=8)
        slow = sgd(rate=0.05)
        run = fit(hear, train, steps=12, validation=validation, optimizer=slow)
        run.loss[0] > run.loss[-1]
        """,
        shows: "true"),
      Example(
        """
        clips = synthetic(clips=80)
        hear = student(network(inputs="audio"), clips.classes, embedding=8)
        run = fit(hear, clips, epochs=3, watch=r -> evaluate(r, on=clips).accuracy)
        run.frames.epochs
        """,
        shows: "[0, 1, 2, 3]"),
    ]
  ) {
    call, model, data, epochs, steps, batch, optimizer, validation, patience, clip, average, hide,
    standardize, seed, keep, checkpoint, watch
    in
    try requireValidation(validation, for: patience)
    var job = try TrainingJob(
      call, "fit \(model.typeName)", length: trainingLength(epochs, steps), batch: batch, optimizer,
      patience, clip,
      standardize, seed, keepsDiverged: keep, checkpoint: checkpoint, watch: watch)
    job.settings.averagedPart = average
    job.settings.hiddenShare = try hide.map(hiddenShares) ?? [:]
    return try job.finished(
      model.specification.fit(
        Examples(data.dataset), validation: validation.map { try Examples($0.dataset) },
        job.settings, job.hooks), on: data.dataset)
  },
  Builtin(
    "distill", .learning, "Trains a student on what a teacher makes of the same clips.",
    Parameter<ModelValue>("student", "The student."),
    Parameter<TeacherArgument>(
      "from", "The trained teacher, several of them, or a lesson."),
    Parameter<DatasetValue>("on", "The training part; all its clips are used, labelled or not."),
    Parameter<TransferArgument>(
      "objective",
      "What is matched: \(listed(objectiveNames, conjunction: "or")), a sum of them, or a record with one for each set of embeddings, `{encoder: mse(), aggregation: cosine()}`.",
      default: TransferArgument(.standard)),
    Parameter<String>(
      "schedule", "In which order encoder and header learn.", default: "staged",
      where: .oneOf(Schedule.allCases.map(\.rawValue))),
    Parameter<String?>(
      "control",
      "Another teacher instead, to compare with: self (trained, but without the privileged view), shuffled (the embeddings of other clips), random (untrained, though it sees the privileged view) or permuted (teacher and student learn from labels dealt to the wrong clips).",
      default: nil, where: .ifGiven(.oneOf(Control.allCases.map(\.rawValue)))),
    epochsParameter, stepsParameter, batchParameter, optimizerParameter, validationParameter,
    patienceParameter,
    Parameter<Int?>(
      "header_steps",
      "Steps of the header in a staged schedule; without it, as many as the encoder.",
      default: nil, where: .ifGiven(.within(1...100_000_000))),
    Parameter<Int>(
      "finetune_steps", "Steps of the whole student at the end of staged-finetune.", default: 200,
      where: .within(1...100_000_000)),
    clipParameter, averageParameter, standardizeParameter,
    trainingSeedParameter, keepParameter, checkpointParameter, watchParameter,
    details: """
      Networks of segments have two sets of embeddings: the encoder's, one for each segment, and the aggregation's, one for each clip. One objective counts for both; the others have one set, the encoder's. Where a record leaves the aggregation out, it learns with the header, from labels.
      staged: the encoder learns from the teacher's embeddings alone, then the header from true labels with the encoder fixed. detached: both at once, labels move the header alone. joint: both at once, labels also move the encoder. staged-finetune: staged, then a short training of the whole student on labels.
      The teacher's embeddings are standardised over the training clips; where widths differ, a linear projector lies between. With soft labels alone the whole student learns at once, whatever the schedule.
      """,
    returns: "run",
    references: [
      "A. Hajavi, A. Etemad, \"Audio representation learning by distilling video as privileged information\", IEEE Transactions on Artificial Intelligence, 2023"
    ],
    seeAlso: ["fit", "mse", "info_nce", "soft_labels", "generalized"],
    examples: [
      Example(
        """
        clips = synthetic(clips=160)
        ear = network(inputs="audio") |> dense(8, activation="relu")
        eye = network(inputs="video") |> dense(8, activation="relu")
        both = teacher(audio=ear, video=eye, embedding=8, classes=clips.classes)
        big = fit(both, clips, epochs=3)
        hear = student(audio=ear, embedding=8, classes=clips.classes)
        distill(hear, from=big, on=clips, objective=mse(), epochs=3).stages
        """, shows: "[\"encoder\", \"header\"]"),
      Example(
        """
        clips = label_budget(synthetic(clips=80), 4)
        ear = network(inputs="audio")
        eye = network(inputs="video")
        both = teacher(clips.classes, audio=ear, video=eye, embedding=8)
        big = fit(both, clips, steps=4)
        hear = student(ear, clips.classes, embedding=8)
        answers = soft_labels(temperature=4)\nsoft = distill(hear, from=big, on=clips, objective=answers, steps=4)
        self = distill(hear, from=big, on=clips, control="self", steps=4)
        [soft.stages, self.stages]
        """,
        shows: "[[\"whole\"], [\"encoder\", \"header\"]]"),
    ]
  ) {
    call, student, teacher, data, objective, schedule, control, epochs, steps, batch, optimizer,
    validation,
    patience, headerSteps, finetuneSteps, clip, average, standardize, seed, keep, checkpoint,
    watch in
    try requireValidation(validation, for: patience)
    var job = try TrainingJob(
      call, "distill", length: trainingLength(epochs, steps), batch: batch, optimizer, patience,
      clip, standardize, seed,
      keepsDiverged: keep, checkpoint: checkpoint, watch: watch)
    job.settings.averagedPart = average
    job.settings.headerLength = headerSteps.map { .steps($0) }
    job.settings.finetuneLength = .steps(finetuneSteps)
    return try job.finished(
      student.specification.distill(
        from: teacher.teacher, on: Examples(data.dataset),
        validation: validation.map { try Examples($0.dataset) }, objective: objective.plan,
        schedule: Schedule(rawValue: schedule) ?? .staged,
        control: control.flatMap { Control(rawValue: $0) }, job.settings, job.hooks),
      on: data.dataset)
  },
]

/// Stopping early needs clips to stop by.
private func requireValidation(_ validation: DatasetValue?, for patience: Int?) throws {
  guard patience != nil, validation == nil else { return }
  throw Fault(
    "call.arguments", "`patience` needs validation clips, but there are none",
    hint: "Add `validation=`, clips that are neither learnt from nor tested on.",
    parameter: "patience")
}

/// The share of clips of which each view is hidden.
private func hiddenShares(_ record: Record) throws -> [String: Double] {
  var shares: [String: Double] = [:]
  for name in record.names {
    guard let share = record[name]?.number else {
      throw Fault(
        "fit.hide", "the share of clips of which `\(name)` is hidden must be a number",
        hint: "Write it as `{\(name): 30%}`.", parameter: "hide")
    }
    shares[name] = share
  }
  return shares
}

/// The length that a call asks for.
func trainingLength(_ epochs: Int?, _ steps: Int?) throws -> TrainingSettings.Length {
  if epochs != nil, steps != nil {
    throw Fault(
      "call.arguments", "a training takes `epochs` or `steps`, but has both",
      hint: "Leave one out; `steps` is fairer where networks learn from few and from many clips.",
      parameter: "steps")
  }
  if let epochs { return .epochs(epochs) }
  return steps.map { .steps($0) } ?? TrainingSettings().length
}

private let epochsParameter = Parameter<Int?>(
  "epochs", "How many times every clip is seen; without it, `steps` decides.", default: nil,
  where: .ifGiven(.within(1...100_000)))
private let stepsParameter = Parameter<Int?>(
  "steps", "How many steps are taken, in whole epochs; without it and `epochs`, 1000.",
  default: nil,
  where: .ifGiven(.within(1...100_000_000)))
let batchParameter = Parameter<Int>(
  "batch", "How many clips make up a step.", default: 32, where: .within(1...65_536))
let optimizerParameter = Parameter<OptimizerValue>(
  "optimizer", "The optimizer with its learning rate.",
  default: OptimizerValue(
    optimizer: Adam(), learningRate: RateValue(rate: 0.001, schedule: .cosine())))
private let validationParameter = Parameter<DatasetValue?>(
  "validation", "Clips to choose the best epoch by; never the test part.", default: nil)
private let patienceParameter = Parameter<Int?>(
  "patience", "Stop after so many epochs without a lower validation loss.", default: nil,
  where: .ifGiven(.within(1...100_000)))
private let clipParameter = Parameter<Double?>(
  "clip", "The longest gradient that is not shortened.", default: nil, unit: "plain number",
  where: .ifGiven(.above(0)))
let averageParameter = Parameter<Double>(
  "average",
  "The last part of the steps over which weights are averaged, as 25%; the mean is kept unless a validated epoch was better.",
  default: 0, unit: "plain number", where: .within(0...1))
let standardizeParameter = Parameter<Bool>(
  "standardize", "Whether views are standardised by training statistics.", default: true)
private let trainingSeedParameter = seedParameter(
  "First weights and batch order; without it, the notebook's seed.")
private let keepParameter = Parameter<Bool>(
  "keep_diverged",
  "Whether a run whose loss stopped being a number is returned with its history and last good weights, instead of an error.",
  default: false)
private let checkpointParameter = Parameter<String?>(
  "checkpoint",
  "A file below the output folder in which the training is kept every few seconds and at its end; where it is there, the training goes on from it with the same bits. One file for each training.",
  default: nil)
private let watchParameter = Parameter<Function?>(
  "watch",
  "A function of the run so far, such as `r -> evaluate(r, on=test).accuracy`, or one that draws a figure. It is called before the first step and then up to 12 times a stage, evenly spread. What it returned is in `.frames` of the run; it changes nothing in the training.",
  default: nil)
