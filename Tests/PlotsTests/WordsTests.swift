import Plots
import Testing

@Suite("Sentences and data")
struct WordsTests {
  @Test("Lines")
  func lines() throws {
    let soft = try Series("soft", y: [2.31, 1.1, 0.42])
    let hard = try Series("hard", y: [2.4, 1.0, 1.2])
    let figure = try Figure(
      "Loss", .lines(LinePlot([soft, hard])), x: Axis("epoch"), y: Axis("loss"))
    #expect(
      figure.sentence
        == "Line chart, 2 series, epoch 1 to 3; soft falls from 2.31 to 0.42; "
        + "hard falls from 2.4 to 1.2, lowest 1.")
    #expect(figure.data.columns == ["epoch", "soft", "hard"])
    #expect(
      figure.data.rows == [["1", "2.31", "2.4"], ["2", "1.1", "1"], ["3", "0.42", "1.2"]])
    #expect(figure.data.csv == "epoch,soft,hard\n1,2.31,2.4\n2,1.1,1\n3,0.42,1.2\n")
  }

  @Test("Lines with different positions become rows of points")
  func longLines() throws {
    let figure = try Figure(
      nil,
      .lines(
        LinePlot([try Series("a", x: [1, 2], y: [0.5, 0.5]), try Series(x: [3], y: [.nan])])),
      x: Axis("t", unit: "s"), y: Axis(percent: true))
    #expect(
      figure.sentence
        == "Line chart, 2 series, t 1 to 3 s; a stays at 50%; series 2 has no values.")
    #expect(figure.data.columns == ["series", "t (s)", "y"])
    #expect(
      figure.data.rows == [["a", "1", "0.5"], ["a", "2", "0.5"], ["series 2", "3", "nan"]])
  }

  @Test("Intervals have columns of their own")
  func intervals() throws {
    let series = try Series("UAR", x: [0, 1], y: [0.5, 0.75], error: [0.25, 0.125])
    let figure = try Figure(nil, .lines(LinePlot([series])))
    #expect(figure.data.columns == ["x", "UAR", "UAR lower", "UAR upper"])
    #expect(figure.data.rows == [["0", "0.5", "0.25", "0.75"], ["1", "0.75", "0.625", "0.875"]])
  }

  @Test("Scatter plots")
  func scatter() throws {
    let figure = try Figure(
      nil, .scatter(ScatterPlot(x: [0, 2, 5], y: [1, 3, 5], labels: ["calm", "calm", "sad"])))
    #expect(
      figure.sentence
        == "Scatter plot, 3 points in 2 classes; calm 2 around (1, 2); sad 1 around (5, 5).")
    #expect(figure.data.rows == [["calm", "0", "1"], ["calm", "2", "3"], ["sad", "5", "5"]])
    let plain = try Figure(nil, .scatter(ScatterPlot([Series(x: [1, 2], y: [3, 4])])))
    #expect(plain.sentence == "Scatter plot, 2 points; around (1.5, 3.5).")
  }

  @Test("Bars")
  func bars() throws {
    let one = try Figure(
      nil, .bars(BarPlot(["a", "b"], [BarPlot.Group(nil, [0.25, .nan], error: [0.125, 0])])),
      x: Axis("UAR", percent: true))
    #expect(one.sentence == "Bar chart, 2 categories, UAR; a 25%, b has no value.")
    #expect(one.data.columns == ["category", "UAR", "UAR lower", "UAR upper"])
    #expect(one.data.rows == [["a", "0.25", "0.125", "0.375"], ["b", "nan", "nan", "nan"]])
    let two = try Figure(
      nil, .bars(BarPlot(["a"], [BarPlot.Group("hard", [1]), BarPlot.Group("soft", [2])])))
    #expect(two.sentence == "Bar chart, 1 category; hard: a 1; soft: a 2.")
    #expect(two.data.rows == [["a", "1", "2"]])
  }

  @Test("Histograms")
  func histogram() throws {
    let figure = try Figure(
      nil, .histogram(Histogram([Samples("x", [0, 1, 1, 2, 2, 2, .nan])], bins: 2)))
    #expect(
      figure.sentence == "Histogram, 2 bins from 0 to 2; x: 6 values, most (5) from 1 to 2.")
    #expect(figure.data.columns == ["from", "to", "x"])
    #expect(figure.data.rows == [["0", "1", "1"], ["1", "2", "5"]])
    #expect(figure.notes == ["1 value is not finite and is left out."])
  }

  @Test("Boxes")
  func boxes() throws {
    let figure = try Figure(nil, .boxes(BoxPlot([Samples("a", [1, 2, 3, 4, 5, 100])])))
    #expect(
      figure.sentence == "Box plot, 1 group; a has median 3.5 and quartiles 2.25 and 4.75.")
    #expect(figure.data.rows == [["a", "6", "1", "2.25", "3.5", "4.75", "5", "100"]])
  }

  @Test("Densities")
  func densities() throws {
    let figure = try Figure(
      nil, .density(DensityPlot([Samples("a", [1, 2, 2, 3])], bandwidth: 1)))
    #expect(
      figure.sentence == "Density plot, 4 values in 1 group; a is highest at 2.")
    #expect(figure.data.rows.count == 201)
    // The area below the curve is one.
    let rows = figure.data.rows.compactMap { row in row.compactMap { Double($0) } }
    let area = zip(rows, rows.dropFirst()).map { ($1[0] - $0[0]) * ($0[1] + $1[1]) / 2 }
      .reduce(0, +)
    #expect((area - 1).magnitude < 0.01, "\(area)")
  }

  @Test("Matrices")
  func matrices() throws {
    let heat = try Figure(
      nil,
      .heatMap(
        HeatMap([[1, 2], [.nan, -3]], rows: ["a", "b"], columns: ["c", "d"], shade: Axis("r"))))
    #expect(
      heat.sentence
        == "Heat map, 2 rows by 2 columns; r from -3 (row b, column d) to 2 (row a, column d).")
    #expect(heat.data.columns == ["row", "c", "d"])
    #expect(heat.data.rows == [["a", "1", "2"], ["b", "nan", "-3"]])
    let confusion = try Figure(
      nil, .confusion(ConfusionMatrix(["calm", "sad"], [[3, 1], [2, 2]])))
    #expect(
      confusion.sentence
        == "Confusion matrix, 2 classes; accuracy 62.5%, mean recall 62.5%; "
        + "most often sad is taken for calm (2 times).")
    #expect(confusion.data.rows == [["calm", "3", "1", "0.75"], ["sad", "2", "2", "0.5"]])
    #expect(confusion.notes == ["Accuracy 62.5%, mean recall 62.5%, n = 8."])
  }

  @Test("Sparklines and panels")
  func small() throws {
    let spark = try Figure(nil, .sparklines(Sparklines([.init("a", [1, 3])])))
    #expect(spark.sentence == "Sparklines, 1 row; a rises from 1 to 3.")
    #expect(spark.data.rows == [["a", "1", "1"], ["a", "2", "3"]])
    let panels = try Figure(nil, .panels(Panels([spark, spark])))
    #expect(
      panels.sentence
        == "Panels, 2 figures: Sparklines, 1 row; a rises from 1 to 3. "
        + "Sparklines, 1 row; a rises from 1 to 3.")
    #expect(panels.data.rows.count == 6)
  }

  @Test("Nothing to show")
  func empty() throws {
    #expect(try Figure(nil, .lines(LinePlot([]))).sentence == "Line chart, without data.")
    #expect(
      TextRenderer().render(try Figure("T", .histogram(Histogram([])))) == "T       \nNo data.")
  }

  @Test("What an axis leaves out is said")
  func notes() throws {
    let series = try Series(x: [1, 2, 3, 4, 5], y: [1, -1, 0, .infinity, 100])
    let log = try Figure(nil, .lines(LinePlot([series])), y: Axis(scale: .log, to: 10))
    #expect(
      log.notes == [
        "1 point is not finite and is not drawn.",
        "2 values are not positive and are left out of the logarithmic axis.",
        "1 point lies outside the axes.",
      ])
    #expect(TextRenderer().render(log).contains("2 values are not positive"))
  }
}
