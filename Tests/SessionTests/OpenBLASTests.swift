import Foundation
import Testing

@testable import Session

private let isLinux: Bool = {
  #if os(Linux)
    true
  #else
    false
  #endif
}()

/// OpenBLAS is loaded when a fast product needs it, and only then.
@Suite(.enabled(if: isLinux, "names and variables are those of Linux")) struct OpenBLASTests {
  /// A training with products that are large enough for OpenBLAS.
  private static let training = """
    clips = synthetic(clips=160)
    hear = student(network(inputs="audio") |> dense(8), clips.classes, embedding=8)
    fit(hear, clips, steps=5).loss
    """

  /// The names of the libraries that the dynamic linker looks for.
  private func libraries(_ arguments: [String]) throws -> String {
    let result = try Executable.run(arguments, variables: ["LD_DEBUG": "libs"])
    #expect(result.status == 0)
    #expect(result.errors.contains("libc.so"))
    return result.errors
  }

  @Test(arguments: [
    ["--version"], ["-e", "mean([1, 3])"], ["--numerics", "exact", "-e", training],
  ])
  func nothingElseLoadsIt(arguments: [String]) throws {
    #expect(try !libraries(arguments).contains("openblas"))
  }

  @Test func fastProductsLoadIt() throws {
    #expect(try libraries(["-e", Self.training]).contains("libopenblas"))
  }

  @Test func itsAbsenceIsToldAndTheExactKernelsCompute() throws {
    let folder = try Scratch.folder()
    for name in ["libopenblas.so.0", "libopenblas.so"] {
      try Data("no library\n".utf8).write(to: folder.appendingPathComponent(name))
    }
    let libraries = [
      folder.path, ProcessInfo.processInfo.environment["LD_LIBRARY_PATH"],
    ].compactMap { $0 }.joined(separator: ":")
    let result = try Executable.run(
      ["-e", Self.training], variables: ["LD_LIBRARY_PATH": libraries])
    #expect(result.status == 0)
    #expect(result.errors.contains("warning[numerics.no-openblas]"), "\(result.errors)")
    let exact = try Executable.run(["--numerics", "exact", "-e", Self.training])
    #expect(result.output == exact.output)
    #expect(exact.errors.isEmpty)
  }
}
