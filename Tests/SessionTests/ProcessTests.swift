import Foundation
import Testing

@testable import Session

/// What only a process of its own can show.
@Suite struct ProcessTests {
  @Test func scriptsComeFromAPipe() throws {
    #expect(try Executable.run([], input: "len([1, 2])\n").output == "2\n")
    let wrong = try Executable.run([], input: "1\nnope\n")
    #expect(wrong.status == 2)
    #expect(wrong.errors.contains("`nope`"))
    let notebook = "# T\n\n```lupi #a\nmean([1, 3])\n```\n"
    #expect(try Executable.run([], input: notebook).output.contains("2"))
  }

  /// A notebook that needs no kernels before one that does must not be reported twice.
  @Test func testsAreReportedOnce() throws {
    let exact = try Scratch.notebook("```lupi #a\nnumerics exact\n1\n```\n")
    let fast = try Scratch.notebook("```lupi #a\nlen([1])\n```\n")
    let result = try Executable.run(["test", exact, fast])
    #expect(result.output.split(separator: "\n").count == 3)
  }

  @Test(arguments: [["-e", "1 + 1"], ["help"], ["--version"], ["help", "--json"]])
  func aFullDiskIsAnError(arguments: [String]) throws {
    guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
    let result = try Executable.run(arguments, output: "/dev/full")
    #expect(result.status == 1)
    #expect(result.errors.contains("error[output.unwritable]"))
  }

  /// What works long within one call ends in time too: each takes many times as long as it may, on any
  /// machine.
  @Test(arguments: [
    ("", "random_normal([50000000])"), ("x = zeros([3000, 3000])", "x @ x"),
    ("x = [i * 7919 % 1000003 for i in 0..<3000000]", "y = sort(x)"),
  ])
  func aLongCallEndsInTime(_ row: (before: String, call: String)) throws {
    let path = try Scratch.notebook(
      """
      ```lupi #before
      \(row.before)
      ```
      ```lupi #long timeout=10ms
      \(row.call)
      ```
      """)
    let result = try Executable.run(["run", "--no-cache", "--threads", "1", path])
    #expect(result.status == 4)
    #expect(result.errors.contains("error[run.timeout]: the cell `long`"), "\(result.errors)")
  }

  @Test func timeIsLimited() throws {
    let result = try Executable.run(
      ["--timeout", "0.2", "-e", "for i in 0..<9000000000000 { }"])
    #expect(result.status == 4)
    #expect(result.errors.contains("error[run.timeout]: the script must end within 0.2 s"))
  }
}
