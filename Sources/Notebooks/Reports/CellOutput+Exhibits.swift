import Diagnostics
import Language
public import Plots

extension CellOutput {
  /// What is shown, as data where the value knows how; everything else as text of 80 columns.
  public var exhibits: [Exhibit] {
    if case .value(let value) = self, let exhibiting = value.foreign as? any Exhibiting {
      return exhibiting.exhibits
    }
    let text = picturingControls(rendered(.plain), keeping: 9...10)
    return [.words(title: nil, lines(of: text))]
  }
}
