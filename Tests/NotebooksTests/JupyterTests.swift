import Diagnostics
import Foundation
import Testing

@testable import Notebooks

/// Notebooks of Jupyter, written and read.
@Suite struct JupyterTests {
  private func notebook(_ text: String) -> Notebook {
    Notebook(name: "a.lupi", bytes: Array(text.utf8))
  }

  /// A notebook that was never run, as Jupyter has it.
  private func json(_ text: String) -> String {
    Report(notebook(text), events: [], facts: []).jupyter.indentedText
  }

  @Test func whatIsWrittenFollowsTheSchema() throws {
    let document = try #require(
      JSONValue(parsing: ReportTests.report(ReportTests.text).jupyter.indentedText))
    #expect(document["nbformat"]?.integer == 4 && document["nbformat_minor"]?.integer == 5)
    let cells = try #require(document["cells"]?.items)
    var ids: Set<String> = []
    for cell in cells {
      let kind = try #require(cell["cell_type"]?.string)
      let id = try #require(cell["id"]?.string)
      #expect(ids.insert(id).inserted)
      #expect(
        (1...64).contains(id.utf8.count)
          && id.utf8.allSatisfy { byte in
            UnicodeScalar(byte).properties.isAlphabetic || (0x30...0x39).contains(byte)
              || byte == 0x2D
          })
      #expect(cell["metadata"]?.fields != nil)
      #expect(cell["source"]?.strings != nil)
      let names = Set((cell.fields ?? []).map(\.0))
      if kind == "markdown" {
        #expect(names == ["cell_type", "id", "metadata", "source"])
        continue
      }
      #expect(kind == "code")
      #expect(
        names == ["cell_type", "id", "metadata", "source", "outputs", "execution_count"])
      for output in try #require(cell["outputs"]?.items) {
        switch output["output_type"]?.string {
        case "display_data":
          #expect(Set((output.fields ?? []).map(\.0)) == ["output_type", "data", "metadata"])
          #expect(output["data"]?["text/plain"]?.strings != nil)
        case "error":
          #expect(
            Set((output.fields ?? []).map(\.0)) == ["output_type", "ename", "evalue", "traceback"])
          #expect(output["traceback"]?.strings != nil)
        default: Issue.record("\(output)")
        }
      }
    }
    let text = document.text
    #expect(text.contains("image/svg+xml") && text.contains("text/html"))
    #expect(!text.contains("[\"secret"))
  }

  @Test func aNotebookComesBack() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder).filter {
      $0.hasSuffix(".lupi") && !$0.hasPrefix(".")
    }
    #expect(names.count >= 5)
    let texts = try names.map {
      try String(contentsOfFile: Self.folder + "/" + $0, encoding: .utf8)
    }
    for text in texts + [Samples.tour, ReportTests.text] {
      let before = notebook(text)
      let after = notebook(try NotebookImport(json: json(text)).text)
      #expect(
        before.cells.map { before.source.string($0.fence.info.range) }
          == after.cells.map { after.source.string($0.fence.info.range) })
      #expect(
        before.cells.map { $0.fence.lines(in: before.source) }
          == after.cells.map { $0.fence.lines(in: after.source) })
      #expect(
        before.cells.map { $0.output.map { $0.fence.lines(in: before.source) } }
          == after.cells.map { $0.output.map { $0.fence.lines(in: after.source) } })
      #expect(before.title == after.title)
      #expect(after.isValid)
    }
  }

  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("notebooks")
    .path

  @Test func filledProseIsAnExpressionAgainUnlessItWasChanged() throws {
    let text = "```lupi #a\nx = 2\n```\n\nx is {{ x }}.\n"
    let json = ReportTests.report(text).jupyter.indentedText
    #expect(json.contains("x is 2."))
    #expect(try NotebookImport(json: json).text == text)
    let changed = json.replacingOccurrences(of: "x is 2.", with: "x was 2.")
    #expect(try NotebookImport(json: changed).text.hasSuffix("x was 2.\n"))
  }

  private func foreign(_ cells: String, language: String = "python") -> String {
    """
    {"cells": [\(cells)], "metadata": {"kernelspec": {"language": "\(language)"}}, "nbformat": 4,
     "nbformat_minor": 2}
    """
  }

  @Test func foreignProgramsAreProse() throws {
    let made = try NotebookImport(
      json: foreign(
        #"""
        {"cell_type": "markdown", "source": ["# A\n", "\n", "{{ no }} and `{{ yes }}`\n", "```lupi\n1\n```"]},
        {"cell_type": "code", "source": "print('```')\n", "outputs": []},
        {"cell_type": "code", "source": "  \n"}, {"cell_type": "raw", "source": ["r"]},
        {"cell_type": "markdown", "source": "<!-- open"},
        {"cell_type": "markdown", "source": "```\nopen"}
        """#))
    #expect(
      made.text == """
        # A

        \\{{ no }} and `{{ yes }}`
        ```text
        1
        ```

        ````python
        print('```')
        ````

        ```text
        r
        ```

        <!-- open
        -->

        ```
        open
        ```

        """)
    #expect(made.cells == 0 && made.programs == 1)
    #expect(notebook(made.text).cells.isEmpty && notebook(made.text).isValid)
    for language in ["lupine", "out", "error", "", "LUPI x", "c++", "`\\n```"] {
      let json = foreign(#"{"cell_type": "code", "source": "x"}"#, language: language)
      let result = notebook(try NotebookImport(json: json).text)
      #expect(result.isValid && result.cells.isEmpty, "\(language): \(result.source.text)")
    }
  }

  @Test(arguments: [
    ("", "import.json"), ("[]", "import.format"), ("{}", "import.format"),
    (#"{"nbformat": 3, "worksheets": []}"#, "import.version"),
    (#"{"nbformat": 4}"#, "import.format"), (#"{"nbformat": 4, "cells": 1}"#, "import.format"),
    (#"{"nbformat": 4, "cells": [{"cell_type": "code"}]}"#, "import.format"),
    (#"{"nbformat": 4, "cells": [{"source": "a"}]}"#, "import.format"),
    (#"{"nbformat": 4, "cells": [1]}"#, "import.format"),
  ])
  func whatIsNoNotebookIsRefused(json: String, code: String) {
    #expect { try NotebookImport(json: json) } throws: { ($0 as? Fault)?.code == code }
  }

  @Test func noCellGetsIntoANotebookByItsDescription() throws {
    for info in ["lupi\\n```\\n", "lupi ``` x", "python", "lupi #A", "lupi no-such"] {
      let json = foreign(
        #"{"cell_type": "code", "source": "1", "metadata": {"lupi": {"info": "\#(info)", "verified": ["```lupi\n2\n```\n", "```out\n1\n```\n"]}}}"#,
        language: "lupi")
      let made = notebook(try NotebookImport(json: json).text)
      #expect(made.isValid && made.cells.count == 1, "\(info): \(made.source.text)")
      #expect(made.cells[0].output != nil)
    }
  }

  @Test func noDamageTrapsTheReader() throws {
    let sample = Array(ReportTests.report(ReportTests.text).jupyter.indentedText.utf8)
    var random = SeededGenerator(seed: 3)
    for _ in 0..<300 {
      var bytes = sample
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.removeSubrange(place..<min(place + 9, bytes.count))
        default: bytes.insert(contentsOf: Array("\",\"{}[]`\\n".utf8), at: place)
        }
      }
      guard let made = try? NotebookImport(json: String(decoding: bytes, as: UTF8.self)) else {
        continue
      }
      _ = notebook(made.text)
    }
  }
}
