import Foundation
import Synchronization
import Testing

@testable import Tensors

/// Threads wait for a work area of OpenBLAS where there is room for few.
@Suite struct WorkAreasTests {
  /// How many threads are inside at once, and how many there were at most.
  private final class Crowd: Sendable {
    private let counts = Mutex((now: 0, most: 0))

    var most: Int { counts.withLock { $0.most } }

    func pass() {
      counts.withLock {
        $0.now += 1
        $0.most = max($0.most, $0.now)
      }
      usleep(200)
      counts.withLock { $0.now -= 1 }
    }
  }

  @Test(arguments: [1, 3])
  func noMoreThreadsAreInsideThanThereIsRoomFor(room: Int) {
    let asked = Atomic<Int>(1)
    let areas = WorkAreas { _ in asked.wrappingAdd(1, ordering: .relaxed).oldValue < room }
    let crowd = Crowd()
    let done = Atomic<Int>(0)
    DispatchQueue.concurrentPerform(iterations: 40) { _ in
      areas.withArea { crowd.pass() }
      done.wrappingAdd(1, ordering: .relaxed)
    }
    #expect(done.load(ordering: .relaxed) == 40)
    #expect((1...room).contains(crowd.most))
    #expect(areas.made <= room)
  }

  @Test func roomForNoneIsKnownAtTheBeginning() {
    #expect(!WorkAreas { _ in false }.canBegin)
    #expect(WorkAreas { $0 < 1 << 30 }.canBegin)
  }

  @Test func oneThreadAlwaysPasses() {
    let areas = WorkAreas { _ in false }
    var passed = 0
    for _ in 0..<3 { areas.withArea { passed += 1 } }
    #expect(passed == 3)
    #expect(areas.made == 1)
  }
}
