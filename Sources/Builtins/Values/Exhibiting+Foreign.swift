import Diagnostics
import Language
import Plots

extension Foreign where Self: Exhibiting {
  /// What the value exhibits, drawn for a terminal.
  func display(_ presentation: Presentation) -> String { Exhibit.text(exhibits, presentation) }
}
