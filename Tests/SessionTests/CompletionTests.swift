import Binding
import Builtins
import Foundation
import Language
import Testing

@testable import Session

@Suite struct CompletionTests {
  private static func driver() throws -> PromptDriver {
    let driver = try PromptDriver()
    driver.enter(
      "clips = synthetic(clips=20, seed=1)", "point = {width: 2, height: {deep: 1}}",
      "fn blend(first, second, w=0.5) = w * first + (1 - w) * second",
      "numbers = [1, 2, 3]", "größe = 1", "rows = table({length: [1], mass: [2]})")
    return driver
  }

  @Test func namesInScope() throws {
    let driver = try Self.driver()
    #expect(driver.offers("cli") == ["clips"])
    #expect(driver.offers("x = 1 + po") == ["point"])
    #expect(driver.offers("grö") == ["größe"])
    #expect(driver.offers("numbe") == ["numbers"])
    #expect(driver.offers("x = numbe") == ["numbers"])
    #expect(driver.offers("standard") == ["standardize"])
    #expect(driver.offers("\"text {cli") == ["clips"])
    #expect(driver.offers("f = x -> cli") == ["clips"])
    #expect(driver.offers("") == ["rows", "größe", "numbers", "blend", "point", "clips"])
  }

  @Test func nothingWhereANameCannotStand() throws {
    let driver = try Self.driver()
    for text in ["# cli", "1", "12k", "fn cl", "for cl", "\"cli", "x = 1 cl", "point.width.", "x."]
    {
      #expect(driver.offers(text) == [], "\(text)")
    }
    #expect(driver.offers("clips a") == ["and"])
  }

  @Test func functionsThatTakeWhatIsPiped() throws {
    let driver = try Self.driver()
    let ofData = driver.offers("clips |> ")
    #expect(ofData.contains("split(") && ofData.contains("standardize("))
    #expect(!ofData.contains("dense(") && !ofData.contains("tensor("))
    let ofNetworks = driver.offers("network(inputs=\"audio\")\n  |> ")
    #expect(ofNetworks.contains("dense(") && !ofNetworks.contains("standardize("))
    #expect(driver.offers("network(inputs=\"audio\") |> dense(3) |> dropo") == ["dropout("])
    let ofLists = driver.offers("[1, 2] |> ")
    #expect(ofLists.contains("map(") && ofLists.contains("mean(") && !ofLists.contains("fit("))
    #expect(driver.offers("numbers |> me").contains("mean("))
    #expect(driver.offers("clips |> bl") == ["blend("])
    #expect(driver.offers("x = f(clips |> standard") == ["standardize("])
  }

  @Test func argumentsWithDefaultsInArgumentPositionOnly() throws {
    let driver = try Self.driver()
    #expect(driver.offers("fit(x, y, epo") == ["epochs="])
    #expect(driver.offers("fit(x, y, epochs=epo") == [])
    #expect(!driver.offers("(epo").contains("epochs="))
    // What is given already is not offered again, by name or by position.
    #expect(!driver.offers("fit(x, y, epochs=3, epo").contains("epochs="))
    #expect(!driver.offers("clips |> standardize(da").contains("data="))
    #expect(driver.offers("blend(1, sec") == ["second="])
    #expect(driver.offers("blend(1, 2, w") == ["w=", "where", "write_audio", "waveform"])
    let shown = driver.prompt.completer.completion(before: "dense(units=3, act").candidates.first
    #expect(shown?.shown == "activation=\"none\"")
    #expect(shown?.note.isEmpty == false)
  }

  @Test func aCallWithNothingTypedShowsItsSignature() throws {
    let driver = try Self.driver()
    for text in ["dense(", "x |> dense(", "dense(3, ", "f(dense(\n  "] {
      let completion = driver.prompt.completer.completion(before: text)
      #expect(completion.signature?.hasPrefix("dense(") == true, "\(text)")
    }
    let own = driver.prompt.completer.completion(before: "blend(")
    #expect(own.signature == "blend(first, second, w=0.5)")
  }

  @Test func choicesOfTexts() throws {
    let driver = try Self.driver()
    #expect(driver.offers("dense(3, activation=\"re") == ["relu\""])
    #expect(driver.offers("corpus(\"jap") == ["japanese-vowels\""])
    #expect(driver.offers("dense(3, activation=").contains("\"relu\""))
    let labels = driver.offers("split(clips, by=\"")
    #expect(labels.contains("emotion\"") && labels.contains("speaker\""))
    #expect(!labels.contains("audio\""))
    #expect(driver.offers("clips |> standardize(view=\"au") == ["audio\""])
    #expect(driver.offers("standardize(clips, view=\"au") == ["audio\""])
  }

  @Test func fieldsAndColumns() throws {
    let driver = try Self.driver()
    #expect(driver.offers("point.") == ["width", "height"])
    #expect(driver.offers("1 + point.he") == ["height"])
    #expect(driver.offers("point.height.d") == ["deep"])
    #expect(driver.offers("clips.cl") == ["clips", "classes"])
    #expect(driver.offers("rows.") == ["length", "mass"])
    driver.enter("point")
    #expect(driver.offers("_.wi") == ["width"])
  }

  @Test func pathsInTheFoldersThatMayBeRead() throws {
    let folder = try Scratch.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let below = folder.appendingPathComponent("sounds")
    try FileManager.default.createDirectory(at: below, withIntermediateDirectories: true)
    for name in ["a.wav", ".hidden", "b\n\u{1B}[2J.wav"] {
      try Data().write(to: below.appendingPathComponent(name))
    }
    let driver = try PromptDriver(["--data", folder.path])
    #expect(driver.offers("read_audio(\"sou") == ["sounds/"])
    #expect(driver.offers("read_audio(\"sounds/") == ["sounds/a.wav\""])
    #expect(driver.offers("read_audio(\"sounds/.") == ["sounds/.hidden\""])
    #expect(driver.offers("read_audio(path=\"nothing/") == [])
    #expect(driver.offers(":load \(folder.path)/so") == ["\(folder.path)/sounds/"])
  }

  @Test func commandsAndWhatFollowsThem() throws {
    let driver = try Self.driver()
    #expect(driver.offers(":prov") == [":provenance"])
    #expect(driver.offers(":").count == ColonCommand.all.count)
    #expect(driver.offers(":time cli") == ["clips"])
    #expect(driver.offers(":type point.wi") == ["width"])
    #expect(driver.offers("?standard") == ["standardize"])
    #expect(driver.offers(":help :ce") == [":cells"])
    #expect(driver.offers(":set num") == ["numerics "])
    #expect(driver.offers(":set numerics ") == ["fast", "exact"])
  }

  /// Nothing that can be typed traps, and what is offered begins with the word that it replaces.
  @Test func anythingCanStandBeforeTheCursor() throws {
    let driver = try Self.driver()
    let pieces = [
      "clips", " ", "|>", "(", ")", "[", "]", "{", "}", "\"", "\\", ",", "=", ".", "_", "\n", "#",
      ":", "?", "fit", "é", "中", "1", "->", "in", "for", "fn", "\u{0}", ":load ", "load_csv(\"",
      "+",
    ]
    var state: UInt64 = 1
    for _ in 0..<4000 {
      var text = ""
      for _ in 0..<12 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += pieces[Int(state >> 33) % pieces.count]
      }
      let completion = driver.prompt.completer.completion(before: text)
      #expect(text.hasSuffix(completion.word), "\(text.debugDescription)")
      for candidate in completion.candidates {
        #expect(candidate.text.hasPrefix(completion.word), "\(text.debugDescription)")
      }
    }
  }
}
