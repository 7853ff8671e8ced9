import Foundation
import Testing

@testable import Session

@Suite struct WhyTests {
  private let notebook = """
    ```lupi #settings
    seed 3
    param size = 3 in 1..9
    ```
    ```lupi #data
    rows = load_csv("data.csv")
    ```
    ```lupi #noise
    noise = random_normal([size])
    ```
    ```lupi #sum
    total = sum(rows.a) + size
    total
    ```
    ```lupi #never no-cache
    1
    ```
    """

  @Test func everyReasonIsNamed() throws {
    let path = try Scratch.notebook(notebook)
    let folder = String(path.dropLast("/n.lupi".count))
    defer { try? FileManager.default.removeItem(atPath: folder) }
    func write(_ text: String, _ name: String) throws {
      try text.write(toFile: folder + "/" + name, atomically: true, encoding: .utf8)
    }
    func why(_ cell: String, _ options: String...) -> String {
      lupi(["why", path, cell] + options).output
    }
    let settingsRun = "`settings` runs again:\n  its code has changed\n"
    try write("a\n1\n2\n", "data.csv")
    #expect(why("sum").contains("`settings` runs again:\n  nothing is kept of it\n"))
    #expect(lupi(["run", path]).status == 0)
    #expect(why("sum") == "`sum` does not run again: what it does is kept\n")
    #expect(why("never").contains("it is marked `no-cache`"))
    try write(notebook.replacingOccurrences(of: "sum(rows.a) +", with: "sum(rows.a) -"), "n.lupi")
    #expect(why("sum") == "`sum` runs again:\n  its code has changed\n")
    try write(notebook.replacingOccurrences(of: "#sum", with: "#total"), "n.lupi")
    #expect(why("total").contains("nothing is kept of it"))
    try write(notebook.replacingOccurrences(of: "seed 3", with: "seed 4"), "n.lupi")
    // A seed that nobody asks for changes nothing that comes later.
    #expect(why("data") == settingsRun + "`data` does not run again: what it does is kept\n")
    #expect(
      why("sum") == settingsRun
        + "`sum` does not run again if `size` of `settings` comes out as it was\n")
    #expect(
      why("noise") == settingsRun + "`noise` runs again:\n  the seed has changed\n")
    try write(notebook, "n.lupi")
    let seeded = why("noise", "-p", "seed=8")
    #expect(seeded.contains("the seed has changed"), "\(seeded)")
    #expect(why("sum", "-p", "size=4").contains("the parameter `size` has another value"))
    #expect(why("sum", "--numerics", "exact").contains("the numerics have changed"))
    try write("a\n1\n3\n", "data.csv")
    #expect(why("data") == "`data` runs again:\n  the file `data.csv` has changed\n")
    #expect(
      why("sum") == "`data` runs again:\n  the file `data.csv` has changed\n"
        + "`sum` does not run again if `rows` of `data` comes out as it was\n")
    try write(notebook.replacingOccurrences(of: "sum(rows.a) +", with: "sum(rows.a) -"), "n.lupi")
    #expect(why("sum").hasSuffix("`sum` runs again:\n  its code has changed\n"))
    // The same rows in another file: the cell that reads them runs, and nothing after it.
    try write(notebook, "n.lupi")
    try write("a\r\n1\r\n2\r\n", "data.csv")
    #expect(why("sum").hasSuffix("if `rows` of `data` comes out as it was\n"))
    #expect(lupi(["run", path, "--only", "data"]).status == 0)
    #expect(why("sum") == "`sum` does not run again: what it does is kept\n")
    #expect(lupi(["why", path, "nothing"]).status == 2)
    #expect(lupi(["why", path]).status == 2)
  }
}
