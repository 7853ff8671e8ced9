import Binding
import Datasets
import Diagnostics
import Language
import Plots
import Tensors

/// Builtins that read and write files; every path goes through the environment's one door.
let fileBuiltins: [Builtin] = [
  Builtin(
    "load_csv", .data, "Reads a table from a file of comma-separated values.",
    Parameter<String>(
      "path", "A file below the notebook's folder, a data folder or the output folder."),
    Parameter<[String]>(
      "text", "Columns to read as text even where they look like numbers.", default: []),
    details:
      "The delimiter (comma, semicolon or tab) is found out; the first row names the columns. A missing cell becomes `none`.",
    returns: "table",
    references: ["Y. Shafranovich, \"Common format and MIME type for CSV files\", RFC 4180, 2005"],
    seeAlso: ["load_npy", "manifest", "save_csv"],
    examples: [
      Example(
        "save_csv({word: [\"no\", \"yes\"], seconds: [0.4, 0.6]}, \"help/words.csv\")\nload_csv(\"help/words.csv\").seconds",
        shows: "[0.4, 0.6]"),
      Example(
        "save_csv({speaker: [1, 2]}, \"help/speakers.csv\")\nload_csv(\"help/speakers.csv\", text=[\"speaker\"]).speaker",
        shows: "[\"1\", \"2\"]"),
    ]
  ) { call, path, text in
    TableValue(
      table: try call.environment().files.readTable(
        path, options: CSV.Options(textColumns: Set(text))))
  },
  Builtin(
    "load_npy", .data, "Reads a tensor from a NumPy `.npy` file.",
    Parameter<String>(
      "path", "A file below the notebook's folder, a data folder or the output folder."),
    details:
      "Reads floating-point and integer arrays of any byte order; numbers become 32-bit floats.",
    returns: "tensor",
    references: [
      "R. Kern, \"A simple file format for NumPy arrays\", NumPy enhancement proposal 1, 2007"
    ],
    seeAlso: ["save_npy", "load_csv"],
    examples: [
      Example(
        "save_npy([1, 2], \"help/numbers.npy\")\nload_npy(\"help/numbers.npy\").values",
        shows: "[1.0, 2.0]"),
      Example(
        "clips = synthetic(clips=8, speakers=2)\nsave_npy(clips.audio, \"help/view.npy\")\ndigest(load_npy(\"help/view.npy\")) == digest(clips.audio)",
        shows: "true"),
    ]
  ) { call, path in
    TensorValue(tensor: try call.environment().files.readArray(path))
  },
  Builtin(
    "load_npz", .data, "Reads the arrays of a NumPy `.npz` file.",
    Parameter<String>("path", "A file below the notebook's folder or a data folder."),
    details: "What `numpy.savez` and `numpy.savez_compressed` write.",
    returns: "record of tensors", seeAlso: ["load_npy", "save_npz"],
    examples: [
      Example(
        "save_npz({x: [[1, 2], [3, 4]]}, \"help/x.npz\")\nload_npz(\"help/x.npz\").x.shape",
        shows: "[2, 2]"),
      Example(
        "save_npz({a: zeros([2]), b: zeros([3])}, \"help/two.npz\")\nkeys(load_npz(\"help/two.npz\"))",
        shows: "[\"a\", \"b\"]"),
    ]
  ) { call, path -> Record in
    let bytes = try call.environment().files.read(path)
    let arrays = try bytes.withUnsafeBytes { try NumPyArchive.decode($0, name: path) }
    var fields: [(String, Value)] = []
    // A damaged directory may list a name twice.
    for array in arrays where !fields.contains(where: { $0.0 == array.name }) {
      fields.append((array.name, TensorValue(tensor: array.tensor).value))
    }
    return Record(fields)
  },
  Builtin(
    "save_npz", .files, "Writes tensors to a NumPy `.npz` file below the output folder.",
    Parameter<Record>("arrays", "Tensors or lists of numbers, as {train: x, test: y}."),
    pathParameter,
    details: "Read it in Python with `numpy.load`. The same arrays give the same bytes.",
    returns: "text: where it was written", seeAlso: ["load_npz", "save_npy"],
    examples: [
      Example("save_npz({x: [1, 2, 3]}, \"help/one.npz\")", shows: "..."),
      Example(
        "save_npz({x: [1, 2], y: [3]}, \"help/more.npz\")\nload_npz(\"help/more.npz\").y.values",
        shows: "[3.0]"),
    ]
  ) { call, arrays, path in
    let tensors = try arrays.fields.map { field -> (name: String, tensor: Tensor) in
      guard let numbers = try Numbers.read(field.value) else {
        throw notNumeric("save_npz", field.value)
      }
      return (field.name, try numbers.exactTensor())
    }
    return try call.environment().files.write(NumPyArchive.encode(tensors), to: path)
  },
  Builtin(
    "save_npy", .files, "Writes a tensor to a NumPy `.npy` file below the output folder.",
    Parameter<Numbers>("x", "A tensor or a list of numbers."), pathParameter,
    returns: "text: where it was written",
    references: [
      "R. Kern, \"A simple file format for NumPy arrays\", NumPy enhancement proposal 1, 2007"
    ],
    seeAlso: ["load_npy"],
    examples: [
      Example("save_npy(zeros([2, 2]), \"help/zeros.npy\")", shows: "..."),
      Example(
        "save_npy(synthetic(clips=8, speakers=2).audio, \"help/audio.npy\")",
        shows: "\"help/audio.npy\""),
    ]
  ) { call, x, path in
    try call.environment().files.write(NumPyFile.encode(x.exactTensor()), to: path)
  },
  Builtin(
    "save_csv", .files,
    "Writes a table to a file of comma-separated values below the output folder.",
    Parameter<TableArgument>(
      "table", "A table, a record of columns, or a result that has a table."), pathParameter,
    returns: "text: where it was written", seeAlso: ["load_csv"],
    examples: [
      Example("save_csv({name: [\"a\", \"b\"], x: [1, 2]}, \"help/table.csv\")", shows: "..."),
      Example(
        "rows = [{word: \"no\", clips: 3}, {word: \"yes\", clips: 5}]\nsave_csv(rows, \"help/counts.csv\")",
        shows: "\"help/counts.csv\""),
    ]
  ) { call, table, path in try call.environment().files.write(CSV.write(table.table), to: path) },
  Builtin(
    "save_text", .files, "Writes text, or what a value shows, to a file below the output folder.",
    Parameter<Value>("value", "Text, a figure, a table or any other value."), pathParameter,
    details: "A figure is drawn 80 columns wide without colour.",
    returns: "text: where it was written",
    seeAlso: ["save_csv", "text"],
    examples: [
      Example("save_text(\"done\", \"help/note.txt\")", shows: "..."),
      Example(
        "save_text(table({word: [\"no\", \"yes\"], clips: [3, 5]}), \"help/table.txt\")",
        shows: "\"help/table.txt\""),
    ]
  ) { call, value, path in
    let text = value.string ?? value.display(.plain)
    return try call.environment().files.write(Array((text + "\n").utf8), to: path)
  },
]

private let pathParameter = Parameter<String>("path", "Where to write, below the output folder.")
