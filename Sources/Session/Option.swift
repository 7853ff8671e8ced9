/// One option of the command line, declared once: parsing, help and suggestions come from it.
struct Option: Sendable {
  /// The long name with its dashes.
  let name: String
  /// A one-letter name, if there is one.
  var short: String?
  /// What its argument is called, or `nil` for a flag.
  var argument: String?
  /// One sentence.
  let meaning: String
  /// Whether it may be given more than once.
  var repeats = false

  static let parameter = Option(
    name: "--param", short: "-p", argument: "NAME=VALUE",
    meaning: "Sets a parameter of the notebook, or its seed.",
    repeats: true)
  static let data = Option(
    name: "--data", argument: "DIR",
    meaning: "Adds a folder that files and corpora may be read from; so does LUPI_DATA.",
    repeats: true)
  static let out = Option(
    name: "--out", argument: "DIR",
    meaning: "Writes files below DIR instead of `out` beside the notebook.")
  static let threads = Option(
    name: "--threads", argument: "N", meaning: "Uses N threads; results do not depend on it.")
  static let numerics = Option(
    name: "--numerics", argument: "MODE",
    meaning: "Overrides the notebook's numerics: fast or exact.")
  static let timeout = Option(
    name: "--timeout", argument: "SECONDS", meaning: "Stops the run after this time.")
  static let memory = Option(
    name: "--memory", argument: "SIZE",
    meaning: "Holds at most SIZE, such as 512MiB; four fifths of the machine's memory unless set.")
  static let collect = Option(
    name: "--collect", argument: "NAME",
    meaning: "Collects a name that the notebook binds, or an expression of such.", repeats: true)
  static let jobs = Option(
    name: "--jobs", short: "-j", argument: "N", meaning: "Does N runs at a time.")
  static let tableOutput = Option(
    name: "--output", short: "-o", argument: "FILE",
    meaning: "Writes the table to FILE.csv or FILE.json.")
  static let handout = Option(
    name: "--output", short: "-o", argument: "FILE",
    meaning: "Writes to FILE, or with `-` to standard output.")
  static let emit = Option(
    name: "--emit", meaning: "Runs nothing, but prints a line for the shell for each run.")
  static let noCache = Option(
    name: "--no-cache",
    meaning: "Neither uses nor keeps results of cells and features of recordings.")
  static let cache = Option(
    name: "--cache", argument: "DIR",
    meaning: "Keeps results of cells in DIR instead of `.lupi` beside the notebook.")
  static let to = Option(name: "--to", argument: "CELL", meaning: "Runs up to this cell.")
  static let from = Option(
    name: "--from", argument: "CELL", meaning: "Shows results from this cell on.")
  static let only = Option(
    name: "--only", argument: "CELL", meaning: "Runs this cell and what it needs.", repeats: true)
  static let keepGoing = Option(
    name: "--keep-going", short: "-k", meaning: "Goes on with cells that do not need a failed one.")
  static let quick = Option(name: "--quick", meaning: "Skips cells marked slow.")
  static let full = Option(name: "--full", meaning: "Also shows the source of each cell.")
  static let outputs = Option(name: "--outputs", meaning: "Shows only what cells show, no prose.")
  static let accept = Option(
    name: "--accept", meaning: "Rewrites the recorded outputs that differ; refused where CI is set."
  )
  static let verify = Option(
    name: "--check", argument: "FILE", meaning: "Runs again and compares with this attestation.")
  static let save = Option(
    name: "--save", argument: "FILE",
    meaning: "Writes to FILE, or with `-` to standard output.")
  static let output = Option(
    name: "--output", short: "-o", argument: "FILE",
    meaning: "Writes to FILE; its ending says what: .html, .md, .txt or .ipynb.")
  static let notebookOutput = Option(
    name: "--output", short: "-o", argument: "FILE.lupi",
    meaning: "Writes to this file, which must not be there yet.")
  static let fold = Option(name: "--fold", meaning: "Folds the programs of all cells.")
  static let expression = Option(
    name: "--eval", short: "-e", argument: "EXPR", meaning: "Evaluates an expression and shows it.")
  static let result = Option(
    name: "--output", short: "-o", argument: "FILE",
    meaning:
      "Writes the numbers to FILE, a NumPy array (.npy) or a table (.csv), not to the screen.")
  static let threshold = Option(
    name: "--threshold", argument: "SCORE",
    meaning: "Takes recordings for one speaker's from this score on, -1 to 1.")
  static let skipping = Option(
    name: "--keep-going", short: "-k", meaning: "Leaves out recordings that cannot be read.")
  static let json = Option(name: "--json", meaning: "Prints JSON.")
  static let manual = Option(
    name: "--manual", meaning: "Prints the manual: a notebook with all there is, examples as cells."
  )
  static let color = Option(
    name: "--color", argument: "WHEN", meaning: "Colours: auto, always or never.")
  static let width = Option(
    name: "--width", argument: "COLUMNS", meaning: "Fits output to this width.")
  static let ascii = Option(name: "--ascii", meaning: "Draws with ASCII characters only.")
  static let help = Option(name: "--help", short: "-h", meaning: "Shows help on the command.")
  static let version = Option(name: "--version", meaning: "Shows the version.")

  static let presentation: [Option] = [.color, .width, .ascii]
  static let listening: [Option] = [.threads, .numerics, .noCache]
  static let running: [Option] = [
    .parameter, .data, .out, .threads, .numerics, .timeout, .memory, .noCache,
  ]
  static let selecting: [Option] = [.to, .from, .only]
}
