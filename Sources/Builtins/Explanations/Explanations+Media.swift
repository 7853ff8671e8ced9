import Diagnostics

extension Explanations {
  /// Errors of files of sound and pictures.
  static let media: [Explanation] = [
    Explanation(
      "image.header",
      """
      A PGM or PPM picture begins with its width, its height and its largest value, each a whole
      number in a sensible range. Here one of them is not. The file is damaged or is of another
      format; copy or create it again.
      """),
    Explanation(
      "image.magic",
      """
      The picture is not in one of the two simple formats that lupi reads, PGM for grey and PPM
      for colour. JPEG and PNG are compressed and have to be converted first:

        ffmpeg -i in.png out.pgm
      """),
    Explanation(
      "image.size",
      """
      A picture has the shape [height, width], or [height, width, 3] with colours, and as many
      samples as these sizes multiply to. The array has another shape: often the axes were
      exchanged, or a fourth channel, the transparency, is still there.
      """),
    Explanation(
      "image.truncated",
      """
      The file holds fewer samples than its header says, so its end is missing. It was probably
      not copied to the end. Copy or create it again.
      """),
    Explanation(
      "image.value",
      """
      The samples of a picture are numbers from 0 to the maximum that its header declares, at
      most 65535. This one lies outside or is not a number. Scale the picture before it is
      written, for example by dividing by its largest value.
      """),
    Explanation(
      "wav.codec",
      """
      A WAV file can hold sound in many encodings, and lupi reads the plain ones: whole numbers
      of 8 to 32 bits and floating-point numbers. This file holds a compressed one. Convert it
      once, in the shell:

        ffmpeg -i in.wav -c:a pcm_s16le out.wav
      """),
    Explanation(
      "wav.data",
      """
      A WAV file is a row of chunks, and the one with the samples is missing. The file was
      probably cut off while it was written or copied. Copy or create it again.
      """),
    Explanation(
      "wav.empty",
      """
      The file has no bytes at all. A recording that was started and never stopped leaves such a
      file, and so does a copy that was interrupted or a disk that was full. Copy or create it
      again.
      """),
    Explanation(
      "wav.header",
      """
      The beginning of a WAV file says how its samples are to be read: how many channels, how
      many bits, how many a second. Here it says something that cannot be, or is missing. The
      file is damaged, or was written by a program with a mistake; reading it with a player and
      writing it again often mends it.
      """),
    Explanation(
      "wav.lfs",
      """
      Git LFS keeps large files outside of the repository and leaves small texts, pointers, in
      their places. The pointer is here and the sound was not fetched. Fetch it in the folder of
      the repository:

        git lfs pull
      """),
    Explanation(
      "wav.magic",
      """
      A WAV file begins with the letters RIFF and WAVE, and this file does not, whatever its name
      says. It may be an MP3 that was renamed, or a web page that was saved instead of the
      recording. Convert it:

        ffmpeg -i in.mp3 out.wav
      """),
    Explanation(
      "wav.not-finite",
      """
      A sample is not a number or is infinite, which no loudspeaker can play and no spectrum
      survives. Files of floating-point numbers can hold that; those of whole numbers cannot. It
      arises where a sound was divided by a peak of zero. Write the file again, with samples from
      -1 to 1.
      """),
    Explanation(
      "wav.too-large",
      """
      The header of a WAV file says its size in 32 bits, so that it cannot exceed 4 GiB, more
      than six hours in CD quality. Write the sound in parts.
      """),
  ]
}
