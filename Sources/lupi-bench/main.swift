import Tensors

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

do {
  let options = try Options(Array(CommandLine.arguments.dropFirst()))
  if options.showsHelp {
    print(Options.help)
  } else {
    try Bench(options).run()
  }
} catch {
  let message = Array("\(error)\n".utf8)
  _ = write(STDERR_FILENO, message, message.count)
  exit(error is Options.Problem ? 2 : 1)
}
