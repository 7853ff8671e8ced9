import Diagnostics
import Tensors
import Testing

@testable import Datasets

@Suite("Standardising")
struct StandardizationTests {
  @Test("mean 0 and deviation 1 on the data it was measured on; the same map elsewhere")
  func basic() throws {
    let train = try FeatureView("v", Tensor([4, 2], [1, 10, 2, 10, 3, 10, 4, 10]))
    let other = try FeatureView("v", Tensor([1, 2], [2.5, 12]))
    let map = try Standardization(train)
    let deviation = Float(1.25).squareRoot()
    #expect(map.means == [2.5, 10])
    #expect(map.scales == [deviation, 1])
    let z = try map.applied(to: train).features.values
    #expect(
      z == [-1.5 / deviation, 0, -0.5 / deviation, 0, 0.5 / deviation, 0, 1.5 / deviation, 0])
    #expect(try map.applied(to: other).features.values == [0, 2])
    let narrow = try FeatureView("v", Tensor([1, 1], [1]))
    #expect(fault { try map.applied(to: narrow) }?.code == "standardize.width")
    let nothing = try FeatureView("v", Tensor([0, 2], []))
    #expect(fault { try Standardization(nothing) }?.code == "standardize.empty")
  }

  @Test("padding is not measured and stays")
  func sequences() throws {
    let view = try FeatureView(
      "s", sequences: Tensor([2, 2, 1], [1, 99, 3, 5]), lengths: [1, 2])
    let map = try Standardization(view)
    #expect(map.means == [3])
    let z = try map.applied(to: view).features.values
    #expect(z[1] == 99)
    #expect(abs(z[0] + z[2] + z[3]) < 1e-6)
  }

  @Test("each group by itself")
  func groups() throws {
    let data = try randomData(clips: 40, speakers: 4, classes: 2, shuffled: true)
    let whole = try data.standardized(view: "audio", by: "speaker")
    #expect(try whole.view("video") == data.view("video"))
    for (index, members) in try data.label("speaker").members.enumerated() {
      let part = try data.subset(members)
      let alone = try part.standardized(view: "audio", with: part.standardization(of: "audio"))
      #expect(
        try whole.subset(members).view("audio") == alone.view("audio"), "group \(index)")
      let sums = try (0..<3).map { feature in
        try stride(from: feature, to: members.count * 3, by: 3).reduce(Float(0)) {
          $0 + (try alone.view("audio").features.values[$1])
        }
      }
      #expect(sums.allSatisfy { abs($0) < 1e-4 }, "\(sums)")
    }
  }

  @Test("a group of one clip is refused by name")
  func smallGroup() throws {
    let data = try randomData(clips: 4, speakers: 3, classes: 2)
    let fault = fault { try data.standardized(view: "audio", by: "speaker") }
    #expect(fault?.code == "standardize.small-group")
    #expect(fault?.message.contains("speaker `speaker 1` has one (`clip 1`)") == true)
  }
}
