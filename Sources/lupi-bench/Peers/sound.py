#!/usr/bin/env python3
"""The log-mel spectrograms of lupi-bench in librosa and PyTorch; milliseconds for a hundred clips of 3 s.

python3 -m venv V && V/bin/pip install torch librosa && V/bin/python sound.py
"""
import os
import statistics
import time

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"

import librosa  # noqa: E402  (after the number of threads)
import numpy as np  # noqa: E402
import torch  # noqa: E402

torch.set_num_threads(1)
COUNT, RATE = 100, 16000
t = np.arange(3 * RATE) / RATE
noise = np.random.default_rng(0).standard_normal((COUNT, 3 * RATE))
clips = [
    (0.1 * noise[i] + 0.3 * np.sin(2 * np.pi * (200 + 20 * i) * t)).astype(np.float32)
    for i in range(COUNT)
]
window = librosa.util.pad_center(librosa.filters.get_window("hann", 400, fftbins=True), size=512)
window = torch.from_numpy(window.astype(np.float32))
bank = torch.from_numpy(librosa.filters.mel(sr=RATE, n_fft=512, n_mels=64).astype(np.float32))


def with_librosa(clip):
    power = librosa.feature.melspectrogram(
        y=clip, sr=RATE, n_fft=512, hop_length=160, win_length=400, n_mels=64
    )
    return np.log(power + 1e-6)


def with_torch(clip):
    spectrum = torch.stft(
        torch.from_numpy(clip), 512, 160, 512, window, pad_mode="constant", return_complex=True
    )
    return torch.log(bank @ spectrum.abs().square() + 1e-6)


for name, compute in [("librosa " + librosa.__version__, with_librosa), ("torch " + torch.__version__, with_torch)]:
    compute(clips[0])
    cpu = []
    for _ in range(7):
        start = time.process_time()
        for clip in clips:
            compute(clip)
        cpu.append(time.process_time() - start)
    print(f"{name:24s} CPU {statistics.median(cpu) * 1e3:8.2f}  best {min(cpu) * 1e3:8.2f}")
