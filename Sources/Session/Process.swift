import Language

#if canImport(Glibc)
  @preconcurrency import Glibc
#else
  import Darwin
#endif

/// Runs the program with the process's arguments; the exit status.
///
/// Everything happens on a thread with a large stack, so that deep recursion in a notebook reaches
/// the interpreter's limit and not the end of the stack.
public func runLupi() -> Int32 {
  Interrupt.install()
  let arguments = Array(CommandLine.arguments.dropFirst())
  let status = try? DeepStack.run(megabytes: StackSize.megabytes(512)) {
    let console = Console.standard()
    let prompts = console.terminal.inputIsTerminal ? console.output : nil
    var tool = CommandLineTool(console: console, input: StandardInput(promptsTo: prompts))
    return tool.run(arguments)
  }
  return status ?? 1
}

/// Ends the process as a signal does that nobody handles.
func endProcess(bySignal number: Int32) {
  signal(number, SIG_DFL)
  raise(number)
}

/// Ends the process.
public func exit(status: Int32) -> Never { exit(status) }
