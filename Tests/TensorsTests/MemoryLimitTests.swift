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
      let before = try #require(MemoryUse.now?.resident)
      #expect(before > 1 << 20)
      let floats = [Float](repeating: 1, count: 16 << 20)
      let after = try #require(MemoryUse.now?.resident)
      #expect(after > 32 << 20, "\(floats.count)")
    }
  #endif

  @Test(arguments: ProcessLimit.Kind.allCases)
  func aLimitOnTheProcessIsAFaultThatSaysHowToRaiseIt(kind: ProcessLimit.Kind) throws {
    let limit = ProcessLimit(kind: kind, bytes: 320 << 20)
    let use = MemoryUse(addresses: 200 << 20, resident: 1 << 20, writable: 200 << 20)
    #expect(limit.room(use) == 120 << 20)
    // A part is left to what nobody asks about.
    try MemoryLimit.admit((120 - 16) << 20, limit, use)
    do {
      try MemoryLimit.admit((120 - 15) << 20, limit, use)
      Issue.record("admitted")
    } catch {
      #expect(error.code == "limit.memory")
      #expect(
        error.message.contains(
          "at most 320 MiB, as a limit on the process says, but 200 MiB are held"),
        "\(error.message)")
      #expect(error.hint?.contains(kind.command) == true)
    }
    // What is held already may be more than a limit that was set later.
    #expect(limit.room(MemoryUse(addresses: .max, resident: 0, writable: .max)) == 0)
  }

  @Test func whatTheSystemWouldNotGiveIsKnownBefore() {
    #expect(ProcessLimit.hasRoom(for: 1 << 20))
    #expect(!ProcessLimit.hasRoom(for: 1 << 62))
  }

  @Test func featuresMayTakeAPartOfTheMemory() {
    #expect(MemoryLimit.forFeatures >= 1 << 20)
    #expect(MemoryLimit.forFeatures < MemoryLimit.bytes)
  }

  @Test func theStandardIsNoMoreThanTheMachineHas() {
    #expect(MemoryLimit.bytes > 64 << 20)
    #expect(MemoryLimit.bytes < 1 << 50)
  }
}
