import Diagnostics

extension Explanations {
  /// Errors of recordings: video, other programs, and networks that are given recordings.
  static let recordings: [Explanation] = [
    Explanation(
      "media.no-ffmpeg",
      """
      WAV sound and PGM or PPM pictures are read by lupi itself. Every other kind of recording,
      such as MP4, MP3 or FLAC, is decoded by the program ffmpeg, which is installed apart from
      lupi. Install it, or convert the recordings once to WAV and PGM; lupi then needs nothing
      else.
      """),
    Explanation(
      "media.decode",
      """
      The file was handed to ffmpeg, and ffmpeg could not make sound or pictures of it; the
      message has its own last words. Usually a copy was cut short, or the file is not what its
      name says. Play it with `ffplay` to see, and fetch it again.
      """),
    Explanation(
      "media.long",
      """
      Decoded sound and pictures are many times as large as the file, so a recording of hours
      would fill the memory. A limit refuses it before that happens. Read a part of it, or cut it
      into the clips that you mean.
      """),
    Explanation(
      "media.nothing",
      """
      A file can have sound, pictures or both, and here the one that was asked for is missing.
      This happens with screen recordings without a microphone and with sound in a video
      container. Ask for the other one, or leave the clip out.
      """),
    Explanation(
      "file.empty",
      """
      The file is there and holds nothing, as a broken download or a full disk leaves it. It
      cannot be a short recording: even silence has bytes. Fetch or make it again.
      """),
    Explanation(
      "program.start",
      """
      A program that lupi found on the PATH could not be started. Mostly it is not executable, is
      made for another kind of machine, or lacks a library. Start it by hand to read what it says.
      """),
    Explanation(
      "program.silent",
      """
      A program that decodes a file must write something now and then; when it is silent for long,
      it is waiting for a disk or a network that does not answer. It is then ended, rather than
      let a corpus of thousands of files wait for one. Copy the file to a disk of this machine.
      """),
    Explanation(
      "program.stopped",
      """
      You stopped the work with Ctrl-C, and with it the program that was decoding a file. What was
      decoded before is kept, so that the next run goes on from there. There is nothing to mend.
      """),
    Explanation(
      "video.crop",
      """
      A region of a picture is given as shares, [left, top, width, height], so that it means the
      same for every size of frame. All four lie from 0 to 1, and left plus width or top plus
      height must not pass the edge. Pixels have to be divided by the size of the frame.
      """,
      fails: """
        read_video("clip.mp4", crop=[100, 80, 64, 64])
        """),
    Explanation(
      "video.empty",
      """
      A video without a single frame cannot be shown or learnt from. A frame rate below one frame
      for the length of the clip can leave none. Raise the rate, or leave the clip out.
      """),
    Explanation(
      "video.size",
      """
      All frames of one video share one size, since they become one tensor. Pictures from several
      files were joined here that differ. Scale them to one size first.
      """),
    Explanation(
      "features.none",
      """
      A table of features made elsewhere, such as action units, has a line for each moment and a
      column for each feature. This one has no column of numbers, or no line, so nothing can be
      learnt from it. See whether the right file was written, and with the right delimiter.
      """),
    Explanation(
      "features.time",
      """
      Features that were made elsewhere are matched with the sound by their times. So the column
      of times must rise, line by line, and be in seconds from the beginning of the clip. Tables
      of several clips have to be cut into one file for each.
      """),
    Explanation(
      "recordings.none",
      """
      The function works on recordings, and no path is given. An empty list often comes from a
      filter that kept nothing. Give the path of at least one sound file.
      """),
    Explanation(
      "recordings.two",
      """
      Whether a speaker is the same can be asked of two recordings, no more and no fewer. To
      compare many, make a list of trials and use `verify`, which also tells how often such
      judgements are wrong.
      """),
    Explanation(
      "listen.skipped",
      """
      `lupi embed` was given recordings of which some cannot be read; each was named. Its result
      has a row for each recording, and a row that is missing silently would shift all that
      follow. Remove those files, or say `--keep-going` and use the names that are printed.
      """),
    Explanation(
      "model.not-sound",
      """
      A network that is given a recording must be fed the same features that it learnt from. That
      is possible where lupi made them of recordings, each clip by itself. Features that came as
      numbers, or that were standardised with the help of other clips, cannot be made again from
      one file. Train on `corpus(…, audio="log_mel")` or on a manifest of recordings.
      """,
      fails: """
        clips = synthetic(clips=40)
        hear = student(network(inputs="audio"), clips.classes, embedding=4)
        recordings("voice.wav", fit(hear, clips, steps=1))
        """),
    Explanation(
      "model.views",
      """
      A recording that is judged in use has sound and nothing else. A network that also reads
      pictures, such as a teacher, lacks a part of its input then. That is what the student is
      for: distil the teacher into one, and use it.
      """),
    Explanation(
      "file.features",
      """
      The file of a network says how its features of sound were made, and this version of lupi
      makes none like them. It was written by another version, or changed by hand. Numbers that
      are merely similar would give wrong answers without a sign, so nothing is guessed.
      """),
    Explanation(
      "standardize.numbers",
      """
      The means and deviations by which features are standardised come from a file or a list, and
      one of them is no finite number, or a deviation is negative. A standardisation with them
      would turn every clip into NaN. Compute them again from training clips.
      """),
  ]
}
