import Foundation

/// The program itself, for what only a process of its own can show: descriptors, signals, restarts.
enum Executable {
  /// How a run of the program ended and what it wrote.
  struct Result {
    let status: Int32
    let output: String
    let errors: String
  }

  /// The folder of the built products: it holds the bundle of these tests and the program.
  static var products: URL {
    let bundle = CommandLine.arguments.first { $0.contains(".xctest") } ?? CommandLine.arguments[0]
    let parts = bundle.split(separator: "/", omittingEmptySubsequences: false)
    let folder = parts.prefix { !$0.hasSuffix(".xctest") }.joined(separator: "/")
    return URL(fileURLWithPath: folder)
  }

  /// Starts the program without input and without looking at what it writes.
  static func start(_ arguments: [String]) throws -> Process {
    let process = process(arguments)
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  /// A process that is not started yet; variables are added to those of the tests.
  static func process(_ arguments: [String], variables: [String: String] = [:]) -> Process {
    let process = Process()
    process.executableURL = products.appendingPathComponent("lupi")
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(variables) { $1 }
    return process
  }

  /// What `ulimit` is to limit.
  enum Limit: String {
    /// Memory that the process may write to.
    case writable = "-d"
    /// All addresses.
    case addresses = "-v"
  }

  /// Runs the program with text on standard input; `output` may name a file to write to instead, and
  /// `limit` how many kilobytes of a kind the system lets it have.
  static func run(
    _ arguments: [String], input: String = "", output path: String? = nil,
    variables: [String: String] = [:], limit: Int? = nil, of kind: Limit = .writable
  ) throws -> Result {
    let process = process(arguments, variables: variables)
    if let limit, let program = process.executableURL?.path {
      process.executableURL = URL(fileURLWithPath: "/bin/sh")
      process.arguments =
        ["-c", "ulimit \(kind.rawValue) \(limit) && exec \"$0\" \"$@\"", program] + arguments
    }
    let (given, output, errors) = (Pipe(), Pipe(), Pipe())
    process.standardInput = given
    process.standardOutput =
      try path.map { try FileHandle(forWritingTo: URL(fileURLWithPath: $0)) }
      ?? output
    process.standardError = errors
    try process.run()
    given.fileHandleForWriting.write(Data(input.utf8))
    try given.fileHandleForWriting.close()
    if path != nil { try output.fileHandleForWriting.close() }
    let text = output.fileHandleForReading.readDataToEndOfFile()
    let message = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus, output: String(decoding: text, as: UTF8.self),
      errors: String(decoding: message, as: UTF8.self))
  }
}
