/// A part of a notebook; the blocks of a notebook follow each other without a gap.
public enum Block: Sendable, Hashable {
  /// The first line, `#!/usr/bin/env lupi`.
  case shebang(Range<Int>)
  /// Markdown, fences that are not for lupi included.
  case prose(Prose)
  /// A cell, by its position in ``Notebook/cells``.
  case cell(Int, Fence)
  /// What the cell above prints, or how it fails.
  case output(VerifiedOutput)

  /// The pieces that the block is printed from, in order.
  var pieces: [Range<Int>] {
    switch self {
    case .shebang(let range): [range]
    case .prose(let prose): [prose.range]
    case .cell(_, let fence): [fence.opening, fence.body, fence.closing]
    case .output(let output):
      [output.fence.opening, output.fence.body, output.fence.closing]
    }
  }
}
