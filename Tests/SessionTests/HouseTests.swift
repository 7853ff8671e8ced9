import Foundation
import Testing

/// The rules of `Sources/README.md` that can be read off the files.
@Suite struct HouseTests {
  private struct Source {
    let target: String
    let path: String
    let lines: [Substring]
  }

  private static let sources: [Source] = {
    let folder = projectFolder + "/Sources"
    let paths = FileManager.default.enumerator(atPath: folder)?.allObjects as? [String] ?? []
    return paths.filter { $0.hasSuffix(".swift") }.sorted().compactMap { path in
      guard let text = try? String(contentsOfFile: folder + "/" + path, encoding: .utf8) else {
        return nil
      }
      return Source(
        target: String(path.prefix { $0 != "/" }), path: path,
        lines: text.split(separator: "\n", omittingEmptySubsequences: false))
    }
  }()

  @Test func thereAreSources() { #expect(Self.sources.count > 200) }

  @Test func nothingImportsFoundation() {
    let found = Self.sources.filter { $0.lines.contains { $0.hasSuffix("import Foundation") } }
    #expect(found.map(\.path) == [])
  }

  @Test func nothingTrapsOnPurpose() {
    let words = ["try!", "as!", "fatalError(", "assertionFailure("]
    let found = Self.sources.filter { source in
      source.lines.contains { line in words.contains { line.contains($0) } }
    }
    #expect(found.map(\.path) == [])
  }

  @Test func onlyTheBenchPrints() {
    let found = Self.sources.filter { source in
      source.target != "lupi-bench"
        && source.lines.contains { $0.drop { $0 == " " }.hasPrefix("print(") }
    }
    #expect(found.map(\.path) == [])
  }

  /// Targets that know nothing of the domain never import one that does.
  @Test func columnsMeetInBuiltinsOnly() {
    let domain = ["Media", "Signals", "Datasets", "Distillation", "Builtins", "Session"]
    let innocent = [
      "Diagnostics", "Tensors", "Autodiff", "NeuralNets", "Plots", "Language", "Binding",
      "Notebooks",
    ]
    let mathematics = [
      "Tensors", "Autodiff", "NeuralNets", "Media", "Signals", "Datasets", "Distillation",
    ]
    let language = ["Language", "Binding", "Notebooks"]
    for source in Self.sources {
      let imports = source.lines.compactMap { line -> String? in
        let words = line.split(separator: " ")
        return words.first.map { $0 == "import" || words.contains("import") } == true
          && line.first != " " && line.first != "/" ? words.last.map(String.init) : nil
      }
      for name in imports {
        #expect(
          !(innocent.contains(source.target) && domain.contains(name)),
          "\(source.path) imports \(name)")
        #expect(
          !(mathematics.contains(source.target) && language.contains(name)),
          "\(source.path) imports \(name)")
        #expect(
          !(language.contains(source.target) && mathematics.contains(name)),
          "\(source.path) imports \(name)")
      }
    }
  }

  @Test func filesAreSmall() {
    // The rows of a corpus, and tables of numbers, are data.
    let code = Self.sources.filter { !$0.path.contains("JapaneseVowels+") }
    let lengths = code.map(\.lines.count).sorted()
    #expect(lengths[lengths.count / 2] <= 130)
    #expect(lengths[lengths.count * 9 / 10] <= 300)
    #expect(code.filter { $0.lines.count > 500 }.map(\.path) == [])
  }

  @Test func theMapNamesEveryTarget() throws {
    let map = try String(contentsOfFile: projectFolder + "/Sources/README.md", encoding: .utf8)
    #expect(map.split(separator: "\n").count <= 150)
    for target in Set(Self.sources.map(\.target)) {
      #expect(map.contains(target), "\(target)")
    }
  }

  /// The course leads to every lesson, and to none that is not there.
  @Test func theCourseNamesEveryNotebook() throws {
    let folder = projectFolder + "/notebooks"
    let course = try String(contentsOfFile: folder + "/README.md", encoding: .utf8)
    let lessons = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".lupi") && !$0.hasPrefix(".") }
    let linked = course.matches(of: #/\]\(([^)]*\.lupi)\)/#).map { String($0.output.1) }
    #expect(linked.sorted() == lessons.sorted())
  }
}
