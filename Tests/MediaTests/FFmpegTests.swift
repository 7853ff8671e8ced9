import Diagnostics
import Foundation
import Tensors
import Testing

@testable import Media

/// A folder with a script in place of ffmpeg, removed in the end.
private final class FakeProgram {
  let folder: String
  var program: FFmpeg { FFmpeg(path: folder + "/ffmpeg") }

  init(_ script: String) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "lupi-\(UUID().uuidString)")
      .path()
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let path = folder + "/ffmpeg"
    try Data("#!/bin/sh\n\(script)\n".utf8).write(to: URL(filePath: path))
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// Runs the script; while other tests start programs, the script's own file may still be open in one of
  /// them, and the system then refuses to run it.
  func decode(
    _ file: String, name: String, _ request: ClipRequest, isStopped: () -> Bool = { false }
  ) throws -> DecodedClip {
    var outcome: Result<DecodedClip, Fault>
    var rounds = 0
    repeat {
      do throws(Fault) {
        outcome = .success(
          try program.decode(file, name: name, request, isStopped: isStopped))
      } catch {
        outcome = .failure(error)
        if error.message.contains("Text file busy") { usleep(10_000) } else { rounds = 200 }
      }
      if case .success = outcome { break }
      rounds += 1
    } while rounds < 200
    return try outcome.get()
  }

  /// The number that the script wrote into `pid`.
  var number: pid_t? {
    guard let text = try? String(contentsOfFile: folder + "/pid", encoding: .utf8),
      text.hasSuffix("\n")
    else { return nil }
    return pid_t(text.trimmingCharacters(in: .whitespacesAndNewlines))
  }

  /// Whether the script is gone.
  var isGone: Bool { number.map { kill($0, 0) != 0 } ?? false }
}

private func fault(_ body: () throws -> Void) -> Fault? {
  do {
    try body()
    return nil
  } catch { return error as? Fault }
}

private let small = ClipRequest(picture: .init(width: 2, height: 2), limit: 3)

/// A WAV file as a script prints it: four samples of 8 kHz.
private let wav =
  "printf 'RIFF\\377\\377\\377\\377WAVEfmt \\020\\0\\0\\0\\001\\0\\001\\0\\100\\037\\0\\0\\200\\076\\0\\0\\002\\0\\020\\0data\\377\\377\\377\\377\\0\\100\\0\\300\\0\\0\\0\\0' >&3"

@Suite("A child process", .timeLimit(.minutes(15)))
struct ChildProcessTests {
  @Test("both streams are read while it complains at length")
  func streams() throws {
    let fake = try FakeProgram(
      """
      i=0
      while [ $i -lt 4000 ]; do echo "a complaint of more than fifty letters, number $i, to fill" >&2; i=$((i+1)); done
      \(wav)
      printf 'abcdefghij'
      """)
    let clip = try fake.decode("/x.mp4", name: "x.mp4", small)
    #expect(clip.sound?.samples == [0.5, -0.5, 0, 0])
    #expect(clip.sound?.sampleRate == 8000)
    // Two frames of four pixels; what does not fill a third is dropped.
    #expect(clip.film?.samples == Array("abcdefgh".utf8))
  }

  @Test("it reads nothing of ours, and heads a group of its own")
  func surroundings() throws {
    let fake = try FakeProgram(
      """
      read line; printf 'abcd'; \(wav)
      { ps -o pgid= -p $$; echo $$; } > "$(dirname "$0")/group"
      """)
    _ = try fake.decode("/x.mp4", name: "x.mp4", small)
    let numbers = try String(contentsOfFile: fake.folder + "/group", encoding: .utf8)
      .split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
    #expect(numbers.count == 2 && numbers[0] == numbers[1], "\(numbers)")
  }

  @Test("its last words are the message, without paths")
  func complaint() throws {
    let fake = try FakeProgram(
      "echo 'first' >&2; echo '/secret/x.mp4: Invalid data found' >&2; exit 3")
    let found = fault { _ = try fake.decode("/secret/x.mp4", name: "x.mp4", small) }
    #expect(found?.code == "media.decode")
    #expect(found?.message.contains("Invalid data found") == true)
    let silent = try FakeProgram("exit 9")
    #expect(
      fault { _ = try silent.decode("/x", name: "x", small) }?.message
        .contains("status 9") == true)
    let killed = try FakeProgram("kill -9 $$")
    #expect(
      fault { _ = try killed.decode("/x", name: "x", small) }?.message
        .contains("status 137") == true)
  }

  @Test("a clip without sound or without pictures gives the other")
  func missingStreams() throws {
    func without(_ kind: String) throws -> FakeProgram {
      try FakeProgram(
        """
        case "$*" in *"0:\(kind):0"*) echo "Stream map '0:\(kind):0' matches no streams." >&2; exit 1;; esac
        case "$*" in *"0:v:0"*) printf 'abcd';; esac
        case "$*" in *"0:a:0"*) \(wav);; esac
        """)
    }
    let deaf = try without("a")
    let mute = try deaf.decode("/x", name: "x", small)
    #expect(mute.sound == nil && mute.film?.count == 1)
    let dark = try without("v")
    let blind = try dark.decode("/x", name: "x", small)
    #expect(blind.film == nil && blind.sound?.samples.count == 4)
    var request = small
    request.picture = nil
    let program = try without("a")
    let nothing = fault { _ = try program.decode("/x", name: "x", request) }
    #expect(nothing?.code == "media.nothing")
    #expect(nothing?.message.contains("must have sound") == true)
  }

  @Test("it is ended when asked to, also where it does not listen")
  func stopping() throws {
    for listening in ["", "trap '' TERM INT"] {
      let fake = try FakeProgram(
        "\(listening)\necho $$ > \"$(dirname \"$0\")/pid\"\nwhile :; do sleep 1; done")
      // Asked to once it has said who it is, so that its end can be seen.
      let found = fault {
        _ = try fake.decode("/x", name: "x", small, isStopped: { fake.number != nil })
      }
      #expect(found?.code == "program.stopped")
      #expect(fake.isGone)
    }
  }

  @Test("what it leaves behind does not keep us waiting, and is ended as well")
  func grandchildren() throws {
    let fake = try FakeProgram(
      """
      here=$(dirname "$0")
      (sleep 500 && touch "$here/slept") &
      echo $! > "$here/pid"
      \(wav)
      printf 'abcd'
      """)
    let clip = try fake.decode("/x", name: "x", small)
    #expect(clip.film?.count == 1)
    // What was left behind holds our pipe until it has slept.
    #expect(!FileManager.default.fileExists(atPath: fake.folder + "/slept"))
    // The orphan is collected by whoever adopts it; it has ended once it is no more or a zombie.
    var ended = false
    for _ in 0..<3000 where !ended {
      let text = (try? String(contentsOfFile: fake.folder + "/pid", encoding: .utf8)) ?? ""
      let pid = text.trimmingCharacters(in: .whitespacesAndNewlines)
      let status = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8)
      ended = status.map { $0.contains(") Z") } ?? true
      usleep(10_000)
    }
    #expect(ended)
  }

  @Test("silence has an end")
  func silence() throws {
    let fake = try FakeProgram("sleep 100")
    let child = ChildProcess(
      path: fake.program.path, arguments: [], outputs: [1], patience: 0.3)
    var found: Fault?
    repeat {
      found = fault { _ = try child.run { _, _ in } }
    } while found?.message.contains("Text file busy") == true
    #expect(found?.code == "program.silent")
  }

  @Test("more than was asked for is refused before it fills the memory")
  func tooLong() throws {
    let fake = try FakeProgram("yes | head -c 100000000; exit 0")
    let found = fault { _ = try fake.decode("/x", name: "x", small) }
    #expect(found?.code == "media.long")
    #expect(found?.message.contains("at most 3 s") == true, "\(String(describing: found))")
  }

  @Test("no descriptors and no children are left")
  func leaks() throws {
    func open() -> Int {
      (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count) ?? 0
    }
    let fake = try FakeProgram("printf 'abcd'; \(wav)")
    _ = try fake.decode("/x", name: "x", small)
    // Other tests open and close files meanwhile, but not in every round more than they close.
    let grows = try (0..<10).allSatisfy { _ in
      let before = open()
      for _ in 0..<20 { _ = try fake.decode("/x", name: "x", small) }
      return open() >= before + 15
    }
    #expect(!grows)
  }

  @Test("a missing program is named with the package to install")
  func missing() {
    let found = fault { _ = try FFmpeg.found(in: "/nonexistent:/nowhere") }
    #expect(found?.code == "media.no-ffmpeg")
    #expect(found?.hint?.contains("apt-get install ffmpeg") == true)
    let gone = fault { _ = try FFmpeg(path: "/nonexistent").decode("/x", name: "x", small) }
    #expect(gone?.code == "program.start")
  }
}

/// A folder of clips that ffmpeg makes itself.
private final class Clips {
  let folder: String

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "lupi-\(UUID().uuidString)")
      .path()
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func make(_ name: String, _ words: String...) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: try FFmpeg.found().path)
    let path = folder + "/" + name
    process.arguments =
      ["-hide_banner", "-loglevel", "error", "-nostdin", "-y"] + words + ["file:" + path]
    try process.run()
    process.waitUntilExit()
    return path
  }
}

@Suite(
  "Decoding with ffmpeg", .enabled(if: FFmpeg.isPresent, "ffmpeg is not on the PATH"),
  .timeLimit(.minutes(15)))
struct FFmpegTests {
  private func clip(_ clips: Clips, _ name: String = "a.mpg") throws -> String {
    try clips.make(
      name, "-f", "lavfi", "-i", "testsrc=size=160x120:rate=25:duration=2", "-f", "lavfi", "-i",
      "sine=frequency=440:sample_rate=44100:duration=2", "-c:v", "mpeg1video", "-c:a", "mp2", "-f",
      "mpeg")
  }

  @Test("sound and frames come out of one call, under any name")
  func decoding() throws {
    let clips = try Clips()
    for name in ["a.mpg", "-x y.mpg", "it's \"é\".mpg", "a:b,c;d=e%3d.mpg"] {
      let decoded = try FFmpeg.found().decode(
        try clip(clips, name), name: name, ClipRequest())
      // Frame counts may differ by one from duration times rate.
      #expect(abs((decoded.film?.count ?? 0) - 50) <= 1, "\(decoded.film?.count ?? 0)")
      #expect(decoded.film?.width == 64 && decoded.film?.height == 64)
      #expect(abs((decoded.sound?.seconds ?? 0) - 2) < 0.1)
      #expect(decoded.sound?.sampleRate == 44100)
      let peak = decoded.sound?.samples.map(\.magnitude).max() ?? 0
      #expect(peak > 0.05 && peak < 0.5, "\(peak)")
    }
  }

  @Test("a region, another rate and a part of the time")
  func parts() throws {
    let clips = try Clips()
    let path = try clip(clips)
    var request = ClipRequest(
      picture: .init(
        width: 16, height: 8, rate: 10,
        crop: .init(left: 0, top: 0.5, width: 0.5, height: 0.5)),
      wantsSound: false)
    request.start = 0.5
    request.seconds = 1
    let film = try FFmpeg.found().decode(path, name: "a", request).film
    #expect(film?.width == 16 && film?.height == 8)
    #expect(abs((film?.count ?? 0) - 10) <= 1)
    request.picture?.crop = nil
    #expect(try FFmpeg.found().decode(path, name: "a", request).film != film)
  }

  @Test("clips that are mute, blind, no media, or endless")
  func oddities() throws {
    let clips = try Clips()
    let ffmpeg = try FFmpeg.found()
    let mute = try clips.make(
      "mute.mpg", "-f", "lavfi", "-i", "testsrc=size=32x32:rate=25:duration=1", "-c:v",
      "mpeg1video", "-f", "mpeg")
    let silent = try ffmpeg.decode(mute, name: "mute", ClipRequest())
    #expect(silent.sound == nil && silent.film != nil)
    let blind = try clips.make("blind.flac", "-f", "lavfi", "-i", "sine=duration=1")
    let heard = try ffmpeg.decode(blind, name: "blind", ClipRequest())
    #expect(heard.film == nil && abs((heard.sound?.seconds ?? 0) - 1) < 0.1)
    let text = clips.folder + "/text.mp4"
    try Data("nothing of the kind".utf8).write(to: URL(filePath: text))
    let found = fault { _ = try ffmpeg.decode(text, name: "text.mp4", ClipRequest()) }
    #expect(found?.code == "media.decode")
    #expect(found?.message.contains(clips.folder) == false, "\(String(describing: found))")
    // Two hours of a still picture: refused after the limit, not read to its end.
    let long = try clips.make(
      "long.mkv", "-f", "lavfi", "-i", "color=size=16x16:rate=1:duration=7200", "-c:v", "mpeg4")
    let tiny = ClipRequest(picture: .init(width: 8, height: 8), wantsSound: false, limit: 60)
    #expect(fault { _ = try ffmpeg.decode(long, name: "long", tiny) }?.code == "media.long")
    var part = tiny
    part.start = 7000
    part.seconds = 4
    #expect(try abs((ffmpeg.decode(long, name: "long", part).film?.count ?? 0) - 100) <= 26)
  }
}

@Suite("Frames")
struct FrameSequenceTests {
  @Test("pictures that follow one another are one film")
  func pictures() throws {
    let first = try Raster(width: 2, height: 1, samples: [0, 255])
    let second = try Raster(width: 2, height: 1, samples: [10, 20])
    let bytes = NetpbmFile.encode(first) + NetpbmFile.encode(second)
    #expect(try NetpbmFile.decodeAll(bytes, name: "a") == [first, second])
    #expect(try NetpbmFile.decode(bytes, name: "a") == first)
    let text = Array("P2 2 1 255 0 255\nP2 2 1 255\n10 20\n\n".utf8)
    #expect(try NetpbmFile.decodeAll(text, name: "a") == [first, second])
    let film = try FrameSequence([first, second], rate: 25)
    #expect(film.samples == [0, 255, 10, 20] && film.count == 2)
    let other = try Raster(width: 1, height: 1, samples: [1])
    #expect(fault { _ = try FrameSequence([first, other], rate: 25) }?.code == "video.size")
    #expect(fault { _ = try FrameSequence([], rate: 25) }?.code == "video.empty")
    let red = try Raster(width: 1, height: 1, channelCount: 3, samples: [255, 0, 0])
    #expect(try FrameSequence([red], rate: 1).samples == [76])
    #expect(
      fault { _ = try NetpbmFile.decodeAll(bytes + Array("P5 9".utf8), name: "a") }?.code
        == "image.header")
  }

  @Test("scaling keeps means, cropping keeps pixels")
  func sizes() throws {
    let film = try FrameSequence(
      width: 4, height: 2, rate: 25, samples: [0, 40, 80, 120, 160, 200, 240, 20])
    #expect(try film.scaled(2, 1).samples == [100, 115])
    #expect(try film.scaled(4, 2) == film)
    #expect(try film.scaled(1, 1).samples == [108])
    #expect(try film.scaled(8, 2).samples.prefix(4) == [0, 0, 40, 40])
    #expect(try film.scaled(3, 1).width == 3)
    let half = ClipRequest.Crop(left: 0.5, top: 0, width: 0.5, height: 0.5)
    #expect(try film.cropped(half).samples == [80, 120])
    #expect(ClipRequest.Crop(left: 0.6, top: 0, width: 0.5, height: 1) == nil)
    #expect(ClipRequest.Crop(left: .nan, top: 0, width: 0.5, height: 1) == nil)
  }

  @Test("motion is the mean change")
  func motion() throws {
    let film = try FrameSequence(width: 2, height: 1, rate: 25, samples: [0, 0, 255, 0, 255, 0])
    #expect(try MotionEnergy.of(film.tensor()).values == [0, 0.5, 0])
  }
}
