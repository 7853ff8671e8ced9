import Binding
import Datasets
import Diagnostics
import Distillation
import Language
import NeuralNets
import Tensors

/// Builtins around teachers: what they hand over, kept or made without having seen the clips, and the
/// comparison that every claim about a teacher needs.
let teacherBuiltins: [Builtin] = [
  Builtin(
    "lesson", .learning, "Keeps what a teacher makes of clips, to teach many students.",
    Parameter<TeacherArgument>("teacher", "A trained teacher, or several of them."),
    Parameter<DatasetValue>("on", "The training part."),
    details:
      "The embeddings, of segments too, and the class scores are computed once. `distill` takes the lesson in place of the teacher, for the same clips or some of them, found by their names.",
    returns: "lesson", seeAlso: ["distill", "out_of_fold"],
    examples: [
      Example(trained + "lesson(big, on=clips).embeddings.shape", shows: "[80, 8]"),
      Example(trained + "lesson([big, big], on=clips).embedding", shows: "16"),
    ]
  ) { call, teacher, data in
    let numerics = try call.environment().numerics
    let examples = try Examples(teachingOf: data.dataset, by: teacher.teacher)
    return LessonValue(
      teacher: try RecordedTeacher(
        teacher.teacher.outputs(for: examples, numerics), clips: examples.names,
        classes: teacher.teacher.classes, summary: teacher.teacher.summary),
      clips: examples.count)
  },
  Builtin(
    "out_of_fold", .learning,
    "Trains a teacher in folds, so that it judges no clip it has learnt from.",
    Parameter<ModelValue>("teacher", "The teacher, not trained yet."),
    Parameter<DatasetValue>("on", "The training part."),
    Parameter<Int>("folds", "The number of folds.", default: 5, where: .within(2...100)),
    Parameter<String?>(
      "by", "A label whose clips stay in one fold, such as \"speaker\".", default: nil),
    Parameter<Int?>(
      "epochs", "How many times every clip is seen; without it, `steps` decides.", default: nil,
      where: .ifGiven(.within(1...100_000))),
    Parameter<Int?>(
      "steps", "Steps of each teacher; without it and `epochs`, 1000.", default: nil,
      where: .ifGiven(.within(1...100_000_000))),
    batchParameter, optimizerParameter, standardizeParameter,
    seedParameter("First weights and batch order; without it, the notebook's seed."),
    details: """
      A teacher that has learnt its few clips by heart hands over embeddings of them that no new clip would have. Here the labelled clips are dealt to folds, and what is handed over of a fold comes from a teacher trained on the others. Teachers differ by a rotation of their embeddings: each is turned to where the clips it knows lie for a teacher trained on all, which also judges clips without a label.
      It takes one training more than there are folds.
      """,
    returns: "lesson",
    references: [
      "P. H. Schönemann, \"A generalized solution of the orthogonal Procrustes problem\", Psychometrika, 1966"
    ],
    seeAlso: ["lesson", "distill"],
    examples: [
      Example(
        described + "out_of_fold(both, on=clips, folds=2, epochs=2)",
        shows: "lesson by teacher of audio and video, out of 2 folds on 80 clips"),
      Example(
        described
          + "hear = student(ear, clips.classes, embedding=8)\nmade = out_of_fold(both, on=clips, folds=2, by=\"speaker\", steps=3)\ndistill(hear, from=made, on=clips, steps=3).stages",
        shows: "[\"encoder\", \"header\"]"),
    ]
  ) {
    call, teacher, data, folds, group, epochs, steps, batch, optimizer, standardize, seed in
    let job = try TrainingJob(
      call, "out_of_fold", length: trainingLength(epochs, steps), batch: batch, optimizer, nil, nil,
      standardize, seed, keepsDiverged: false)
    let groups = try group.map { try data.dataset.label($0).indices }
    return LessonValue(
      teacher: try teacher.specification.outOfFold(
        Examples(data.dataset), folds: folds, groups: groups, job.settings, job.hooks),
      clips: data.dataset.count)
  },
  Builtin(
    "variants", .learning,
    "Trains a student in all the ways that a claim about its teacher has to be compared with.",
    Parameter<ModelValue>("student", "The student."),
    Parameter<Either<RunValue, ModelValue>>(
      "teacher", "The teacher: trained, or to be trained on the same clips first."),
    Parameter<DatasetValue>("on", "The training part."),
    Parameter<TransferArgument>(
      "objective", "How embeddings are handed over.", default: TransferArgument(.standard)),
    Parameter<String>(
      "schedule", "In which order encoder and header learn.", default: "staged",
      where: .oneOf(Schedule.allCases.map(\.rawValue))),
    Parameter<ObjectiveValue?>(
      "soft", "How soft labels are handed over; without it, `soft_labels()`.", default: nil),
    Parameter<[String]>(
      "controls", "The controls, of self, shuffled, random and permuted.",
      default: ["self", "shuffled", "random"]),
    Parameter<Int?>(
      "epochs", "How many times every clip is seen; without it, `steps` decides.", default: nil,
      where: .ifGiven(.within(1...100_000))),
    Parameter<Int?>(
      "steps", "Steps of each network; without it and `epochs`, 1000.", default: nil,
      where: .ifGiven(.within(1...100_000_000))),
    batchParameter, optimizerParameter, averageParameter, standardizeParameter,
    seedParameter("First weights and batch order; without it, the notebook's seed."),
    details: """
      audio_only learns from true labels alone; soft_labels and embeddings from the teacher; self is taught by one that does not see the privileged view; shuffled by the right teacher about the wrong clips; random by an untrained one. With permuted, teacher and student learn from labels dealt to the wrong clips: above chance, something leaks.
      All start from the same weights and take equally many steps. The record goes into `compare`, or out of the trial of a `study`.
      """,
    returns: "record of runs", seeAlso: ["study", "compare", "distill"],
    examples: [
      Example(
        described
          + "hear = student(audio=ear, embedding=8, classes=clips.classes)\nlen(variants(hear, both, on=clips, epochs=2))",
        shows: "7"),
      Example(
        described
          + "hear = student(ear, clips.classes, embedding=8)\nfound = variants(hear, both, on=clips, controls=[\"self\"], steps=3)\nkeys(found)",
        shows: "[\"teacher\", \"audio_only\", \"soft_labels\", \"embeddings\", \"self\"]"),
    ]
  ) {
    call, student, teacher, data, objective, schedule, soft, controls, epochs, steps, batch,
    optimizer, average, standardize, seed -> Record in
    let wanted = try controls.map { try control(named: $0) }
    let length = try trainingLength(epochs, steps)
    func job(_ task: String) throws -> TrainingJob {
      var job = try TrainingJob(
        call, task, length: length, batch: batch, optimizer, nil, nil, standardize, seed,
        keepsDiverged: false)
      job.settings.averagedPart = average
      return job
    }
    let examples = try Examples(data.dataset)
    let order = Schedule(rawValue: schedule) ?? .staged
    var runs: [(String, Value)] = []
    let big: RunValue
    switch teacher {
    case .first(let run): big = run
    case .second(let model):
      let task = try job("fit teacher")
      big = try task.finished(
        model.specification.fit(examples, task.settings, task.hooks), on: data.dataset)
    }
    runs.append(("teacher", big.value))
    let alone = try job("fit audio_only")
    runs.append(
      (
        "audio_only",
        try alone.finished(
          student.specification.fit(examples, alone.settings, alone.hooks), on: data.dataset
        ).value
      ))
    func taught(_ name: String, _ plan: TransferPlan, _ control: Control? = nil) throws {
      let task = try job("distill \(name)")
      let run = try student.specification.distill(
        from: big.run, on: examples, objective: plan, schedule: order, control: control,
        task.settings, task.hooks)
      runs.append((name, try task.finished(run, on: data.dataset).value))
    }
    try taught("soft_labels", TransferPlan(soft?.objective ?? .softLabels))
    try taught("embeddings", objective.plan)
    for control in wanted { try taught(control.rawValue, objective.plan, control) }
    return Record(runs)
  },
]

private func control(named name: String) throws -> Control {
  guard let control = Control(rawValue: name) else {
    let names = Control.allCases.map(\.rawValue)
    throw Fault(
      "distill.control",
      "a control must be \(listed(names, conjunction: "or", quoted: true)), but is `\(name)`",
      hint: suggestion(for: name, among: names, noun: "control"), parameter: "controls")
  }
  return control
}

/// A small teacher before and after training, for examples.
private let described = """
  clips = synthetic(clips=80)
  ear = network(inputs="audio")
  eye = network(inputs="video")
  both = teacher(audio=ear, video=eye, embedding=8, classes=clips.classes)

  """
private let trained = described + "big = fit(both, clips, epochs=2)\n"
