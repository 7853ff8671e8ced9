import Binding
import Builtins
import Diagnostics
import Foundation
import Language
import Testing

/// What help owes a reader beside what ``Catalogue/lint()`` asks of every catalogue.
@Suite struct HelpTests {
  /// They look something up, describe or arrange; there is no method to cite.
  private static let withoutMethod: Set = [
    "network", "summary", "flatten", "predict", "embed", "same_speaker",
  ]

  @Test func methodsHaveReferences() {
    for builtin in Catalogue.standard.builtins
    where ["objectives", "networks", "evaluation"].contains(builtin.group.name) {
      #expect(
        builtin.references.isEmpty == Self.withoutMethod.contains(builtin.name), "\(builtin.name)")
    }
  }

  /// Who looks a plot up wants to see it; those of a training show what it came to.
  @Test func plotsAreShown() {
    let ofTrainings = ["confusion_plot", "det_plot", "roc_plot"]
    let plots = Catalogue.standard.builtins.filter {
      $0.group.name == "plots" && $0.returns == "figure" && !ofTrainings.contains($0.name)
    }
    #expect(plots.count > 8)
    for plot in plots {
      #expect(plot.examples.contains { $0.shows.contains("\n") }, "\(plot.name)")
    }
  }

  @Test func referencesHaveAYear() throws {
    for builtin in Catalogue.standard.builtins {
      for reference in builtin.references {
        let year = reference.range(of: #"\b(18|19|20)\d\d\b"#, options: .regularExpression)
        let number = reference.range(of: #"RFC \d+"#, options: .regularExpression)
        #expect(year != nil || number != nil, "\(builtin.name): \(reference)")
        #expect(reference.contains(","), "\(builtin.name): \(reference)")
      }
    }
  }

  @Test func numbersHaveRanges() {
    for builtin in Catalogue.standard.builtins {
      for parameter in builtin.parameters where parameter.limit == nil {
        // Which axes there are depends on the tensor.
        guard parameter.name != "axis" else { continue }
        let type = parameter.type.replacingOccurrences(of: " or none", with: "")
        #expect(!["integer", "number"].contains(type), "\(builtin.name).\(parameter.name)")
      }
    }
  }

  @Test func examplesAreOfTheirBuiltinAndDiffer() {
    for builtin in Catalogue.standard.builtins {
      for example in builtin.examples { #expect(example.code.contains(builtin.name)) }
      #expect(Set(builtin.examples.map(\.code)).count == builtin.examples.count, "\(builtin.name)")
    }
  }

  /// In the manual examples run one below the other: one that bound `map` would take it from all.
  @Test func examplesHideNoBuiltin() throws {
    for builtin in Catalogue.standard.builtins {
      for example in builtin.examples {
        let outcome = Parser.parse(SourceText(name: "example", text: example.code))
        for name in try #require(outcome.program).boundNames {
          #expect(Catalogue.standard[name] == nil, "\(builtin.name) binds `\(name)`")
        }
      }
    }
  }

  /// What somebody would type who does not know the name.
  @Test(arguments: [
    ("soften labels", "soft_labels"), ("knowledge distillation", "soft_labels"),
    ("embeding", "embed"), ("equal error rate", "eer"), ("split by speaker", "split"),
    ("voice pitch", "pitch"), ("save weights", "save_model"), ("learning rate", "cosine_schedule"),
    ("t-sne", "tsne"), ("cross validation", "folds"), ("confidence interval", "confidence"),
    ("hajavi", "distill"), ("augment spectrogram", "spec_augment"), ("plot the loss", "plot"),
  ])
  func searchLeadsThere(_ row: (words: String, name: String)) {
    let found = Catalogue.standard.search(row.words).prefix(3).map(\.name)
    #expect(found.contains(row.name), "\(row.words): \(found)")
  }
}
