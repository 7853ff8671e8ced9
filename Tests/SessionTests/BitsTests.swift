import Foundation
import Synchronization
import Testing

@testable import Session

/// The promise of the same bits: the weights of trained networks, whatever the machine does beside.
@Suite struct BitsTests {
  /// Trains a dense and a convolutional network, a sequential teacher, and a sequential student that
  /// matches both of its sets of embeddings; shows digests of all weights and losses.
  private static let training = """
    clips = take(shuffle(corpus("japanese-vowels")), 48)
    fn bits(net) = digest(fit(student(net, clips.classes, embedding=6), clips, epochs=2))
    layers = network(inputs="audio") |> dense(12, activation="relu") |> batch_norm() |> dropout(0.2)
    image = network(inputs="cepstra") |> conv2d(4, stride=2) |> max_pool2d(padding="same")
      |> conv2d(6) |> mean_pool2d(3, stride=1, padding="same") |> flatten() |> mean_pool()
    ear = network(inputs="cepstra", segment=3) |> conv2d(4) |> flatten() |> mean_pool()
    eye = network(inputs="cepstra", segment=3) |> gru(7, returns="last")
    steps = network(inputs="segments") |> gru(6, bidirectional=true) |> attention_pool(5)
    big = fit(teacher(clips.classes, video=eye, aggregation=steps, embedding=6), clips, epochs=2)
    small = distill(student(ear, clips.classes, aggregation=steps, embedding=6), from=big, on=clips, \
    objective={encoder: mse(), aggregation: cosine()}, schedule="joint", epochs=2)
    text([bits(layers), bits(image), digest(big), digest(small)])
    """

  private func arguments(_ numerics: String, threads: Int = 1) -> [String] {
    ["--numerics", numerics, "--threads", "\(threads)", "-e", Self.training]
  }

  /// What a process of its own shows, with further variables.
  private func fresh(_ numerics: String, _ environment: [String: String] = [:]) throws -> String {
    let result = try Executable.run(arguments(numerics), variables: environment)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.split(separator: ",").count == 4)
    return result.output
  }

  /// More threads than cores are among them, and a process that has trained something else before.
  @Test(arguments: ["exact", "fast"])
  func neitherThreadsNorThePastMatter(numerics: String) throws {
    let expected = try fresh(numerics)
    _ = lupi([
      "-e",
      "fit(student(network(inputs=\"audio\") |> dense(9), synthetic(clips=80).classes), "
        + "synthetic(clips=80), steps=5)",
    ])
    for threads in [1, 2, 5, 64] {
      #expect(
        lupi(arguments(numerics, threads: threads)).output == expected, "\(threads) threads")
    }
  }

  @Test(arguments: ["exact", "fast"])
  func aBusyMachineDoesNotMatter(numerics: String) throws {
    let expected = try fresh(numerics)
    let isDone = Atomic<Bool>(false)
    DispatchQueue.concurrentPerform(iterations: 3) { worker in
      if worker == 0 {
        for _ in 0..<2 {
          #expect(lupi(arguments(numerics, threads: 2)).output == expected)
        }
        isDone.store(true, ordering: .relaxed)
      }
      while !isDone.load(ordering: .relaxed) {}
    }
  }

  /// Another processor, as far as one can be told to be another: OpenBLAS by its choice of kernels,
  /// the C library by what it may use.
  @Test func exactBitsDoNotDependOnTheProcessor() throws {
    let expected = try fresh("exact")
    for core in [
      "Prescott", "Nehalem", "Sandybridge", "Haswell", "Zen", "SkylakeX", "Cooperlake",
    ] {
      #expect(try fresh("exact", ["OPENBLAS_CORETYPE": core]) == expected, "\(core)")
    }
    for mask in [
      "-FMA", "-AVX2,-FMA", "-AVX512F,-AVX512VL,-AVX512DQ,-AVX512BW",
      "-AVX,-AVX2,-FMA,-FMA4,-AVX512F,-AVX512VL,-SSE4_1,-SSE4_2,-SSSE3,-ERMS",
    ] {
      #expect(
        try fresh("exact", ["GLIBC_TUNABLES": "glibc.cpu.hwcaps=" + mask]) == expected, "\(mask)")
    }
  }

  /// Fast mode has the kernels fixed, so the C library does not matter to it either.
  @Test func fastBitsDoNotDependOnTheCLibrary() throws {
    #expect(
      try fresh("fast", ["GLIBC_TUNABLES": "glibc.cpu.hwcaps=-AVX2,-FMA,-AVX512F"])
        == fresh("fast"))
  }

  private static let networks = [
    "network(inputs=\"cepstra\") |> conv2d(4, stride=2) |> flatten() |> mean_pool()",
    "network(inputs=\"cepstra\") |> gru(5, bidirectional=true) |> attention_pool(4)",
  ]

  /// A learning rate that no training survives is an error, or a run whose last good weights compute.
  @Test(arguments: networks)
  func divergenceIsAFault(network: String) {
    let code = """
      clips = take(shuffle(corpus("japanese-vowels")), 48)
      net = student(\(network), clips.classes, embedding=6)
      hot = sgd(rate=1000000000000)
      """
    let failed = lupi(["-e", code + "\nfit(net, clips, epochs=4, optimizer=hot)"])
    #expect(failed.status == 1)
    #expect(failed.errors.contains("error[train.diverged]"), "\(failed.errors)")
    let kept = lupi([
      "-e",
      code + """

        run = fit(net, clips, epochs=4, optimizer=hot, keep_diverged=true)
        [run.epochs >= 1, abs(sum(embed(run, clips))) < 1000000000000000000000000000000.0]
        """,
    ])
    #expect(kept.output == "[true, true]\n", "\(kept.errors)")
  }

  @Test(arguments: [
    "conv2d(65536) |> conv2d(65536) |> flatten() |> mean_pool()",
    "conv2d(65536, kernel=65536) |> flatten() |> mean_pool()",
    "gru(65536, bidirectional=true) |> attention_pool(65536)",
  ])
  func aNetworkLargerThanMemoryIsAFault(layers: String) {
    let result = lupi([
      "-e",
      """
      clips = take(corpus("japanese-vowels"), 4)
      fit(student(network(inputs="cepstra") |> \(layers), clips.classes), clips, epochs=1)
      """,
    ])
    #expect(result.status == 1)
    #expect(result.errors.contains("error[shape.too-large]"), "\(result.errors)")
  }
}
