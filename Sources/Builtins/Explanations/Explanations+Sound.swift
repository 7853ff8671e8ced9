import Diagnostics

extension Explanations {
  /// Errors of sound and of what is computed of it.
  static let sound: [Explanation] = [
    Explanation(
      "audio.frequency",
      """
      Sound that is sampled 16000 times a second can hold frequencies up to half of that, 8000
      Hz: a faster wave would pass between two samples and appear as a slower one (aliasing). So
      a tone must lie below half of its sample rate. Take a lower tone or a higher rate.
      """,
      fails: "tone(10kHz, 100ms, rate=16kHz)",
      corrected: "tone(10kHz, 100ms, rate=44.1kHz)"),
    Explanation(
      "audio.rate",
      """
      A sample rate is a whole number of samples a second, and two sounds can be added only when
      they have the same rate; otherwise one of them would play too fast. Most corpora have one
      of 8, 16, 22.05, 44.1 or 48 kHz. `resample` brings a sound to another rate.
      """,
      fails: """
        hum = tone(90Hz, 100ms, rate=8kHz)
        mix_noise(tone(440Hz, 100ms, rate=16kHz), 10dB, noise=hum)
        """,
      corrected: """
        hum = tone(90Hz, 100ms, rate=8kHz) |> resample(16kHz)
        mix_noise(tone(440Hz, 100ms, rate=16kHz), 10dB, noise=hum)
        """),
    Explanation(
      "audio.samples",
      """
      Sound is one row of numbers, the pressure at each moment, where ±1 is as loud as a file can
      say. Stereo has two rows, of which one has to be chosen or their mean taken. Numbers as
      large as 32767 are the whole numbers of a file; divide them by 32768.
      """,
      fails: "audio(zeros([2, 100]))",
      corrected: "audio(zeros([2, 100])[0])"),
    Explanation(
      "recording.cut-off",
      """
      The header promises more samples than the file holds, so its end is missing, usually
      because a copy was interrupted. In a corpus such a clip would have a feature that no other
      has, an early end. Copy the file again; `read_audio` alone reads it as far as it goes and
      says how much is missing.
      """),
    Explanation(
      "recording.loud",
      """
      Samples lie from -1 to 1, and a little beyond is tolerated; this one is far outside. The
      numbers are probably whole numbers that were not divided by their full scale, 32768. Read
      the file in the encoding in which it was written.
      """),
    Explanation(
      "signal.band-range",
      """
      Mel bands divide the frequencies from a lowest to a highest one, and the highest lies at
      most at half the sample rate, beyond which a recording holds nothing. Some presets expect
      16 kHz and find less in a recording made for the telephone. Resample to the rate that the
      preset expects, or take another preset.
      """),
    Explanation(
      "signal.bands",
      """
      A spectrogram is summed up in so many bands, at least one. Usual are 23 to 128: with more
      bands than frequencies some would hold nothing.
      """),
    Explanation(
      "signal.coefficients",
      """
      Cepstral coefficients describe the shape of the spectrum over its bands, from coarse to
      fine, so there cannot be more of them than bands. Usual are 13 to 24 of 40 bands. Ask for
      fewer.
      """,
      fails: "mfcc(tone(440Hz, 200ms), coefficients=200)",
      corrected: "mfcc(tone(440Hz, 200ms), coefficients=13).shape"),
    Explanation(
      "signal.deltas",
      """
      Deltas tell how features change over time: the slope of a line through the steps of a
      window. The window is an odd number of steps, so that it has a middle, and a clip must be
      at least as long. Make the window narrower, or leave short clips out.
      """,
      fails: "deltas(zeros([5, 13]), width=9)",
      corrected: "deltas(zeros([5, 13]), width=3).shape"),
    Explanation(
      "signal.levels",
      """
      A spectrogram is a matrix with a row for each frame and a column for each band. The array
      has fewer or more axes, perhaps because it holds several clips. Take one of them.
      """,
      fails: "cmvn(zeros([4, 10, 13]))",
      corrected: "cmvn(zeros([4, 10, 13])[0]).shape"),
    Explanation(
      "signal.pitch-range",
      """
      Pitch is sought between two frequencies, and the method compares the sound with itself one
      period later. Below 20 Hz the period is longer than a window; above a quarter of the sample
      rate it is shorter than four samples. Voices lie between 60 and 500 Hz; singing and
      children go higher.
      """,
      fails: "pitch(tone(220Hz, 200ms), low=500Hz, high=60Hz)",
      corrected: "mean(pitch(tone(220Hz, 200ms), low=60Hz, high=500Hz)) |> round()"),
    Explanation(
      "signal.rate",
      """
      The sample rate is outside of what makes sense for sound. It is the number of samples a
      second, usually 8000 to 48000. A wrong one often comes from taking another number for it,
      such as the length of the clip.
      """),
    Explanation(
      "signal.ratio",
      """
      Resampling by the ratio of two rates works in whole steps: 44100 to 16000 is 441 to 160. If
      the rates have no such ratio of small numbers, there is no table of filters of a sensible
      size. Choose one of the usual rates, such as 16000 Hz.
      """),
    Explanation(
      "signal.short",
      """
      The sound is too short for what is asked: shorter than one window, or without any samples.
      Features need one window at least, usually 25 ms. Take a shorter window, or leave the clip
      out; an empty recording is often a file that was cut off.
      """,
      fails: """
        mfcc(audio([]), preset="kaldi")
        """,
      corrected: """
        mfcc(tone(440Hz, 100ms), preset="kaldi").shape
        """),
    Explanation(
      "signal.silent",
      """
      A signal-to-noise ratio compares the power of two sounds, and one of them has no power at
      all: it is silent from end to end. No factor makes silence louder. Look for a recording
      that failed, or for a channel that was never connected.
      """,
      fails: """
        quiet = audio(zeros([1600]))
        mix_noise(quiet, 10dB, seed=1)
        """,
      corrected: "mix_noise(tone(440Hz, 100ms), 10dB, seed=1)"),
    Explanation(
      "signal.transform",
      """
      A Fourier transform is fast when its length is a product of small numbers. lupi takes even
      lengths that are products of 2, 3 and 5, up to a limit. A power of two such as 512 always
      works.
      """),
    Explanation(
      "signal.window",
      """
      A window and the step from one window to the next are at least one sample long, and no
      longer than the Fourier transform. A duration that is too short for the sample rate rounds
      to nothing: at 1 kHz one sample lasts a whole millisecond. Check the unit, and that the
      sound has the rate that you think.
      """),
  ]
}
