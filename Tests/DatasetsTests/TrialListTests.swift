import Diagnostics
import Tensors
import Testing

@testable import Datasets

struct TrialListTests {
  private static func read(_ text: String) throws -> TrialList {
    try TrialList.read(Array(text.utf8), name: "list")
  }

  @Test func linesAreRead() throws {
    let list = try Self.read("1 a/x.wav b/y.wav\r\n\n0\ta/x.wav   c.wav  \n")
    #expect(list.clips == ["a/x.wav", "b/y.wav", "c.wav"])
    #expect(list.first == [0, 0] && list.second == [1, 2] && list.isSame == [true, false])
    #expect(list.count == 2 && list.sameCount == 1)
  }

  @Test(arguments: [
    "same,first,second\n1,a,b\n0,a,c\n", "second;same;first\nb;target;a\nc;nontarget;a\n",
    "1,a,b\n0,a,c", "\u{FEFF}1 a b\n0 a c", "true,a,b\nfalse,a,c\n",
  ])
  func formsAreEqual(_ text: String) throws {
    #expect(try Self.read(text) == Self.read("1 a b\n0 a c\n"))
  }

  @Test(arguments: [
    ("", "trials.empty", ""), ("\n \n", "trials.empty", ""), ("1 a b\n0 a\n", "trials.ragged", "2"),
    ("1 a b\n\n0 a b c", "trials.ragged", "3"), ("1 a b\n2 a b", "trials.label", "line 2"),
    ("yes a b", "trials.label", "`yes`"), ("1,a\n", "trials.ragged", "line 1"),
    ("1,a,b\n0,a\n", "csv.ragged", "line 2"), ("1,a,b\n3,a,b\n", "trials.label", "line 2"),
    ("1,a,b\n0,,b\n", "trials.ragged", "line 2"),
    ("first,second,answer\na,b,1", "trials.header", "answer"),
    ("same,first,second\n", "trials.empty", ""),
  ])
  func mistakesNameTheLine(_ row: (text: String, code: String, words: String)) {
    let fault = fault { try Self.read(row.text) }
    #expect(fault?.code == row.code)
    #expect(fault?.message.contains(row.words) == true, "\(fault?.message ?? "")")
  }

  @Test func bytesThatAreNoTextAreRefused() {
    #expect(
      fault { try TrialList.read([0x31, 0x20, 0xC3, 0x28], name: "x") }?.code == "trials.encoding")
    #expect(fault { try TrialList.read([0xFF, 0xFE, 0x31], name: "x") }?.code == "trials.encoding")
  }

  @Test func writtenListsReadBack() throws {
    let data = try randomData(clips: 30, speakers: 5, classes: 3)
    let list = try data.trials(by: "speaker", key: RandomKey(1))
    #expect(try TrialList.read(list.csv(), name: "x") == list)
    #expect(try TrialList.read(list.lines(), name: "x") == list)
    let plain = try TrialList(
      first: list.first.map { "a/\($0)" }, second: list.second.map { "b/\($0)" },
      isSame: list.isSame)
    #expect(try TrialList.read(plain.lines(), name: "x") == plain)
    let odd = try TrialList(first: ["a,b", "a,b"], second: ["c", "d"], isSame: [true, false])
    #expect(fault { try odd.lines() }?.code == "trials.name")
    #expect(try TrialList.read(odd.csv(), name: "x") == odd)
  }

  @Test func allPairsOccurOnce() throws {
    let data = try randomData(clips: 24, speakers: 4, classes: 3)
    let list = try data.trials(by: "speaker", key: RandomKey(1))
    #expect(list.count == 24 * 23 / 2)
    let speakers = try data.label("speaker")
    let places = try list.places(in: data)
    for trial in 0..<list.count {
      let (a, b) = (places[list.first[trial]], places[list.second[trial]])
      #expect(a < b)
      #expect(list.isSame[trial] == (speakers.indices[a] == speakers.indices[b]))
    }
  }

  @Test func balancedListsAreNestedAndKeepTheirRules() throws {
    let data = try randomData(clips: 60, speakers: 5, classes: 3, shuffled: true)
    func made(_ number: Int, seed: UInt64 = 1) throws -> TrialList {
      try data.trials(
        by: "speaker", ofEachKind: number, unequal: [data.target ?? ""], key: RandomKey(seed))
    }
    let (few, many) = (try made(10), try made(40))
    func pairs(_ list: TrialList) -> Set<[String]> {
      Set((0..<list.count).map { [list.clips[list.first[$0]], list.clips[list.second[$0]]] })
    }
    #expect(few.sameCount == 10 && few.count == 20 && many.sameCount == 40 && many.count == 80)
    #expect(pairs(few).isSubset(of: pairs(many)) && pairs(few).count == 20)
    #expect(try made(10) == few)
    #expect(try made(10, seed: 2) != few)
    let target = try data.requiredTarget().indices
    let places = try many.places(in: data)
    for trial in 0..<many.count {
      #expect(target[places[many.first[trial]]] != target[places[many.second[trial]]])
    }
    let equal = try data.trials(by: "speaker", equal: [data.target ?? ""], key: RandomKey(1))
    let own = try equal.places(in: data)
    for trial in 0..<equal.count {
      #expect(target[own[equal.first[trial]]] == target[own[equal.second[trial]]])
    }
  }

  @Test func impossibleListsAreRefused() throws {
    let data = try randomData(clips: 12, speakers: 3, classes: 2)
    let key = RandomKey(1)
    func code(_ body: () throws -> TrialList) -> String? { fault(body)?.code }
    #expect(code { try data.trials(by: "speaker", ofEachKind: 1000, key: key) } == "trials.count")
    #expect(
      code { try data.trials(by: "speaker", equal: ["speaker"], key: key) } == "trials.one-kind")
    #expect(
      code { try data.trials(by: "speaker", unequal: ["speaker"], key: key) } == "trials.one-kind")
    #expect(code { try data.taking(1).trials(by: "speaker", key: key) } == "trials.one-kind")
    #expect(code { try data.taking(0).trials(by: "speaker", key: key) } == "trials.one-kind")
    #expect(code { try data.trials(by: "nobody", key: key) } == "dataset.unknown-label")
    #expect(
      code { try data.trials(by: "speaker", key: key, isStopped: { true }) } == "trials.stopped")
    let list = try data.trials(by: "speaker", key: key)
    #expect(fault { try list.places(in: data.taking(3)) }?.code == "trials.unknown-clip")
  }
}
