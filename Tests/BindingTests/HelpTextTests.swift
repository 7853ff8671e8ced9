import Binding
import Foundation
import Testing

private let sounds = Group("sounds", "Sound.")
private let nets = Group("nets", "Networks.")

private func builtin(
  _ name: String, _ group: Group, _ summary: String, details: String = "",
  references: [String] = [], seeAlso: [String] = []
) -> Builtin {
  Builtin(
    name, group, summary,
    Parameter<String>("scale", "Which formula.", default: "mel", where: .oneOf("mel", "bark")),
    details: details, references: references, seeAlso: seeAlso,
    examples: [Example("\(name)()", shows: "1"), Example("\(name)(\"bark\")", shows: "...")]
  ) { _, _ in 1 }
}

private let catalogue = Catalogue(
  [
    BuiltinList(
      "soft_labels embed spectra train",
      [
        builtin(
          "soft_labels", nets, "Matches class probabilities.", details: "One.\n  two\n  three"),
        builtin("embed", nets, "Computes embeddings.", seeAlso: ["soft_labels"]),
        builtin(
          "spectra", sounds, "Splits sound into a spectrum for training.",
          references: ["H. Fletcher, \"Auditory patterns\", 1940"]),
        builtin("train", nets, "Trains a network; no label is needed."),
      ])
  ], chapters: [sounds])

/// Search, see-also, manual and JSON, on a small catalogue.
@Suite struct HelpTextTests {
  @Test(arguments: [
    ("soften labels", ["soft_labels"]), ("soft_labels", ["soft_labels"]),
    ("SOFT LABEL", ["soft_labels"]), ("embedding", ["embed"]), ("embeding", ["embed"]),
    ("embbedings", ["embed"]), ("splitting", ["spectra"]), ("fletcher", ["spectra"]),
    ("trained", ["train", "spectra"]), ("how do I train", ["train", "spectra"]),
    ("nets", ["soft_labels", "embed", "train"]), ("xyzzy", []), ("", []), ("  ?!", []),
    ("probabilities xyzzy", ["soft_labels"]), ("xyzzy plugh probabilities", []),
    ("bark", ["spectra", "soft_labels", "embed", "train"]),
  ])
  func searchFindsBestFirst(_ row: (words: String, names: [String])) {
    #expect(catalogue.search(row.words).map(\.name) == row.names)
  }

  @Test func linksAreSeenFromBothSides() throws {
    #expect(catalogue.related(to: try #require(catalogue["soft_labels"])) == ["embed"])
    #expect(catalogue.related(to: try #require(catalogue["embed"])) == ["soft_labels"])
    #expect(try #require(catalogue.help("soft_labels")).hasSuffix("See also: embed"))
    #expect(catalogue.manual(head: "", front: "").contains("See also [embed](#embed)."))
  }

  @Test func chaptersHaveTheirOrder() {
    #expect(catalogue.groups.map(\.name) == ["sounds", "nets"])
    #expect(catalogue.builtins.first?.name == "spectra")
  }

  @Test func theManualIsANotebook() {
    let manual = catalogue.manual(head: "# M\n", front: "## The Front\n\ntext\n")
    #expect(
      manual.hasPrefix(
        """
        # M

        ## Contents

        * [The Front](#the-front)
        * [sounds](#sounds): [spectra](#spectra)
        * [nets](#nets): [soft_labels](#soft_labels), [embed](#embed), [train](#train)

        ## The Front

        text

        ## sounds

        Sound.

        ### spectra

        """))
    #expect(
      manual.contains(
        """
        ### soft_labels

        `soft_labels(scale: text = "mel") -> integer`

        Matches class probabilities.

        One.

            two
            three

        * `scale`: Which formula. Must be "mel" or "bark". (text, default "mel")

        ```lupi #soft-labels
        soft_labels()
        ```

        ```out
        1
        ```

        ```lupi #soft-labels-2
        soft_labels("bark")
        ```

        ```out
        ...
        ```

        See also [embed](#embed).

        """))
  }

  @Test func theJSONHasTheFieldsItPromises() throws {
    let data = Data(catalogue.json().utf8)
    let all = try #require(try JSONSerialization.jsonObject(with: data) as? [[String: Any]])
    #expect(all.count == 4)
    for one in all {
      let texts = ["name", "group", "signature", "summary", "details", "returns"]
      let arrays = ["parameters", "references", "see_also", "examples"]
      #expect(Set(one.keys) == Set(texts + arrays))
      for name in texts { #expect(one[name] is String) }
      #expect(one["references"] is [String])
      #expect(one["see_also"] is [String])
      let examples = try #require(one["examples"] as? [[String: String]])
      #expect(examples.map { Set($0.keys) } == [["code", "shows"], ["code", "shows"]])
      let parameters = try #require(one["parameters"] as? [[String: Any]])
      let fields: Set = ["name", "type", "meaning", "unit", "default", "limit", "choices"]
      for parameter in parameters {
        #expect(Set(parameter.keys) == fields)
        #expect(parameter["unit"] is NSNull)
        #expect(parameter["choices"] as? [String] == ["mel", "bark"])
      }
    }
    let found = catalogue.json(of: catalogue.search("soften labels"))
    #expect(found.contains("\"soft_labels\""))
    #expect(!found.contains("\"name\": \"train\""))
  }
}
