#!/usr/bin/env python3
"""Writes the .npy files that the parity tests compare with. Needs numpy, scipy, librosa and kaldi-native-fbank."""

import os

import kaldi_native_fbank as knf
import librosa
import numpy as np
import scipy.signal

HERE = os.path.dirname(os.path.abspath(__file__))
RATE = 16000


def save(name, value):
    os.makedirs(os.path.dirname(os.path.join(HERE, name)), exist_ok=True)
    np.save(os.path.join(HERE, name + ".npy"), np.ascontiguousarray(value, dtype=np.float32))


def chirp():
    """With a noise at -40 dB: without it most levels would be rounding errors, of which every library has its own."""
    t = np.arange(6000) / RATE
    return 0.5 * scipy.signal.chirp(t, 50, t[-1], 7900, method="logarithmic") + 1e-2 * np.random.default_rng(5).standard_normal(6000)


def noise():
    return 0.1 * np.random.default_rng(3).standard_normal(5000)


def speech():
    """A gliding glottal pulse train through three formants, with silence around it and a little noise."""
    rng = np.random.default_rng(4)
    n = 7200
    t = np.arange(n) / RATE
    pitch = 120 + 40 * np.sin(2 * np.pi * 1.5 * t)
    phase = np.cumsum(pitch) / RATE
    x = np.diff(np.floor(phase), prepend=0.0) + 0.02 * rng.standard_normal(n)
    for f, b in ((700, 90), (1220, 110), (2600, 160)):
        r = np.exp(-np.pi * b / RATE)
        x = scipy.signal.lfilter([1 - r], [1, -2 * r * np.cos(2 * np.pi * f / RATE), r * r], x)
    x = 0.4 * x / np.abs(x).max()
    fade = np.minimum(1, np.minimum(np.arange(n), np.arange(n)[::-1]) / 400)
    return np.concatenate([np.zeros(1600), x * fade, np.zeros(2400)]) + 1e-4 * rng.standard_normal(n + 4000)


def kaldi_options(options, bands):
    options.frame_opts.samp_freq = RATE
    options.frame_opts.dither = 0
    options.mel_opts.num_bins = bands
    return options


def kaldi(online, y):
    online.accept_waveform(RATE, (y * 32768).tolist())
    online.input_finished()
    return np.stack([online.get_frame(i) for i in range(online.num_frames_ready)])


signals = {"chirp": chirp(), "noise": noise(), "speech": speech()}
for name, y in signals.items():
    y = y.astype(np.float32)
    signals[name] = y
    save(f"signals/{name}", y)
    db = lambda **o: librosa.power_to_db(librosa.feature.melspectrogram(y=y, sr=RATE, **o))
    save(f"librosa_default/{name}", db().T)
    short = dict(n_fft=512, win_length=400, hop_length=160, n_mels=40)
    mel = librosa.feature.melspectrogram(y=y, sr=RATE, **short)
    save(f"librosa_ln/{name}", np.log(mel + np.float32(1e-6)).T)
    save(f"librosa_htk/{name}", librosa.feature.melspectrogram(y=y, sr=RATE, n_fft=400, hop_length=160, n_mels=20, htk=True, norm=None, fmin=50, fmax=7000, window="hamming", pad_mode="reflect").T)
    save(f"kaldi_fbank/{name}", kaldi(knf.OnlineFbank(kaldi_options(knf.FbankOptions(), 80)), y))
    save(f"kaldi_mfcc/{name}", kaldi(knf.OnlineMfcc(kaldi_options(knf.MfccOptions(), 23)), y))
    save(f"librosa_mfcc/{name}", librosa.feature.mfcc(y=y, sr=RATE, n_mfcc=20).T)
    mfcc = librosa.feature.mfcc(y=y, sr=RATE, n_mfcc=13, n_fft=512, hop_length=160)
    save(f"librosa_mfcc_short/{name}", mfcc.T)
    save(f"librosa_delta/{name}", librosa.feature.delta(mfcc).T)
    save(f"librosa_delta2/{name}", librosa.feature.delta(mfcc, order=2).T)
    save(f"librosa_rms/{name}", librosa.feature.rms(y=y, frame_length=400, hop_length=160)[0])
    trimmed, span = librosa.effects.trim(y, top_db=30, frame_length=512, hop_length=128)
    save(f"librosa_trim/{name}", span)

y = signals["speech"][2000:4000]
stft = librosa.stft(y, n_fft=480, hop_length=160, win_length=400, pad_mode="reflect")
save("librosa_stft/speech", np.stack([stft.real, stft.imag], -1).transpose(1, 0, 2))
for window in ("hann", "hamming"):
    save(f"scipy_window/{window}", scipy.signal.get_window(window, 400, fftbins=True))
save("librosa_filters/slaney", librosa.filters.mel(sr=RATE, n_fft=512, n_mels=64))
print("librosa", librosa.__version__, "kaldi-native-fbank", knf.__version__, "SciPy", scipy.__version__, "NumPy", np.__version__)
