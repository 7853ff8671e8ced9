import Diagnostics
import Media
import Tensors
import Testing

@Suite struct NetpbmTests {
  private func code(_ text: String) -> String? {
    do { _ = try NetpbmFile.decode(Array(text.utf8), name: "a.pgm") } catch { return error.code }
    return nil
  }

  @Test func textWithComments() throws {
    let grey = try NetpbmFile.decode(
      Array("P2 # grey\n# two\n2 2\n#max\n100\n0 50\n100 25\n".utf8), name: "a")
    #expect(grey.samples == [0, 50, 100, 25] && grey.maximum == 100)
    #expect(try grey.tensor() == Tensor([2, 2], [0, 0.5, 1, 0.25]))
    let colour = try NetpbmFile.decode(Array("P3 1 1 255 1 2 3".utf8), name: "a")
    #expect(colour.samples == [1, 2, 3] && colour.channelCount == 3)
  }

  @Test(arguments: [1, 7, 255, 256, 65535], [1, 3])
  func bytesComeBackAsTheyWere(maximum: Int, channels: Int) throws {
    let samples = (0..<(6 * channels)).map { UInt16($0 * 37 % (maximum + 1)) }
    let picture = try Raster(
      width: 3, height: 2, channelCount: channels, maximum: maximum, samples: samples)
    #expect(try NetpbmFile.decode(NetpbmFile.encode(picture), name: "a") == picture)
    #expect(try Raster(picture.tensor(), maximum: maximum) == picture)
  }

  @Test func whatIsWrongIsSaid() {
    #expect(code("") == "image.magic")
    #expect(code("P4 1 1 x") == "image.magic")
    #expect(code("P5 0 1 255 ") == "image.header")
    #expect(code("P5 1 1 65536 ") == "image.header")
    #expect(code("P5 1 99999999999999999999999 255 ") == "image.header")
    #expect(code("P5 2 2 255 abc") == "image.truncated")
    #expect(code("P2 2 2 255 1 2 3") == "image.truncated")
    #expect(code("P2 20000 20000 255 1 2 3") == "image.truncated")
    #expect(code("P5 2000000000 2000000000 255 ") == "shape.too-large")
    #expect(code("P2 1 1 15 16") == "image.value")
    #expect(code("P5 1 1 15 a") == "image.value")
  }

  @Test func shapesThatAreNoPicture() throws {
    #expect(throws: Fault.self) { try Raster(Tensor(zeros: [4])) }
    #expect(throws: Fault.self) { try Raster(Tensor([1, 1], [.nan])) }
    #expect(throws: Fault.self) { try Raster(width: 2, height: 2, samples: [1]) }
    #expect(try Raster(Tensor([1, 2], [-1, 2])).samples == [0, 255])
  }
}
