import Diagnostics
import Plots
import Testing

@Suite("Faults of figures")
struct FaultTests {
  private func code(_ body: () throws -> Void) -> String {
    do {
      try body()
      return "no fault"
    } catch let fault as Fault {
      return fault.code
    } catch {
      return "\(error)"
    }
  }

  @Test("Lengths must agree")
  func lengths() {
    #expect(code { _ = try Series(x: [1], y: [1, 2]) } == "plot.lengths")
    #expect(code { _ = try Series("a", y: [1], error: []) } == "plot.lengths")
    #expect(code { _ = try Series(y: [1], lower: [1, 2]) } == "plot.lengths")
    #expect(code { _ = try ScatterPlot(x: [1], y: [1], labels: []) } == "plot.lengths")
    #expect(code { _ = try BarPlot(["a"], [.init(nil, [1, 2])]) } == "plot.lengths")
    #expect(code { _ = try BarPlot.Group(nil, [1], error: [1, 2]) } == "plot.lengths")
    #expect(code { _ = try HeatMap([[1], [1, 2]]) } == "plot.lengths")
    #expect(code { _ = try HeatMap([[1]], rows: []) } == "plot.lengths")
    #expect(code { _ = try HeatMap([[1]], columns: ["a", "b"]) } == "plot.lengths")
    #expect(code { _ = try ConfusionMatrix(["a"], [[1, 2]]) } == "plot.lengths")
    #expect(code { _ = try ConfusionMatrix(["a"], []) } == "plot.lengths")
    #expect(
      code { _ = try TextTable(columns: [.init("a")], rows: [[]]) } == "plot.lengths")
  }

  @Test("The message names the series and both lengths")
  func message() {
    do {
      _ = try Series("soft", x: [1], y: [1, 2])
      Issue.record("no fault")
    } catch {
      #expect(
        error.message == "x and y of `soft` must have equal lengths, but have 1 and 2")
      #expect(error.hint == "Give one value for each point.")
    }
  }

  @Test("Axes must begin before they end and suit their scale")
  func axes() throws {
    let plot = Figure.Content.lines(try LinePlot([]))
    func code(_ axis: Axis) -> String { self.code { _ = try Figure(nil, plot, x: axis) } }
    #expect(code(Axis(from: 2, to: 1)) == "plot.range")
    #expect(code(Axis(from: 1, to: 1)) == "plot.range")
    #expect(code(Axis(from: .nan)) == "plot.range")
    #expect(code(Axis(to: .infinity)) == "plot.range")
    #expect(code(Axis(scale: .log, from: 0)) == "plot.log-range")
    #expect(code(Axis(scale: .log, to: -1)) == "plot.log-range")
    #expect(code(Axis(scale: .probit, to: 1)) == "plot.probit-range")
    #expect(code(Axis(from: 1, to: 2)) == "no fault")
    #expect(self.code { _ = try HeatMap([], shade: Axis(from: 2, to: 1)) } == "plot.range")
  }

  @Test("There are limits to what can be told apart")
  func limits() throws {
    let series = try Series(y: [1])
    func many(_ count: Int) -> [Series] { [Series](repeating: series, count: count) }
    #expect(code { _ = try LinePlot(many(12)) } == "no fault")
    #expect(code { _ = try LinePlot(many(13)) } == "plot.too-many-series")
    #expect(code { _ = try ScatterPlot(many(36)) } == "plot.too-many-series")
    let names = [String](repeating: "a", count: 501)
    #expect(code { _ = try BarPlot(names, []) } == "plot.too-many-series")
    let figure = try Figure(nil, .lines(LinePlot([])))
    #expect(
      code { _ = try Panels([Figure](repeating: figure, count: 25)) } == "plot.too-many-series")
  }

  @Test("Other rules")
  func others() throws {
    let panel = try Figure(nil, .panels(Panels([])))
    #expect(code { _ = try Panels([panel]) } == "plot.nested-panels")
    #expect(code { _ = try Panels([], columns: 0) } == "plot.columns")
    #expect(code { _ = try Histogram([], bins: 0) } == "plot.bins")
    #expect(code { _ = try Histogram([], bins: 1001) } == "plot.bins")
    #expect(code { _ = try DensityPlot([], bandwidth: 0) } == "plot.bandwidth")
    #expect(code { _ = try DensityPlot([], bandwidth: .nan) } == "plot.bandwidth")
    #expect(code { _ = try ConfusionMatrix(["a"], [[-1]]) } == "plot.negative-count")
    let lines = Figure.Content.lines(try LinePlot([]))
    #expect(
      code {
        _ = try Figure(nil, lines, references: [ReferenceLine(.horizontal(.nan))])
      } == "plot.reference")
  }
}
