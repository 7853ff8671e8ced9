import Diagnostics

/// The moments that a corpus has recordings of: one for sound, one for pictures, chosen of all there are.
struct RecordedMoments {
  /// A moment and its recordings.
  struct Moment {
    var clip: RecordedClip
    var sound: FileAccess.FoundFile?
    var film: FileAccess.FoundFile?
  }

  /// The moments that have all that is wanted, in the natural order of their clips' names.
  let chosen: [Moment]

  /// Chooses among the files of a walk; what is left out is noted.
  init<Layout: CorpusLayout>(
    _ found: [FileAccess.WalkedFile], root: String, _ layout: Layout, wantsFilms: Bool,
    _ omissions: inout Omissions
  ) {
    var sounds: [String: (clip: RecordedClip, file: FileAccess.FoundFile)] = [:]
    var films: [String: (clip: RecordedClip, file: FileAccess.FoundFile)] = [:]
    for walked in found {
      let shown = PathText.relative(walked.path, to: root)
      guard !walked.isClosedFolder else {
        omissions.note("closed", "the folder `\(shown)` cannot be read", shown)
        continue
      }
      let end = PathText.fileExtension(walked.path)
      let isFilm = Layout.films.contains(end)
      // Of films that nobody asked for, only those count whose sound is wanted.
      if isFilm, !wantsFilms, !Layout.filmsHaveSound { continue }
      let name = PathText.stem(walked.path)
      guard let clip = Self.clip(layout.entry(shown), shown, name, Layout.self, &omissions) else {
        continue
      }
      guard let file = walked.file else {
        omissions.note(
          "link", "`\(shown)` is a link to a file that is not there or may not be read", name)
        continue
      }
      func take(
        _ best: inout [String: (clip: RecordedClip, file: FileAccess.FoundFile)]
      ) {
        guard let old = best[clip.moment] else {
          best[clip.moment] = (clip, file)
          return
        }
        if clip.rank < old.clip.rank { best[clip.moment] = (clip, file) }
        // Archives of RAVDESS hold every recording twice; a random split would know it from training.
        let rest = clip.rank < old.clip.rank ? old.clip : clip
        omissions.note(
          "twice", "`\(rest.name)` is another recording of a moment that has one", rest.name)
      }
      if isFilm { take(&films) } else { take(&sounds) }
    }
    // The sound of a film counts where the moment has no sound of its own.
    if Layout.filmsHaveSound {
      for (moment, film) in films where sounds[moment] == nil { sounds[moment] = film }
    }
    var moments: [Moment] = []
    for (name, sound) in sounds {
      let film = films[name]
      if wantsFilms, film == nil { continue }
      moments.append(Moment(clip: sound.clip, sound: sound.file, film: film?.file))
    }
    let order = NaturalOrder.positions(moments.map(\.clip.name))
    chosen = order.map { moments[$0] }
    guard wantsFilms else { return }
    for name in NaturalOrder.sorted(Array(sounds.keys)) where films[name] == nil {
      let clip = sounds[name]?.clip.name ?? name
      omissions.note("unseen", "`video` of `\(clip)`: there is no recording of it", clip)
    }
    for name in NaturalOrder.sorted(Array(films.keys)) where sounds[name] == nil {
      let clip = films[name]?.clip.name ?? name
      omissions.note("unheard", "`audio` of `\(clip)`: there is no recording of it", clip)
    }
  }

  private static func clip<Layout: CorpusLayout>(
    _ entry: LayoutEntry, _ shown: String, _ name: String, _ layout: Layout.Type,
    _ omissions: inout Omissions
  ) -> RecordedClip? {
    switch entry {
    case .clip(let clip): return clip
    case .skipped(let kind, let reason): omissions.note(kind, reason, name)
    case .foreign:
      omissions.note(
        "name",
        "the name of a recording must be like \(Layout.pattern), but is "
          + "`\(truncated(PathText.lastPart(shown), to: 60))`", name)
    case .other: break
    }
    return nil
  }
}
