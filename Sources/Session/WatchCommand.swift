import Diagnostics
import Notebooks
import Tensors

#if canImport(Glibc)
  @preconcurrency import Glibc
#else
  import Darwin
#endif

/// `lupi watch`: runs a notebook whenever it is saved; what has not changed is not run again.
struct WatchCommand {
  private let console: Console
  private let invocation: Invocation
  private let path: String
  /// Called between two looks; false ends the watch. A test puts its edits here.
  private let pause: () -> Bool

  /// How long to wait between two looks at the file, in milliseconds.
  private static let interval: UInt32 = 100

  init(
    _ console: Console, _ invocation: Invocation,
    pause: @escaping () -> Bool = {
      usleep(WatchCommand.interval * 1000)
      return !Interrupt.isPending
    }
  ) throws(Fault) {
    _ = try RunCommand(console, invocation)
    self.console = console
    self.invocation = invocation
    self.pause = pause
    path = invocation.operands.first ?? ""
  }

  func run() throws(Fault) -> ExitCode {
    var last: Look?
    var status = ExitCode.success
    repeat {
      let look = Look(path, last)
      guard last == nil || look.hash != last?.hash else {
        last = look
        continue
      }
      // A notebook that was there and is not for a moment is being saved.
      if look.hash == nil, last != nil { continue }
      if last != nil { console.errors.write("\n── \(path) was saved\n\n") }
      last = look
      do throws(Fault) {
        status = try RunCommand(console, invocation).run()
      } catch {
        guard look.hash != nil else { throw error }
        console.show(error)
        status = .usage
      }
      // Ctrl-C while cells run stops the run; once more ends the watch.
      if status == .interrupted { Interrupt.clear() }
      console.errors.write("\nwaiting for \(path) to be saved; Ctrl-C ends\n")
    } while pause()
    return status == .interrupted ? .success : status
  }

  /// What the file was when it was looked at; its content is read only where time or size differ.
  private struct Look {
    let stamp: [Int]
    let hash: UInt64?

    init(_ path: String, _ last: Look?) {
      var status = stat()
      guard stat(path, &status) == 0 else {
        (stamp, hash) = ([], nil)
        return
      }
      #if canImport(Glibc)
        let time = status.st_mtim
      #else
        let time = status.st_mtimespec
      #endif
      stamp = [Int(time.tv_sec), Int(time.tv_nsec), Int(status.st_size), Int(status.st_ino)]
      if let last, last.stamp == stamp {
        hash = last.hash
      } else {
        hash = (try? FileBytes.read(path)).map { ContentHash($0).bits }
      }
    }
  }
}
