import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Whether a page can be read by everybody and loads nothing: what checkers of accessibility look for,
/// as far as it can be read off the source.
final class PageCheck: NSObject, XMLParserDelegate {
  private struct Element {
    let name: String
    let attributes: [String: String]
    let path: [String]
    var text = ""
  }

  private var elements: [Element] = []
  private var open: [Int] = []
  private var isWellFormed = false

  init(_ html: String) {
    super.init()
    let parser = XMLParser(data: Data(html.utf8))
    parser.delegate = self
    isWellFormed = parser.parse()
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    elements.append(
      Element(name: name, attributes: attributes, path: open.map { elements[$0].name }))
    open.append(elements.count - 1)
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) { open.removeLast() }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    for index in open { elements[index].text += text }
  }

  private func all(_ name: String) -> [Element] { elements.filter { $0.name == name } }

  func check(sourceLocation: SourceLocation = #_sourceLocation) throws {
    #expect(isWellFormed, "well-formed", sourceLocation: sourceLocation)
    let root = try #require(elements.first)
    #expect(root.name == "html" && root.attributes["lang"] == "en", sourceLocation: sourceLocation)
    #expect(all("title").first?.text.isEmpty == false, sourceLocation: sourceLocation)
    for landmark in ["main", "nav", "header", "footer", "h1"] {
      #expect(all(landmark).count == 1, "\(landmark)", sourceLocation: sourceLocation)
    }
    checkHeadings(sourceLocation)
    let body = elements.filter { $0.path.contains("body") && $0.name != "svg" }
    let outside = body.filter { element in
      !["a", "div", "main", "nav", "header", "footer"].contains(element.name)
        && !element.path.contains { ["main", "nav", "header", "footer"].contains($0) }
    }
    #expect(outside.isEmpty, "outside of landmarks: \(outside)", sourceLocation: sourceLocation)
    let ids = elements.compactMap { $0.attributes["id"] }
    #expect(Set(ids).count == ids.count, "\(ids)", sourceLocation: sourceLocation)
    for picture in all("svg") {
      #expect(picture.attributes["role"] == "img", sourceLocation: sourceLocation)
      #expect(
        picture.attributes["aria-label"].map { $0.count > 10 } == true,
        sourceLocation: sourceLocation)
    }
    for header in all("th") {
      #expect(
        ["row", "col"].contains(header.attributes["scope"]) && !header.text.isEmpty,
        sourceLocation: sourceLocation)
    }
    for element in elements where element.attributes["tabindex"] != nil {
      #expect(element.attributes["aria-label"] != nil, sourceLocation: sourceLocation)
    }
    for element in elements where element.attributes["aria-label"] != nil {
      #expect(element.attributes["role"] != nil, "\(element)", sourceLocation: sourceLocation)
    }
    for link in all("a") {
      #expect(!link.text.isEmpty, sourceLocation: sourceLocation)
      if let target = link.attributes["href"], target.hasPrefix("#") {
        #expect(
          ids.contains(String(target.dropFirst())), "\(target)", sourceLocation: sourceLocation)
      }
    }
    checkRequests(sourceLocation)
  }

  private func checkHeadings(_ sourceLocation: SourceLocation) {
    var last = 0
    for element in elements where element.name.count == 2 && element.name.hasPrefix("h") {
      guard let level = element.name.last?.wholeNumberValue else { continue }
      #expect(level <= last + 1, "h\(last), then h\(level)", sourceLocation: sourceLocation)
      #expect(!element.text.isEmpty, sourceLocation: sourceLocation)
      last = level
    }
  }

  /// Nothing is loaded and nothing runs.
  private func checkRequests(_ sourceLocation: SourceLocation) {
    let forbidden = ["script", "iframe", "object", "embed", "link", "base", "form", "img", "video"]
    for element in elements {
      #expect(!forbidden.contains(element.name), "\(element.name)", sourceLocation: sourceLocation)
      for (name, value) in element.attributes {
        #expect(!name.hasPrefix("on"), "\(name)", sourceLocation: sourceLocation)
        #expect(name != "src" && name != "srcset", sourceLocation: sourceLocation)
        if name == "href", element.name != "a" {
          #expect(value.hasPrefix("data:image/png"), "\(value)", sourceLocation: sourceLocation)
        }
      }
      if element.name == "style" {
        #expect(
          !element.text.contains("url(") && !element.text.contains("@import"),
          sourceLocation: sourceLocation)
      }
    }
  }

  /// The contrast of two colours of six digits (WCAG 2.2, "contrast ratio").
  static func contrast(_ a: String, _ b: String) -> Double {
    func luminance(_ hex: String) -> Double {
      let value = Int(hex, radix: 16) ?? 0
      let parts = [16, 8, 0].map { shift -> Double in
        let part = Double(value >> shift & 255) / 255
        return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
      }
      return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }
    let (x, y) = (luminance(a), luminance(b))
    return (max(x, y) + 0.05) / (min(x, y) + 0.05)
  }
}
