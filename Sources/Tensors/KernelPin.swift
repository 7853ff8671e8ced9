#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Makes OpenBLAS use the same kernels on every processor with AVX2 and FMA.
///
/// OpenBLAS chooses when it is loaded, before `main`, so the choice must be in the environment of a
/// new process image. Starting again takes about 3 ms.
public enum KernelPin {
  static let variable = "OPENBLAS_CORETYPE"
  private static let kernels = "Haswell"

  /// Replaces this process by itself with the kernels chosen, if ``BLASInfo/needsKernelPin``;
  /// otherwise, or if that fails, returns.
  public static func reexecuteIfNeeded() {
    #if os(Linux)
      guard BLASInfo.needsKernelPin, setenv(variable, kernels, 1) == 0 else { return }
      let arguments = CommandLine.arguments.map { strdup($0) } + [nil]
      _ = execv("/proc/self/exe", arguments)
      arguments.forEach { free($0) }
    #endif
  }

  /// Whether the processor has what the chosen kernels need.
  static var processorFits: Bool {
    #if os(Linux) && arch(x86_64)
      guard let file = fopen("/proc/cpuinfo", "r") else { return false }
      defer { fclose(file) }
      var line = [CChar](repeating: 0, count: 1 << 14)
      while fgets(&line, Int32(line.count), file) != nil {
        let text = String(
          decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        guard text.hasPrefix("flags") else { continue }
        let flags = Set(text.split { $0 == " " || $0 == "\t" || $0 == "\n" })
        return flags.contains("avx2") && flags.contains("fma")
      }
    #endif
    return false
  }
}
