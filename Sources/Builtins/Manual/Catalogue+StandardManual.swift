public import Binding

extension Catalogue {
  /// The manual of lupi, a notebook: what `notebooks/manual.lupi` must be.
  public static var manual: String {
    standard.manual(head: ManualHead.text, front: LanguagePages.text)
  }
}

/// The beginning of the manual.
private enum ManualHead {
  static let text = #"""
    #!/usr/bin/env lupi
    # The lupi manual

    All there is: the language, and every function with its parameters, examples and sources. The examples are cells,
    so the manual can be run, and `lupi test` compares what they show with what is written here. It is made from the
    declarations in lupi itself: `lupi help fit` shows one entry, `lupi help soften labels` searches, and

        lupi help --manual > notebooks/manual.lupi

    makes this file anew. To learn the method, begin with `distill.lupi`.

    ```lupi #setup
    use lupi 0.1
    numerics exact
    ```

    """#
}
