import Foundation
import Notebooks
import Testing

@testable import Session

/// What `lupi run` keeps of cells, and when it does not use it.
@Suite struct CellFolderTests {
  private let notebook = """
    # N

    ```lupi #read
    rows = load_csv("data.csv")
    rows
    ```
    ```lupi #write
    save_csv(rows, "copy.csv")
    ```
    ```lupi #sum
    show(sum(rows.a))
    ```
    The sum is {{ sum(rows.a) }}.
    """

  /// A notebook with its data in a folder of its own.
  private func place() throws -> (folder: String, path: String) {
    let path = try Scratch.notebook(notebook)
    let folder = String(path.dropLast("/n.lupi".count))
    try write("a,b\n1,2\n3,4\n", to: folder + "/data.csv")
    return (folder, path)
  }

  private func write(_ text: String, to path: String) throws {
    try text.write(toFile: path, atomically: true, encoding: .utf8)
  }

  private func names(_ folder: String) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
  }

  @Test func aSecondRunIsTheSame() throws {
    let (folder, path) = try place()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let first = lupi(["run", path])
    #expect(first.status == 0, "\(first.errors)")
    #expect(first.output.contains("The sum is 4"))
    #expect(names(folder + "/.lupi/cells").count == 4)
    #expect(try String(contentsOfFile: folder + "/.lupi/.gitignore", encoding: .utf8) == "*\n")
    let second = lupi(["run", path])
    #expect(second.output == first.output && second.errors.isEmpty)
    #expect(lupi(["run", "--no-cache", path]).output == first.output)
  }

  @Test func aChangedDataFileIsNoticed() throws {
    let (folder, path) = try place()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    _ = lupi(["run", path])
    // The same size, and the time of the old file.
    let attributes = try FileManager.default.attributesOfItem(atPath: folder + "/data.csv")
    try write("a,b\n1,2\n5,4\n", to: folder + "/data.csv")
    try FileManager.default.setAttributes(
      [.modificationDate: attributes[.modificationDate] ?? Date()],
      ofItemAtPath: folder + "/data.csv")
    #expect(lupi(["run", path]).output.contains("The sum is 6"))
    try FileManager.default.removeItem(atPath: folder + "/data.csv")
    #expect(lupi(["run", path]).status == 1)
  }

  @Test func whatACellWroteIsThereAgain() throws {
    let (folder, path) = try place()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    _ = lupi(["run", path])
    let copy = folder + "/out/copy.csv"
    let text = try String(contentsOfFile: copy, encoding: .utf8)
    try FileManager.default.removeItem(atPath: copy)
    _ = lupi(["run", path])
    #expect(try String(contentsOfFile: copy, encoding: .utf8) == text)
    try write("something else", to: copy)
    _ = lupi(["run", path])
    #expect(try String(contentsOfFile: copy, encoding: .utf8) == text)
    _ = lupi(["run", "--out", folder + "/there", path])
    #expect(try String(contentsOfFile: folder + "/there/copy.csv", encoding: .utf8) == text)
  }

  @Test func folderAndOptions() throws {
    let (folder, path) = try place()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    _ = lupi(["run", "--no-cache", path])
    _ = lupi(["test", path])
    _ = lupi(["-e", "1 + 1"])
    #expect(!names(folder).contains(".lupi"))
    _ = lupi(["run", "--cache", folder + "/kept/deep/down", path])
    #expect(!names(folder).contains(".lupi") && names(folder).contains("kept"))
    let both = lupi(["run", "--cache", "x", "--no-cache", path])
    #expect(both.status == 2 && both.errors.contains("must not be given together"))
  }

  @Test func aFolderThatCannotBeWrittenIsOneNote() throws {
    let (folder, path) = try place()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    // A file lies where the folder would; root may write everywhere else.
    try write("", to: folder + "/.lupi")
    let run = lupi(["run", path])
    #expect(run.status == 0 && run.output.contains("The sum is 4"))
    #expect(run.errors.components(separatedBy: "warning[").count == 2, "\(run.errors)")
    #expect(run.errors.contains("`--cache`"))
  }

  @Test func whatWasNotUsedForLongestMakesRoom() throws {
    let folder = try Scratch.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let cells = CellFolder(path: folder.path + "/c")
    for index in 0..<10 {
      #expect(cells.write([UInt8](repeating: 1, count: 1000), to: "values/\(index)"))
      let time = Date(timeIntervalSince1970: 1_000_000 + Double(index))
      try FileManager.default.setAttributes(
        [.modificationDate: time], ofItemAtPath: cells.path + "/values/\(index)")
    }
    cells.touch("values/0")
    cells.trim(to: 10_000)
    #expect(cells.names(of: "values").count == 10)
    cells.trim(to: 5_000)
    #expect(cells.names(of: "values") == [0, 7, 8, 9].map { "values/\($0)" })
  }

  @Test func theBuildIsKnown() {
    let parts = BuildIdentity.current.split(separator: " ")
    #expect(parts.count == 2 && parts[1].count == 32)
    #expect(parts[0] == CommandLineTool.version)
  }
}
