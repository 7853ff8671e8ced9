import Foundation
import Testing

@testable import Session

/// Programs that want more memory than they may have end with an error and not with the process.
@Suite struct MemoryTests {
  private static let data = """
    clips = dataset({audio: random_normal([400, 64, 16], seed=1)}, labels={word: [text(i % 4) for i in 0..<400]})

    """

  static let greedy = [
    "zeros([100000000])", "random_normal([100, 1000000])",
    "x = zeros([1000, 1000])\n[x + i for i in 0..<1000]",
    "x = zeros([20000, 1])\nx + transpose(x)", "x = zeros([12000, 1])\nx @ transpose(x)",
    "[[0] * 1000000 for i in 0..<1000]", "[\"abcdefgh\" * 1000000 for i in 0..<1000]",
    "[[i] * 1000 for i in 0..<1000000]",
    data + "fit(student(network(inputs=\"audio\") |> conv2d(64) |> conv2d(64) |> flatten() "
      + "|> mean_pool(), clips.classes), clips, batch=400, steps=2)",
    data + "fit(student(network(inputs=\"audio\") |> gru(1024) |> mean_pool(), clips.classes), "
      + "clips, batch=400, steps=2)",
    data + "fit(student(network(inputs=\"audio\") |> mean_pool() |> dense(5000) |> dense(5000), "
      + "clips.classes), clips, steps=2)",
  ]

  @Test(arguments: greedy)
  func aProgramThatWantsTooMuchIsAFault(code: String) throws {
    let result = try Executable.run(["--memory", "200MiB", "--threads", "2", "-e", code])
    #expect(result.status == 1, "\(result.output.prefix(200)) \(result.errors)")
    #expect(result.errors.contains("error[limit.memory]"), "\(result.errors)")
    #expect(result.errors.contains("--memory"))
  }

  @Test func whatFitsIsNotInTheWay() throws {
    let code =
      Self.data
      + "fit(student(network(inputs=\"audio\") |> conv2d(4) |> flatten() |> mean_pool(), "
      + "clips.classes), clips, batch=16, steps=2).epochs"
    let result = try Executable.run(["--memory", "200MiB", "-e", code])
    #expect(result.output == "1\n", "\(result.errors)")
  }

  @Test(arguments: ["", "512", "0MiB", "1e9MiB", "-1MiB", "nanMiB", "12 parsecs", "1KiB"])
  func aSizeNeedsItsUnit(size: String) {
    let result = lupi(["--memory", size, "-e", "1"])
    #expect(result.status == 2)
    #expect(result.errors.contains("usage.option"), "\(result.errors)")
  }
}
