import Foundation
import Testing

@testable import Session

@Suite struct TeachTests {
  private let notebook = """
    # Doubling

    A function doubles.

    ```lupi #start predict
    x = 4
    x + 1
    ```

    ```lupi #double exercise hint="Two times." solution=answer check=proof
    fn f(y) = ___
    ```

    ```lupi #answer
    fn f(y) = 2 * y
    ```

    ```lupi #proof
    check f(3) == 6, "f(3) must be 6"
    ```

    The double of x is {{ f(x) }}.

    ```lupi #end
    f(10)
    ```
    """

  private func lesson() throws -> (folder: String, path: String) {
    let path = try Scratch.notebook(notebook)
    return (String(path.dropLast("/n.lupi".count)), path)
  }

  @Test func aPlaceThatCannotBeRememberedIsSaid() throws {
    let (folder, path) = try lesson()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    // Where the folder of results should be there is a file.
    try Data().write(to: URL(fileURLWithPath: folder + "/.lupi"))
    let taught = lupi(["teach", path], input: [":quit"])
    #expect(taught.output.contains("You are at `start`, which cannot be remembered."))
    #expect(!taught.output.contains("goes on from there"))
  }

  @Test func aLessonExplainsAndBeginsAnew() throws {
    let (folder, path) = try lesson()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let taught = lupi(["teach", path], input: ["?len", "?lem", "", "5", ":restart", ":quit"])
    #expect(taught.status == 0, "\(taught.errors)")
    #expect(taught.output.contains("len(x: value) -> integer"))
    #expect(taught.errors.contains("there is no builtin `lem`"))
    #expect(taught.output.components(separatedBy: "A function doubles.").count == 3)
    #expect(taught.output.contains("You are at `start`"))
  }

  @Test func aWatchedTrainingIsShownAgainFrameByFrame() throws {
    let path = try Scratch.notebook(
      """
      ```lupi #learn
      clips = synthetic(clips=20)
      hear = student(network(inputs="audio"), clips.classes, embedding=2)
      fit(hear, clips, epochs=2, watch=r -> "seen {len(embed(r, clips))}").frames
      ```
      ```lupi #end
      1
      ```
      """)
    defer { try? FileManager.default.removeItem(atPath: String(path.dropLast("/n.lupi".count))) }
    let input = [":replay", "", ":replay", ":replay 0", ":replay x", ""]
    let taught = lupi(["teach", path], input: input)
    #expect(taught.status == 0, "\(taught.errors)")
    #expect(taught.output.contains("No training was watched so far."))
    #expect(taught.output.contains("3 frames of a training; the last: epoch 2\n\"seen 20\""))
    for frame in ["1/3  epoch 0\n\"seen 20\"\n", "2/3  epoch 1\n", "3/3  epoch 2\n"] {
      #expect(taught.output.contains(frame), "\(taught.output)")
    }
    #expect(taught.errors.contains("takes the frames a second, from 0.1 to 30, but has `0`"))
    #expect(taught.errors.contains("but has `x`"))
    // What was kept is shown without being computed.
    let again = lupi(["teach", path], input: [":restart", "", ":replay", ""])
    #expect(again.output.contains("2/3  epoch 1\n\"seen 20\"\n"), "\(again.output)")
  }

  @Test func fromBeginningToEnd() throws {
    let (folder, path) = try lesson()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let taught = lupi(
      ["teach", path],
      input: [
        "", "5", "x * 100", "x = 9", ":hint", "", "fn f(y) = y", "f(1)", ":solution", ":nonsense",
        "fn f(y) {", "  y + y", "}", "", "",
      ])
    #expect(taught.status == 0, "\(taught.errors)")
    let output = taught.output
    for words in [
      "A function doubles.", "x + 1", "You said: 5", "400", "Two times.",
      "to do: type your version",
      "Not yet.", "fn f(y) = 2 * y", "Right.", "The double of x is 8.", "20",
      "That was the last step.",
    ] { #expect(output.contains(words), "\(words)\n\(output)\n\(taught.errors)") }
    #expect(taught.errors.contains("f(3) must be 6"))
    #expect(taught.errors.contains("there is no command `:nonsense`"))
    // What was tried did not reach the notebook, and the solution was not run.
    #expect(!output.contains("The double of x is 18"))
  }

  @Test func oneHoleCanBeFilled() throws {
    let path = try Scratch.notebook(
      """
      # One hole

      ```lupi #twice exercise hint="Times two." solution=twice-solved check=twice-checked
      ys = [___ for x in [1, 2]]
      ```

      ```lupi #twice-solved
      ys = [x * 2 for x in [1, 2]]
      ```

      ```lupi #twice-checked
      check ys == [2, 4], "twice, please"
      ```

      """)
    let folder = String(path.dropLast("/n.lupi".count))
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let taught = lupi(
      ["teach", path], input: ["", "", ":fill", ":fill x + 1", ":help", ":fill x * 2", ""])
    #expect(taught.output.contains("hint: Times two."))
    #expect(taught.output.contains("Write `:fill`"))
    #expect(taught.output.contains("\n:fill X    puts X"))
    #expect(taught.output.contains("Not yet."))
    #expect(taught.output.contains("Right."), "\(taught.output)")
    let run = lupi(["run", path])
    #expect(run.errors.contains("The exercise `twice` is to do"))
    #expect(!(run.output + run.errors).contains("twice-"))
  }

  @Test func progressIsRemembered() throws {
    let (folder, path) = try lesson()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let first = lupi(["teach", path], input: ["", "5", "fn f(y) = y * 2", ":quit"])
    #expect(first.output.contains("You are at `end`"), "\(first.output)")
    let second = lupi(["teach", path], input: ["", ""])
    #expect(second.output.contains("You were at `end`"))
    #expect(second.output.contains("20") && second.output.contains("That was the last step."))
    #expect(!second.output.contains("A function doubles."))
    // After the end it begins anew; so does `:restart`, and a file that was edited by hand.
    #expect(lupi(["teach", path], input: [":quit"]).output.contains("A function doubles."))
    _ = lupi(["teach", path], input: ["", "5", ":quit"])
    #expect(
      lupi(["teach", path], input: [":restart", ":quit"]).output.contains("A function doubles."))
    let kept = folder + "/.lupi/lessons/n.lupi"
    try "nonsense".write(toFile: kept, atomically: true, encoding: .utf8)
    #expect(lupi(["teach", path], input: [":quit"]).output.contains("A function doubles."))
  }

  @Test func backAndSkip() throws {
    let (folder, path) = try lesson()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let taught = lupi(
      ["teach", path, "--no-cache"],
      input: ["", "", ":skip", ":back", ":back", "", "5", ":skip", ""])
    #expect(taught.status == 0)
    #expect(taught.output.components(separatedBy: "│ x = 4").count == 3, "\(taught.output)")
    #expect(taught.errors.contains("needs `f` of the cell `double`"), "\(taught.errors)")
  }

  @Test func aHandoutForLearners() throws {
    let (folder, path) = try lesson()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let file = folder + "/learners.lupi"
    let handout = lupi(["handout", path, "-o", file])
    #expect(handout.output == "\(file): 1 solution left out\n", "\(handout.errors)")
    #expect(!(try String(contentsOfFile: file, encoding: .utf8)).contains("2 * y"))
    #expect(lupi(["check", file]).status == 0)
    #expect(lupi(["handout", path, "-o", path]).errors.contains("must not be the notebook itself"))
    #expect(lupi(["handout", path]).status == 2)
    #expect(lupi(["handout", path, "-o", "-"]).output.contains("# Doubling"))
    #expect(lupi(["test", path]).status == 0)
    let wrong = try Scratch.notebook(notebook.replacingOccurrences(of: "2 * y", with: "y"))
    let test = lupi(["test", "--accept", wrong])
    #expect(test.status == 3 && test.errors.contains("exercise.solution"), "\(test.errors)")
  }
}
