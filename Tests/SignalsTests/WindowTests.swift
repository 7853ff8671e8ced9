import Signals
import Testing

@Suite struct WindowTests {
  @Test func symmetricWindowsAreSymmetric() {
    for shape in WindowShape.allCases {
      let window = shape.values(25, isPeriodic: false)
      for (a, b) in zip(window, window.reversed()) { #expect(abs(a - b) < 1e-6) }
      #expect(abs(window[12] - 1) < 1e-6)
    }
  }

  @Test func aPeriodicWindowIsTheBeginningOfALongerSymmetricOne() {
    for shape in WindowShape.allCases {
      let long = shape.values(25, isPeriodic: false)
      #expect(shape.values(24, isPeriodic: true) == Array(long.dropLast()))
    }
  }

  @Test func tinyWindows() {
    #expect(WindowShape.hann.values(0, isPeriodic: true) == [])
    #expect(WindowShape.hann.values(-3, isPeriodic: true) == [])
    #expect(WindowShape.hann.values(1, isPeriodic: false) == [1])
  }
}
