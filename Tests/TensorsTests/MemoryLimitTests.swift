import Diagnostics
import Testing

@testable import Tensors

/// The limit of memory itself; that programs keep to it is tested in processes of their own.
@Suite struct MemoryLimitTests {
  @Test func whatFitsIsAdmitted() throws {
    try MemoryLimit.admit(100 << 20, held: 50 << 20, limit: 150 << 20)
    try MemoryLimit.admit(0, held: 150 << 20, limit: 150 << 20)
  }

  @Test(arguments: [1 << 20, Int.max])
  func whatDoesNotFitIsAFaultThatNamesAllSizes(bytes: Int) {
    do {
      try MemoryLimit.admit(bytes, held: 50 << 20, limit: 50 << 20)
      Issue.record("admitted")
    } catch {
      #expect(error.code == "limit.memory")
      #expect(error.message.contains("at most 50 MiB, but 50 MiB are held"), "\(error.message)")
    }
  }

  #if os(Linux)
    @Test func theSystemTellsWhatIsHeld() throws {
      let before = try #require(MemoryLimit.heldBytes())
      #expect(before > 1 << 20)
      let floats = [Float](repeating: 1, count: 16 << 20)
      let after = try #require(MemoryLimit.heldBytes())
      #expect(after > 32 << 20, "\(floats.count)")
    }
  #endif

  @Test func theStandardIsNoMoreThanTheMachineHas() {
    #expect(MemoryLimit.bytes > 64 << 20)
    #expect(MemoryLimit.bytes < 1 << 50)
  }
}
